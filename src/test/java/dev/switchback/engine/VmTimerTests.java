package dev.switchback.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import dev.switchback.Golden;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.Trait;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What follows by itself once the application of a machine has answered, and what never does.
class VmTimerTests {

	private static final Path TIMELINES = Path.of("src/test/resources/timelines/vm-failover");

	private static final String BY_ITSELF = """
			{"commit": {"mode": "AFTER_PROBE", "after": "PT30M"}, "failBack": {"mode": "AFTER_PROBE", "after": "PT2H"}}""";

	private static final String MUTE = """
			{"kind": "mute", "item": "app-01"}""";

	private static VmFlight flight() {
		return new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded()).probed("app-01");
	}

	private static VmFlight begun() {
		return flight().failover("app-01", Purpose.MAINTENANCE, BY_ITSELF);
	}

	private static Instant due(VmFlight flight) {
		return unless(flight).at();
	}

	private static Question.Default unless(VmFlight flight) {
		return Objects.requireNonNull(((Phase.Parked) flight.operation().phase()).question().unless());
	}

	@Test
	void commitsAndFailsBackByItselfAfterTheApplicationHasAnswered() throws IOException {
		var flight = begun();
		flight.untilAsked();
		assertThat(unless(flight).decision()).isEqualTo(Decision.COMMIT);
		assertThat(Duration.between(flight.time.instant(), due(flight))).isBetween(Duration.ofMinutes(29),
				Duration.ofMinutes(30));
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.mutations()).hasSize(6);
		assertThat(flight.item(VmFlight.WEST + "app-01").path("protectionState").asString()).isEqualTo("Protected");
		assertThat(flight.timeline()).doesNotContain("decided COMMIT", "decided FAIL_BACK");
		Golden.holds(TIMELINES.resolve("by-itself.txt"),
				"%s%nAzure received:%n  %s%n".formatted(flight.timeline(), String.join("\n  ", flight.received())));
	}

	@Test
	void peopleAreRemindedAtHalfAndNineTenthsOfTheTime() {
		var flight = begun();
		var asked = flight.untilAsked().runs().getLast().startedAt();
		flight.until((operation) -> operation.lastRun().key().equals("home"));
		var reminders = flight.timeline().lines().filter((line) -> line.contains("Nobody has decided since")).toList();
		assertThat(reminders).hasSize(2);
		assertThat(seconds(flight, reminders.getFirst(), asked)).isBetween(15 * 60L, 15 * 60L + 10);
		assertThat(seconds(flight, reminders.getLast(), asked)).isBetween(27 * 60L, 27 * 60L + 10);
	}

	private static long seconds(VmFlight flight, String line, Instant asked) {
		var told = (long) Double.parseDouble(line.strip().substring(0, line.strip().indexOf('s')));
		return told - Duration.between(VirtualTime.START, asked).toSeconds();
	}

	@Test
	void nothingFollowsWhenTheMachineRunsAndItsProbeIsDead() {
		var flight = begun().fault(MUTE);
		flight.untilAsked();
		var run = flight.operation().lastRun();
		assertThat(run.key()).as(flight.timeline()).isEqualTo("out.answers");
		assertThat(flight.question()).contains("web of app-01: no answer");
		assertThat(flight.offers()).containsExactly(Decision.RETRY, Decision.PROCEED, Decision.CHANGE_RECOVERY_POINT,
				Decision.FINISH);
		flight.decide(Decision.PROCEED);
		flight.untilAsked();
		assertThat(((Phase.Parked) flight.operation().phase()).question().unless()).isNull();
		flight.passUntil(flight.time.instant().plus(Duration.ofDays(1)));
		assertThat(flight.operation().lastRun().key()).isEqualTo("out.decide");
		assertThat(flight.received()).hasSize(1);
	}

	@Test
	void whatFallsSilentBeforeTheTimeIsOverIsForPeopleToDecide() {
		var flight = begun();
		flight.untilAsked();
		flight.fault(MUTE);
		flight.passUntil(due(flight).plus(Duration.ofMinutes(1)));
		assertThat(flight.question()).contains("COMMIT does not follow by itself: web of app-01: no answer");
		flight.passUntil(flight.time.instant().plus(Duration.ofDays(1)));
		assertThat(flight.received()).hasSize(1);
		flight.decide(Decision.COMMIT);
		flight.untilAt("home");
	}

	@Test
	void moreTimeMayBeTaken() {
		var flight = begun();
		flight.untilAsked();
		var due = due(flight);
		assertThat(flight.extended(Decision.EXTEND, null)).isInstanceOf(Settled.Taken.class);
		assertThat(due(flight)).isEqualTo(due.plus(Duration.ofMinutes(30)));
		flight.passUntil(due.plus(Duration.ofMinutes(1)));
		assertThat(flight.received()).hasSize(1);
		flight.until((operation) -> !(operation.phase() instanceof Phase.Parked));
		assertThat(flight.time.instant()).isBetween(due.plus(Duration.ofMinutes(30)), due.plus(Duration.ofMinutes(31)));
	}

	@Test
	void inAnEmergencyNothingFollowsByItself() {
		assertThatExceptionOfType(InvalidRequest.class)
			.isThrownBy(() -> flight().failover("app-01", Purpose.EMERGENCY, BY_ITSELF))
			.satisfies((refused) -> assertThat(refused.faults()).extracting(InvalidRequest.Fault::pointer)
				.containsExactly("/parameters/commit/mode", "/parameters/failBack/mode"));
		var flight = begun();
		flight.untilAsked();
		flight.decide(Decision.ESCALATE);
		flight.passUntil(flight.time.instant().plus(Duration.ofDays(1)));
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.received()).hasSize(1);
	}

	@Test
	void nothingFollowsThatNobodyCouldAskWhetherItWorks() {
		assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> VmFlight.of(Purpose.DRILL, BY_ITSELF))
			.satisfies((refused) -> assertThat(refused.faults()).hasSize(2)
				.allSatisfy((fault) -> assertThat(fault.sentence()).contains("PUT /v1/protected-items")));
	}

	@Test
	void aSourceThatMayStillRunIsAcknowledgedByPeopleOnly() {
		var flight = new VmFlight(Crashes.never(), VmFlight.vault(Trait.SOURCE_STAYS_UP), VmFlight.recorded())
			.probed("app-01")
			.failover("app-01", Purpose.MAINTENANCE, BY_ITSELF);
		flight.untilAsked();
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(2)));
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.received()).hasSize(1);
	}

	@Test
	void anotherPointIsProbedAnewAndHasItsWholeTime() {
		var flight = begun();
		flight.untilAsked();
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(20)));
		flight.decide(Decision.CHANGE_RECOVERY_POINT,
				new RecoveryPointWish(RecoveryPointWish.Strategy.LATEST_CRASH_CONSISTENT, null));
		flight.untilAsked();
		assertThat(flight.operation().visits("out.answers")).isEqualTo(2);
		assertThat(Duration.between(flight.time.instant(), due(flight))).isGreaterThan(Duration.ofMinutes(29));
		assertThat(flight.operation().runs()).filteredOn((run) -> run.key().equals("out.answers"))
			.allSatisfy((run) -> assertThat(run.verdict()).isEqualTo(Verdict.PASS));
	}

}
