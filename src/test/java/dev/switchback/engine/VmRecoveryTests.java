package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.switchback.inventory.Attested;
import dev.switchback.inventory.Workload;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Recovery;
import dev.switchback.operation.Recovery.Beginning;
import dev.switchback.operation.Recovery.LastWrite;
import dev.switchback.operation.StepRun;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.RecoveryPointWish.Strategy;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.Trait;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What is measured of a failover: how much was lost and how long it took, against what people declared. What is not known is
/// not guessed.
class VmRecoveryTests {

	private static final Duration QUARTER = Duration.ofMinutes(15);

	private static Recovery only(VmFlight flight) {
		assertThat(flight.operation().recoveries()).as(flight.timeline()).hasSize(1);
		return flight.operation().recoveries().getFirst();
	}

	private static StepRun last(Operation operation, String key) {
		return operation.runs().stream().filter((run) -> run.key().equals(key)).toList().getLast();
	}

	private static void addsUp(Recovery recovery) {
		var time = recovery.recoveryTime();
		assertThat(Objects.requireNonNull(time.people())
			.plus(Objects.requireNonNull(time.azure()))
			.plus(Objects.requireNonNull(time.ours()))).isEqualTo(time.actual());
		assertThat(time.ours()).isGreaterThanOrEqualTo(Duration.ZERO);
	}

	private static void declare(VmFlight flight, String name, List<String> machines, Workload.Aims aims) {
		flight.designs.declareWorkload(new Attested<>(name,
				new Workload(null, List.of(), List.of(), machines, null, aims), "alice", VirtualTime.START, 1));
	}

	private static VmFlight fresh() {
		return new VmFlight(Crashes.never(), HealthyVms.vault(3), VmFlight.recorded());
	}

	@Test
	void bothWaysAreMeasuredFromTheRequestAndFromTheDecision() {
		var flight = VmFlight.of(Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(1)));
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		flight.decide(Decision.FAIL_BACK);
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		var ended = flight.untilEnded();
		assertThat(ended.recoveries()).extracting(Recovery::leg).containsExactly("out", "back");
		assertThat(ended.recoveries()).extracting(Recovery::where).containsExactly("northeurope", "westeurope");
		var out = ended.recoveries().getFirst();
		assertThat(out.at()).isEqualTo(last(ended, "out.runs").finishedAt());
		assertThat(out.recoveryTime().from()).isEqualTo(ended.createdAt());
		assertThat(out.recoveryTime().fromBy()).isEqualTo(Beginning.REQUEST);
		assertThat(out.recoveryTime().actual()).isEqualTo(Duration.between(ended.createdAt(), out.at()));
		assertThat(out.recoveryTime().people()).isZero();
		// Azure's own: shutting down 63 s, synchronizing, failing over and starting as it was recorded.
		assertThat(out.recoveryTime().azure()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(5));
		var back = ended.recoveries().getLast();
		assertThat(back.recoveryTime().from()).isEqualTo(last(ended, "back.check").startedAt());
		assertThat(back.recoveryTime().fromBy()).isEqualTo(Beginning.DECISION);
		assertThat(back.recoveryTime().people()).as("the hour before the decision is of no leg").isZero();
		ended.recoveries().forEach((recovery) -> {
			addsUp(recovery);
			assertThat(recovery.complete()).isTrue();
			assertThat(recovery.recoveryPoint().lastWriteBy()).isEqualTo(LastWrite.SOURCE_SHUT_DOWN);
			assertThat(recovery.recoveryPoint().actual())
				.isEqualTo(Duration.between(recovery.recoveryPoint().point(), recovery.recoveryPoint().lastWrite()));
			assertThat(recovery.recoveryPoint().actual()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(8));
			assertThat(recovery.recoveryPoint().met()).as("nobody declared what is wanted").isNull();
			assertThat(recovery.recoveryTime().met()).isNull();
		});
	}

	/// The machine has run all along.
	@Test
	void aSourceThatIsSwitchedOffLaterMakesNoRecoveryLonger() {
		var flight = fresh().failover("app-01", Purpose.EMERGENCY, "{\"shutDownSource\": false}");
		flight.untilAsked();
		var before = only(flight);
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(2)));
		flight.decide(Decision.FENCE_SOURCE);
		flight.untilAsked();
		assertThat(flight.question()).doesNotContain("It is not known that its source is off");
		assertThat(only(flight)).as(flight.timeline()).isEqualTo(before);
	}

	@Test
	void theStrictestOfWhatIsDeclaredCountsWheneverItNamesTheMachine() {
		var flight = fresh();
		var source = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/app-rg"
				+ "/providers/Microsoft.Compute/virtualMachines/app-01";
		declare(flight, "erp",
				List.of(source.toUpperCase(java.util.Locale.ROOT).replace("/SUBSCRIPTIONS/", "/subscriptions/")),
				new Workload.Aims(QUARTER, Duration.ofMinutes(2), null));
		declare(flight, "shop", List.of(VmFlight.NORTH + "app-01"),
				new Workload.Aims(Duration.ofHours(1), Duration.ofHours(2), null));
		declare(flight, "other", List.of(VmFlight.WEST + "app-02"),
				new Workload.Aims(Duration.ofSeconds(1), Duration.ofSeconds(1), null));
		flight.failover("app-01", Purpose.MAINTENANCE, "{}").untilAsked();
		var recovery = only(flight);
		assertThat(recovery.recoveryPoint().objective()).isEqualTo(QUARTER);
		assertThat(recovery.recoveryPoint().met()).isTrue();
		assertThat(recovery.recoveryTime().objective()).isEqualTo(Duration.ofMinutes(2));
		assertThat(recovery.recoveryTime().met()).isFalse();
		assertThat(flight.timeline()).contains("Measured: app-01 runs in northeurope. RPO ")
			.contains("(objective 15 min, met): from the recovery point of ")
			.contains("(objective 2 min, missed), counted from the request: 0 s for people, ");
	}

	@Test
	void anIncidentThatIsDeclaredIsWhereItCountsFrom() {
		var flight = fresh();
		var began = VirtualTime.START.minus(Duration.ofMinutes(20));
		flight.incident("app-01", began, "{\"shutDownSource\": false}").untilAsked();
		var recovery = only(flight);
		assertThat(recovery.recoveryTime().from()).isEqualTo(began);
		assertThat(recovery.recoveryTime().fromBy()).isEqualTo(Beginning.INCIDENT);
		assertThat(recovery.recoveryTime().people()).isBetween(Duration.ofMinutes(20),
				Duration.ofMinutes(20).plusSeconds(1));
		assertThat(recovery.recoveryPoint().lastWriteBy()).isEqualTo(LastWrite.INCIDENT_DECLARED);
		assertThat(recovery.recoveryPoint().lastWrite()).isEqualTo(began);
		assertThat(recovery.recoveryPoint().actual()).as("the point is younger than the incident").isZero();
		addsUp(recovery);
	}

	@Test
	void aSourceThatMayHaveWrittenOnHasLostAtLeastThatMuch() {
		var flight = fresh();
		declare(flight, "erp", List.of(VmFlight.WEST + "app-01"), new Workload.Aims(QUARTER, null, null));
		flight.failover("app-01", Purpose.EMERGENCY, "{\"shutDownSource\": false}").untilAsked();
		var loss = only(flight).recoveryPoint();
		assertThat(loss.lastWriteBy()).isEqualTo(LastWrite.FAILOVER_CALLED);
		assertThat(loss.lastWrite()).isEqualTo(flight.operation().mutations().getFirst().intendedAt());
		assertThat(loss.actual()).isLessThan(QUARTER);
		assertThat(loss.met()).as("it may be more").isNull();
		var strict = fresh();
		declare(strict, "erp", List.of(VmFlight.WEST + "app-01"), new Workload.Aims(Duration.ofMillis(1), null, null));
		strict.failover("app-01", Purpose.EMERGENCY, "{\"shutDownSource\": false}").untilAsked();
		assertThat(only(strict).recoveryPoint().met()).isFalse();
	}

	@Test
	void whileSomebodyIsAskedItIsPeopleWhoAreWaitedFor() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{}").fault("""
				{"kind": "fail", "code": "28031", "match": {"method": "POST", "item": "app-01"}, "times": 1}""");
		flight.untilAsked();
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(25)));
		flight.decide(Decision.RETRY);
		flight.untilAsked();
		var recovery = only(flight);
		assertThat(recovery.recoveryTime().people()).isBetween(Duration.ofMinutes(25),
				Duration.ofMinutes(25).plusSeconds(1));
		addsUp(recovery);
	}

	@Test
	void anotherPointIsMeasuredAnew() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		var first = only(flight);
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(10)));
		flight.decide(Decision.CHANGE_RECOVERY_POINT, new RecoveryPointWish(Strategy.CUSTOM, oldest(flight)));
		flight.untilAsked();
		var then = only(flight);
		assertThat(then.recoveryPoint().point()).isBefore(first.recoveryPoint().point());
		assertThat(then.recoveryPoint().lastWrite()).isEqualTo(first.recoveryPoint().lastWrite());
		assertThat(then.recoveryPoint().actual()).isGreaterThan(first.recoveryPoint().actual());
		assertThat(then.recoveryTime().people()).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
		addsUp(then);
	}

	private static String oldest(VmFlight flight) {
		return flight.get(VmFlight.WEST + "app-01/recoveryPoints")
			.path("value")
			.valueStream()
			.min((one, other) -> one.path("properties")
				.path("recoveryPointTime")
				.asString()
				.compareTo(other.path("properties").path("recoveryPointTime").asString()))
			.orElseThrow()
			.path("id")
			.asString();
	}

	@Test
	void whatSomebodyElseFailedOverHasNoTimeThatIsKnown() {
		var flight = VmFlight.with(Trait.FAILED_OVER, Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		var recovery = only(flight);
		assertThat(recovery.recoveryTime().actual()).isNull();
		assertThat(recovery.recoveryTime().people()).isNull();
		assertThat(recovery.recoveryPoint().actual()).isNull();
		assertThat(recovery.recoveryPoint().lastWrite()).isNull();
		assertThat(flight.timeline()).contains("RTO not known: somebody else failed it over");
	}

	@Test
	void whereItsApplicationIsToAnswerItIsNotCompleteBefore() {
		var flight = fresh().probed("app-01").failover("app-01", Purpose.MAINTENANCE, "{}").fault("""
				{"kind": "mute", "item": "app-01"}""");
		flight.untilAsked();
		assertThat(only(flight).complete()).isFalse();
		flight.decide(Decision.PROCEED);
		flight.untilAsked();
		assertThat(only(flight).complete()).as("nobody saw it answer").isFalse();
		var answering = fresh().probed("app-01").failover("app-01", Purpose.MAINTENANCE, "{}");
		answering.untilAsked();
		assertThat(only(answering).complete()).isTrue();
		assertThat(only(answering).at()).isEqualTo(last(answering.operation(), "out.answers").finishedAt());
	}

	@Test
	void ofAGroupTheMachineThatLostMostCounts() {
		var flight = new VmFlight(Crashes.never(), VmGroupTests.vault(), VmFlight.recorded());
		declare(flight, "erp", List.of(VmFlight.WEST + "app-02"),
				new Workload.Aims(QUARTER, Duration.ofHours(1), null));
		flight.group("shop-plan", Purpose.MAINTENANCE, "{}").untilAsked();
		var recovery = only(flight);
		assertThat(recovery.what()).isEqualTo("shop-plan");
		assertThat(recovery.recoveryPoint().lastWriteBy()).as(flight.timeline()).isEqualTo(LastWrite.SOURCE_SHUT_DOWN);
		assertThat(recovery.recoveryPoint().met()).isTrue();
		assertThat(recovery.recoveryTime().met()).isTrue();
		addsUp(recovery);
	}

	@Test
	void timeInWhichNobodyLookedIsOurs() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{}");
		flight.until((operation) -> !operation.mutations().isEmpty());
		flight.replica.passUntil(flight.time.instant().plus(Duration.ofSeconds(40)));
		Instant before = flight.time.instant();
		flight.time.pass(Duration.ofMinutes(20));
		flight.untilAsked();
		var recovery = only(flight);
		assertThat(flight.timeline()).contains("Nobody is known to have looked since");
		assertThat(recovery.recoveryTime().ours()).isGreaterThan(Duration.ofMinutes(19));
		assertThat(recovery.recoveryTime().azure())
			.isLessThan(Duration.between(VirtualTime.START, before).plus(Duration.ofMinutes(2)));
		addsUp(recovery);
	}

}
