package dev.switchback.azure.siterecovery;

import dev.switchback.azure.arm.ArmId;

/// A recovery plan, by which the machines of a consistency group go together. Stored with plans, so its names stay.
///
/// @param id ARM id
public record GroupRef(String vault, String id, String name) {

	ArmId planId() {
		return ArmId.parse(this.id);
	}

	ArmId vaultId() {
		return ArmId.parse(this.vault);
	}

	/// What an operation claims beside its machines.
	public String claim() {
		return planId().normal();
	}

}
