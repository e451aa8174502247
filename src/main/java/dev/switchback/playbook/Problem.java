package dev.switchback.playbook;

/// Why Azure refused, as far as it may be shown.
///
/// @param status the HTTP status, or 0 if the call was not made
/// @param code Azure's error code, such as `AnotherOperationInProgress`
/// @param message for people; shortened, without control characters
public record Problem(int status, String code, String message) {
}
