package dev.switchback.simulator.arm;

/// The one application that may sign in.
///
/// @param clientId its id
/// @param secret its secret
public record Principal(String clientId, String secret) {
}
