package dev.switchback.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalDouble;

import dev.switchback.azure.arm.BudgetSettings;
import dev.switchback.azure.arm.CallBudget;
import dev.switchback.playbook.Urgency;
import org.springframework.stereotype.Component;

/// The budget in PostgreSQL: one short statement for each call, and a row lock for as long as that takes.
@Component
class PostgresCallBudget implements CallBudget {

	private static final String CLOSE = """
			INSERT INTO call_budget AS b (bucket, tokens, at, closed_until) VALUES (:bucket, 0, :now, :until)
			ON CONFLICT (bucket) DO UPDATE
			SET closed_until = greatest(b.closed_until, excluded.closed_until), tokens = least(b.tokens, 0),
				at = greatest(b.at, excluded.at)
			""";

	private final Sql sql;

	private final InstantSource clock;

	private final BudgetSettings settings;

	private final Shield shield;

	PostgresCallBudget(Sql sql, Shield shield, InstantSource clock, BudgetSettings settings) {
		this.shield = shield;
		this.sql = sql;
		this.clock = clock;
		this.settings = settings;
	}

	@Override
	public Duration take(Bucket bucket, Urgency urgency, OptionalDouble known) {
		return this.shield.around(() -> taken(bucket, urgency, known));
	}

	private Duration taken(Bucket bucket, Urgency urgency, OptionalDouble known) {
		var kind = bucket.kind();
		var wait = this.sql.statement("SELECT take_call(:bucket, :now, :capacity, :refill, :reserve, :must, :known)")
			.param("bucket", bucket.key())
			.param("now", Sql.moment(this.clock.instant()))
			.param("capacity", this.settings.capacity(kind))
			.param("refill", this.settings.refill(kind))
			.param("reserve", this.settings.reserve(kind, urgency))
			.param("must", urgency == Urgency.RESTORE)
			.param("known", known.orElse(this.settings.capacity(kind)))
			.query(Double.class)
			.single();
		return BudgetSettings.seconds(wait);
	}

	@Override
	public void close(Bucket bucket, Duration during) {
		var now = this.clock.instant();
		this.shield.around(() -> this.sql.statement(CLOSE)
			.param("bucket", bucket.key())
			.param("now", Sql.moment(now))
			.param("until", Sql.moment(now.plus(during)))
			.update());
	}

}
