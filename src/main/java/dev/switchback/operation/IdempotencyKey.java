package dev.switchback.operation;

/// Makes a request that creates or decides happen once.
///
/// @param caller the subject that chose the key
/// @param route what it was sent to, such as `POST /v1/operations`
/// @param key as the caller sent it
/// @param fingerprint hash of the request's body: the same key with another body is a mistake of the caller
public record IdempotencyKey(String caller, String route, String key, String fingerprint) {
}
