package dev.switchback.azure.arm;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import dev.switchback.azure.arm.CallBudget.Bucket;
import dev.switchback.playbook.Problem;

/// Calls that wait until the budget lets them be made, because nobody is hurt by their waiting. Of those that wait for one
/// bucket only one asks the budget at a time, in the order of their coming: however many there are, it is not asked more often.
final class Turns {

	private final Allowances allowances;

	private final Pause pause;

	private final Map<Bucket, ReentrantLock> turns = new ConcurrentHashMap<>();

	Turns(Allowances allowances, Pause pause) {
		this.allowances = allowances;
		this.pause = pause;
	}

	/// Takes one call of each bucket, when there is one.
	///
	/// @throws NotLeaving if that is later than the deadline
	void await(Allowances.Counted counted, Deadline deadline) {
		counted.provider().ifPresent((bucket) -> await(bucket, deadline));
		await(counted.arm(), deadline);
	}

	private void await(Bucket bucket, Deadline deadline) {
		var turn = this.turns.computeIfAbsent(bucket, (_) -> new ReentrantLock(true));
		try {
			turn.lockInterruptibly();
			try {
				take(bucket, deadline);
			}
			finally {
				turn.unlock();
			}
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			throw refused(Duration.ZERO);
		}
	}

	private void take(Bucket bucket, Deadline deadline) throws InterruptedException {
		for (var wait = this.allowances.wait(bucket, deadline.urgency()); wait
			.isPresent(); wait = this.allowances.wait(bucket, deadline.urgency())) {
			if (deadline.left().compareTo(wait.get()) <= 0) {
				throw refused(wait.get());
			}
			this.pause.pause(wait.get());
		}
	}

	/// Why a call is not made now.
	///
	/// @param left how long it would have to wait
	static NotLeaving refused(Duration left) {
		return new NotLeaving(
				new ArmProblem.Throttled(new Problem(0, "Throttled", "Azure lets us make no such call for now"), left));
	}

}
