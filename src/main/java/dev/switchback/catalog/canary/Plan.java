package dev.switchback.catalog.canary;

import org.jspecify.annotations.Nullable;

/// Everything that the steps need.
///
/// @param circuit ARM id of the circuit that the first step reads; `null` to read nothing
record Plan(int steps, @Nullable String circuit) {
}
