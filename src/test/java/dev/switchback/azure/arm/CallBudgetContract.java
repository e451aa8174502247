package dev.switchback.azure.arm;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.UUID;

import dev.switchback.azure.arm.CallBudget.Bucket;
import dev.switchback.azure.arm.CallBudget.Kind;
import dev.switchback.playbook.Urgency;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What everybody who keeps the budget must do: ten calls at once, two more each second.
public abstract class CallBudgetContract {

	protected static final BudgetSettings SETTINGS = new BudgetSettings(10, 2, 10, 2, 10, 2, 10, 2, Kind.READS,
			new BudgetSettings.Reserves(0.1, 0.2, 0.5, 0.8));

	private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

	protected Instant now = Instant.parse("2026-03-02T12:00:00Z");

	private final Bucket reads = new Bucket(UUID.randomUUID().toString().toLowerCase(Locale.ROOT), Kind.READS);

	/// Whose clock is [#now].
	protected abstract CallBudget budget();

	private Duration take(Urgency urgency) {
		return budget().take(this.reads, 1, urgency, UNKNOWN);
	}

	/// How many calls of an urgency are let through, one after the other.
	private int taken(Urgency urgency) {
		var taken = 0;
		while (taken < 100 && take(urgency).isZero()) {
			taken++;
		}
		return taken;
	}

	@Test
	void letsThroughWhatTheUrgencyMayUse() {
		assertThat(taken(Urgency.ASSESSMENT)).isEqualTo(2);
		assertThat(taken(Urgency.PREVIEW)).isEqualTo(3);
		assertThat(taken(Urgency.RUNNING)).isEqualTo(3);
		assertThat(taken(Urgency.EMERGENCY)).isEqualTo(1);
		assertThat(taken(Urgency.RESTORE)).as("what must be brought back waits for no estimate").isEqualTo(100);
	}

	@Test
	void takesWhatIsCalledTogetherAllOrNone() {
		assertThat(budget().take(this.reads, 6, Urgency.RUNNING, UNKNOWN)).isZero();
		assertThat(budget().take(this.reads, 4, Urgency.RUNNING, UNKNOWN)).isEqualTo(Duration.ofSeconds(1));
		assertThat(taken(Urgency.RUNNING)).as("what was refused took nothing").isEqualTo(2);
	}

	@Test
	void moreThanThereCanBeAtOnceIsOwedByAFullBucket() {
		assertThat(budget().take(this.reads, 14, Urgency.RUNNING, UNKNOWN)).isZero();
		assertThat(take(Urgency.EMERGENCY)).isEqualTo(Duration.ofSeconds(3));
		assertThat(budget().take(this.reads, 14, Urgency.RUNNING, UNKNOWN)).isEqualTo(Duration.ofSeconds(7));
	}

	@Test
	void saysHowLongToWait() {
		taken(Urgency.EMERGENCY);
		assertThat(take(Urgency.EMERGENCY)).isEqualTo(Duration.ofMillis(500));
		assertThat(take(Urgency.PREVIEW)).isEqualTo(Duration.ofMillis(2500));
		this.now = this.now.plusMillis(500);
		assertThat(take(Urgency.EMERGENCY)).isZero();
		assertThat(take(Urgency.EMERGENCY)).isEqualTo(Duration.ofMillis(500));
	}

	@Test
	void fillsUpToItsCapacityAndNotAbove() {
		taken(Urgency.EMERGENCY);
		this.now = this.now.plusSeconds(3600);
		assertThat(taken(Urgency.EMERGENCY)).isEqualTo(9);
	}

	@Test
	void whatWasOverdrawnIsPaidBackFirst() {
		for (var i = 0; i < 14; i++) {
			assertThat(take(Urgency.RESTORE)).isZero();
		}
		assertThat(take(Urgency.EMERGENCY)).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void believesAzureWhenItSaysThatLessIsLeft() {
		assertThat(budget().take(this.reads, 1, Urgency.RUNNING, OptionalDouble.of(4))).isZero();
		assertThat(taken(Urgency.RUNNING)).isEqualTo(1);
	}

	@Test
	void doesNotBelieveThatMoreIsLeft() {
		taken(Urgency.RUNNING);
		assertThat(budget().take(this.reads, 1, Urgency.RUNNING, OptionalDouble.of(9))).isPositive();
	}

	@Test
	void letsNobodyThroughWhileAzureRefuses() {
		budget().close(this.reads, Duration.ofSeconds(20));
		this.now = this.now.plusSeconds(5);
		for (var urgency : Urgency.values()) {
			assertThat(take(urgency)).as("%s", urgency).isEqualTo(Duration.ofSeconds(15));
		}
		this.now = this.now.plusSeconds(15);
		assertThat(take(Urgency.RESTORE)).isZero();
	}

	@Test
	void aShorterRefusalDoesNotEndALongerOne() {
		budget().close(this.reads, Duration.ofSeconds(20));
		budget().close(this.reads, Duration.ofSeconds(2));
		assertThat(take(Urgency.RESTORE)).isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void keepsEachKindAndSubscriptionApart() {
		taken(Urgency.EMERGENCY);
		assertThat(budget().take(new Bucket(this.reads.subscription(), Kind.WRITES), 1, Urgency.ASSESSMENT, UNKNOWN))
			.isZero();
		assertThat(
				budget().take(new Bucket(this.reads.subscription() + "x", Kind.READS), 1, Urgency.ASSESSMENT, UNKNOWN))
			.isZero();
	}

	@Test
	void aClockThatIsBehindTakesNothingAway() {
		taken(Urgency.EMERGENCY);
		this.now = this.now.minusSeconds(60);
		assertThat(take(Urgency.EMERGENCY)).isEqualTo(Duration.ofMillis(500));
	}

}
