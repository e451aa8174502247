package dev.switchback.store;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.UUID;

import dev.switchback.azure.arm.CallBudget;
import dev.switchback.azure.arm.CallBudget.Bucket;
import dev.switchback.azure.arm.CallBudget.Kind;
import dev.switchback.azure.arm.CallBudgetContract;
import dev.switchback.playbook.Urgency;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@StoreIT
class PostgresCallBudgetIT extends CallBudgetContract {

	@Autowired
	private Sql sql;

	@Autowired
	private Shield shield;

	@Override
	protected CallBudget budget() {
		return new PostgresCallBudget(this.sql, this.shield, () -> this.now, SETTINGS);
	}

	@Test
	void twoReplicasTogetherGetNoMoreThanOneAlone() {
		var bucket = new Bucket(UUID.randomUUID().toString(), Kind.READS);
		var one = budget();
		var other = budget();
		var waits = Together.call(40,
				(n) -> ((n % 2 == 0) ? one : other).take(bucket, Urgency.RUNNING, OptionalDouble.empty()));
		assertThat(waits).filteredOn(Duration::isZero).hasSize(8);
	}

	@Test
	void whatOneReplicaIsRefusedTheOtherDoesNotTry() {
		var bucket = new Bucket(UUID.randomUUID().toString(), Kind.WRITES);
		budget().close(bucket, Duration.ofSeconds(17));
		assertThat(budget().take(bucket, Urgency.RESTORE, OptionalDouble.empty())).isEqualTo(Duration.ofSeconds(17));
	}

}
