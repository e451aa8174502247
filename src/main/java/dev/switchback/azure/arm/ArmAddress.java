package dev.switchback.azure.arm;

import java.net.URI;

import javax.net.ssl.SSLContext;

/// Where ARM is, and whom we believe to be it.
///
/// @param endpoint `https://host[:port]`
public record ArmAddress(URI endpoint, SSLContext trust) {
}
