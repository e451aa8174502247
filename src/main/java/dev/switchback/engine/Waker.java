package dev.switchback.engine;

import java.util.UUID;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.switchback.operation.Wakeups;
import org.springframework.beans.factory.ObjectProvider;

/// Lets a decision have its effect at once: a look that is under way is cut short, and what became due is picked up
/// without waiting for the next poll.
final class Waker implements Wakeups {

	private final CancellableLooks looks;

	private final ObjectProvider<Scheduler> scheduler;

	Waker(CancellableLooks looks, ObjectProvider<Scheduler> scheduler) {
		this.looks = looks;
		this.scheduler = scheduler;
	}

	@Override
	public void woken(UUID operation) {
		this.looks.woken(operation);
		this.scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
	}

}
