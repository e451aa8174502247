package dev.switchback.azure.siterecovery;

import java.time.Duration;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.playbook.Look;

/// What every condition looks with.
///
/// @param vault reads what is one machine's
/// @param shared reads what is everybody's
/// @param jobs tells what is still at work
record Reads(Arm arm, VaultReads vault, SharedReads shared, JobsAtWork jobs, SiteRecoverySettings settings) {

	static Reads of(Arm arm, SiteRecoverySettings settings) {
		var shared = new SharedReads(arm, settings.sharedFor());
		return new Reads(arm, new VaultReads(arm, shared), shared, new JobsAtWork(arm, shared, settings.sharedFor()),
				settings);
	}

	Deadline deadline(Look look) {
		return this.arm.deadline(look);
	}

	Duration lookAgain() {
		return this.settings.lookAgain();
	}

}
