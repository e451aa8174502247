package dev.switchback.simulator.protection;

import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.estate.VmPlan;

/// A machine in its vault.
public record Place(VaultPlan vault, VmPlan plan) {
}
