package dev.switchback.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.switchback.azure.arm.BudgetSettings;
import dev.switchback.azure.arm.CallBudget;
import dev.switchback.playbook.Urgency;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.remote.Request;
import io.github.bucket4j.distributed.versioning.Versions;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/// The budget in PostgreSQL. Bucket4j counts the tokens, each call in a short transaction that holds the bucket's row; until
/// when Azure refuses stands beside them.
@Component
class PostgresCallBudget implements CallBudget {

	private static final String CLOSED = """
			SELECT closed_until FROM call_budget WHERE bucket = :bucket AND closed_until > :now
			""";

	private static final String CLOSE = """
			INSERT INTO call_budget AS b (bucket, closed_until) VALUES (:bucket, :until)
			ON CONFLICT (bucket) DO UPDATE SET closed_until = greatest(b.closed_until, excluded.closed_until)
			""";

	/// Bucket4j adds whole tokens in a period; in this one, so that a rate may have three decimals.
	private static final Duration PERIOD = Duration.ofSeconds(1000);

	/// How many connections may wait for buckets' rows at once: more would get nothing sooner, and others would have none.
	private static final int CONNECTIONS = 4;

	private final Semaphore few = new Semaphore(CONNECTIONS, true);

	private final Sql sql;

	private final InstantSource clock;

	private final BudgetSettings settings;

	private final Shield shield;

	private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

	PostgresCallBudget(DataSource database, Sql sql, Shield shield, InstantSource clock, BudgetSettings settings) {
		this.shield = shield;
		this.sql = sql;
		this.clock = clock;
		this.settings = settings;
		this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
			.clientClock(new WallClock(clock))
			.primaryKeyMapper(PrimaryKeyMapper.STRING)
			.table("call_budget")
			.idColumn("bucket")
			.stateColumn("state")
			.build();
	}

	@Override
	public Duration take(Bucket bucket, int calls, Urgency urgency, OptionalDouble known) {
		var most = (long) known.orElse(Long.MAX_VALUE);
		var reserve = (long) Math.ceil(this.settings.reserve(bucket.kind(), urgency));
		var taking = new TakeCalls(calls, limits(bucket.kind()), most, reserve, urgency == Urgency.RESTORE);
		return asked(() -> closed(bucket).orElseGet(() -> taken(bucket, taking)));
	}

	private <T> T asked(Supplier<T> question) {
		return this.shield.around(() -> {
			this.few.acquireUninterruptibly();
			try {
				return question.get();
			}
			finally {
				this.few.release();
			}
		});
	}

	private Optional<Duration> closed(Bucket bucket) {
		var now = this.clock.instant();
		return this.sql.statement(CLOSED)
			.param("bucket", bucket.key())
			.param("now", Sql.moment(now))
			.query(OffsetDateTime.class)
			.optional()
			.map((until) -> Duration.between(now, until));
	}

	private Duration taken(Bucket bucket, TakeCalls taking) {
		var request = new Request<>(taking, Versions.getLatest(), null, ExpirationAfterWriteStrategy.none());
		try {
			return millis(this.buckets.execute(bucket.key(), request).getData());
		}
		catch (BucketExecutionException ex) {
			throw new DataAccessResourceFailureException("The call budget could not be asked", ex);
		}
	}

	/// Rounded up.
	private static Duration millis(long nanos) {
		return Duration.ofMillis(Math.ceilDiv(nanos, 1_000_000L));
	}

	/// What was left is used up, too: the bucket begins to fill now.
	@Override
	public void close(Bucket bucket, Duration during) {
		var until = this.clock.instant().plus(during);
		asked(() -> {
			taken(bucket, new TakeCalls(0, limits(bucket.kind()), 0, 0, false));
			return this.sql.statement(CLOSE).param("bucket", bucket.key()).param("until", Sql.moment(until)).update();
		});
	}

	private BucketConfiguration limits(Kind kind) {
		var perPeriod = Math.round(this.settings.refill(kind) * PERIOD.toSeconds());
		return BucketConfiguration.builder()
			.addLimit((limit) -> limit.capacity((long) this.settings.capacity(kind)).refillGreedy(perPeriod, PERIOD))
			.build();
	}

	/// Our clock, as Bucket4j reads it.
	private record WallClock(InstantSource clock) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return ChronoUnit.NANOS.between(Instant.EPOCH, this.clock.instant());
		}

		@Override
		public boolean isWallClockBased() {
			return true;
		}

	}

}
