package dev.switchback.simulator.estate;

/// A connection of a gateway to a circuit.
///
/// @param name the name of the ARM resource
/// @param circuit the name of the circuit
/// @param routingWeight the heavier connection is preferred; Azure's own default is 0
public record ConnectionPlan(String name, String circuit, int routingWeight) {
}
