package dev.switchback.azure.expressroute;

import dev.switchback.azure.arm.ArmId;

/// A gateway's connection to a circuit.
///
/// @param routingWeight the heavier connection is preferred
/// @param status as Azure says; empty if it does not
record ConnectionSeen(ArmId id, ArmId gateway, ArmId circuit, int routingWeight, String status) {
}
