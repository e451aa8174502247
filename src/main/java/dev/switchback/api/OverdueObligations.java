package dev.switchback.api;

import dev.switchback.operation.Journal;
import dev.switchback.operation.Timekeeper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Shows in health and metrics what should have been brought back by now and was not. The service itself is well then,
/// so this does not take a replica out of rotation.
@Component("obligations")
class OverdueObligations extends AbstractHealthIndicator implements MeterBinder {

	/// Where counting stops: by then it does not matter any more how many there are.
	private static final int ENOUGH = 1000;

	private static final Status OVERDUE = new Status("OVERDUE");

	private final Journal journal;

	private final Timekeeper time;

	OverdueObligations(Journal journal, Timekeeper time) {
		this.journal = journal;
		this.time = time;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		try {
			var overdue = count();
			builder.status((overdue > 0) ? OVERDUE : Status.UP).withDetail("overdue", overdue);
		}
		catch (DataAccessException | TransactionException ex) {
			// Without the exception: its words are for the log, and health is asked by many.
			builder.unknown();
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("switchback.obligations.overdue", this, OverdueObligations::count)
			.description("Obligations that should have been kept by now")
			.register(registry);
	}

	private int count() {
		return this.journal.obligations(this.time.instant(), ENOUGH).size();
	}

}
