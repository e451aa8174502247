package dev.switchback.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.switchback.azure.arm.BudgetSettings;
import dev.switchback.azure.arm.CallBudget;
import dev.switchback.azure.arm.CallBudget.Bucket;
import dev.switchback.azure.arm.CallBudget.Kind;
import dev.switchback.azure.arm.CallBudgetContract;
import dev.switchback.playbook.Urgency;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@StoreIT
class PostgresCallBudgetIT extends CallBudgetContract {

	@Autowired
	private DataSource database;

	@Autowired
	private Sql sql;

	@Autowired
	private Shield shield;

	@Override
	protected CallBudget budget() {
		return budget(SETTINGS);
	}

	private CallBudget budget(BudgetSettings settings) {
		return new PostgresCallBudget(this.database, this.sql, this.shield, () -> this.now, settings);
	}

	@Test
	void otherLimitsCountFromTheNextCallOn() {
		var bucket = new Bucket(UUID.randomUUID().toString(), Kind.READS);
		var slower = new BudgetSettings(5, 0.5, 5, 0.5, 5, 0.5, 5, 0.5, Kind.READS, SETTINGS.reserves());
		for (var call = 0; call < 14; call++) {
			assertThat(budget().take(bucket, 1, Urgency.RESTORE, OptionalDouble.empty())).isZero();
		}
		assertThat(budget(slower).take(bucket, 1, Urgency.EMERGENCY, OptionalDouble.empty()))
			.as("four are owed and one is left to who brings back")
			.isEqualTo(Duration.ofSeconds(12));
		this.now = this.now.plusSeconds(3600);
		assertThat(Stream.generate(() -> budget(slower).take(bucket, 1, Urgency.EMERGENCY, OptionalDouble.empty()))
			.takeWhile(Duration::isZero)
			.count()).isEqualTo(4);
	}

	@Test
	void saysWhenItCannotBeAsked() {
		this.sql.statement("ALTER TABLE call_budget RENAME TO call_budget_away").update();
		try {
			var bucket = new Bucket(UUID.randomUUID().toString(), Kind.READS);
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> budget().take(bucket, 1, Urgency.RUNNING, OptionalDouble.empty()));
		}
		finally {
			this.sql.statement("ALTER TABLE call_budget_away RENAME TO call_budget").update();
		}
	}

	@Test
	void aRushForOneBucketLeavesConnectionsToOthers() throws SQLException {
		var bucket = new Bucket(UUID.randomUUID().toString(), Kind.READS);
		budget().take(bucket, 1, Urgency.RESTORE, OptionalDouble.empty());
		var budget = budget();
		try (var rush = Executors.newVirtualThreadPerTaskExecutor(); var held = this.database.getConnection()) {
			hold(held, bucket);
			for (var call = 0; call < 40; call++) {
				rush.execute(() -> budget.take(bucket, 1, Urgency.RESTORE, OptionalDouble.empty()));
			}
			await().until(() -> waiting() == 4);
			for (var look = 0; look < 50; look++) {
				assertThat(waiting()).isEqualTo(4);
			}
			held.rollback();
		}
	}

	@Test
	void saysSoonThatItCannotBeAskedWhileSomebodyFrozenHoldsIt() throws SQLException {
		var bucket = new Bucket(UUID.randomUUID().toString(), Kind.READS);
		budget().take(bucket, 1, Urgency.RESTORE, OptionalDouble.empty());
		try (var held = this.database.getConnection()) {
			hold(held, bucket);
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> budget().take(bucket, 1, Urgency.RESTORE, OptionalDouble.empty()))
				.withStackTraceContaining("lock timeout");
			held.rollback();
		}
	}

	private static void hold(Connection held, Bucket bucket) throws SQLException {
		held.setAutoCommit(false);
		try (var hold = held.prepareStatement("SELECT 1 FROM call_budget WHERE bucket = ? FOR UPDATE")) {
			hold.setString(1, bucket.key());
			hold.execute();
		}
	}

	/// How many wait for somebody else's row.
	private int waiting() {
		return this.sql.statement(
				"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
			.query(Integer.class)
			.single();
	}

	@Test
	void twoReplicasTogetherGetNoMoreThanOneAlone() {
		var bucket = new Bucket(UUID.randomUUID().toString(), Kind.READS);
		var one = budget();
		var other = budget();
		var waits = Together.call(40,
				(n) -> ((n % 2 == 0) ? one : other).take(bucket, 1, Urgency.RUNNING, OptionalDouble.empty()));
		assertThat(waits).filteredOn(Duration::isZero).hasSize(8);
	}

	@Test
	void whatOneReplicaIsRefusedTheOtherDoesNotTry() {
		var bucket = new Bucket(UUID.randomUUID().toString(), Kind.WRITES);
		budget().close(bucket, Duration.ofSeconds(17));
		assertThat(budget().take(bucket, 1, Urgency.RESTORE, OptionalDouble.empty())).isEqualTo(Duration.ofSeconds(17));
	}

}
