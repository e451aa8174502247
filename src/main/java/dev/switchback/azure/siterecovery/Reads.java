package dev.switchback.azure.siterecovery;

import java.time.Duration;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.playbook.Look;

/// What every condition looks with.
record Reads(Arm arm, VaultReads vault, SiteRecoverySettings settings) {

	Reads(Arm arm, SiteRecoverySettings settings) {
		this(arm, new VaultReads(arm), settings);
	}

	Deadline deadline(Look look) {
		return this.arm.deadline(look);
	}

	Duration lookAgain() {
		return this.settings.lookAgain();
	}

}
