package dev.switchback.azure.siterecovery;

import java.time.Duration;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;

/// What every condition looks with.
///
/// @param vault reads what is one machine's
/// @param shared reads what is everybody's
/// @param jobs tells what is still at work
record Reads(Arm arm, VaultReads vault, SharedReads shared, JobsAtWork jobs, SiteRecoverySettings settings) {

	/// How far the clocks of two replicas may be apart: each is as near to the database's as those that execute have to be.
	private static final Duration CLOCKS = Duration.ofSeconds(4);

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

	/// How old what many share may be for a look: not as old as any call of its operation, or of one that it took over from. What
	/// was read before that does not know of it, and would have it made again, or taken for undone.
	Duration lately(Look look) {
		var shared = this.settings.sharedFor();
		var since = look.at().minus(shared).minus(CLOCKS);
		return look.calls().stream().anyMatch((call) -> call.open() || Post.taken(call).isAfter(since))
				? SharedReads.NOW : shared;
	}

	/// Whether Azure may not show yet what it does for a call that it took.
	boolean mayShowLate(Mutation call, Look look) {
		return look.at().isBefore(Post.taken(call).plus(this.settings.doubtWindow()));
	}

	Duration lookAgain() {
		return this.settings.lookAgain();
	}

}
