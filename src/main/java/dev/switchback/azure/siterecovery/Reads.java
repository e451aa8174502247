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
		return new Reads(arm, new VaultReads(arm, shared), shared, new JobsAtWork(arm, settings), settings);
	}

	Deadline deadline(Look look) {
		return this.arm.deadline(look);
	}

	/// How old what a look uses may be: as old as the look itself, so that one that is of many machines reads them once. The two
	/// clocks may differ, so it is never more than what many share.
	Duration since(Look look) {
		var begun = Duration.between(look.notOlderThan(), this.arm.now());
		if (begun.isNegative()) {
			return Duration.ZERO;
		}
		return (begun.compareTo(this.settings.sharedFor()) < 0) ? begun : this.settings.sharedFor();
	}

	Duration lookAgain() {
		return this.settings.lookAgain();
	}

}
