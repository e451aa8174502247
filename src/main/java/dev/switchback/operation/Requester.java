package dev.switchback.operation;

/// Who asked, as the token says.
///
/// @param subject stable name of the caller
/// @param person whether the token stands for a person; services do not count where a person is asked for
/// @param via the client the request came through
public record Requester(String subject, boolean person, String via) {
}
