package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// No source tells how soon after a call Azure shows the job that it began, or what that does to the machine. So a while may
/// pass in which everything is shown as it was before.
class VmShownLateTests {

	private static final String ITEM = VmFlight.WEST + "app-01";

	private static final String JOBS = VmFlight.VAULT + "/replicationJobs";

	private static final String DRILL = """
			{"networkId": "%s", "hold": {"mode": "UNTIL_DECISION"}}""".formatted(VmFlight.DRILL_NETWORK);

	private static VmFlight drill(Duration late) {
		return late(late).ask("VM_TEST_FAILOVER", Mandate.of(Purpose.DRILL), "app-01", DRILL);
	}

	/// Shows nothing of its first call until so long after that.
	private static VmFlight late(Duration late) {
		return late(late, late);
	}

	private static VmFlight late(Duration item, Duration job) {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded());
		var hidden = sooner(flight, item);
		var jobHidden = sooner(flight, job);
		var before = flight.get(ITEM);
		var doctor = flight.cloud.doctor();
		doctor.change(ITEM, (shown) -> hidden.getAsBoolean() ? before : shown);
		doctor.change("/replicationProtectedItems", (list) -> hidden.getAsBoolean() ? listed(list, before) : list);
		doctor.change("/replicationJobs", (list) -> jobHidden.getAsBoolean() ? listed(list, null) : list);
		doctor.hide("/replicationJobs/", jobHidden);
		return flight;
	}

	private static BooleanSupplier sooner(VmFlight flight, Duration late) {
		return sooner(flight, 0, late);
	}

	/// @param call which it is shown late after, counted from 0
	private static BooleanSupplier sooner(VmFlight flight, int call, Duration late) {
		return () -> flight.mutations()
			.stream()
			.skip(call)
			.findFirst()
			.filter((first) -> flight.time.instant().isBefore(first.at().plus(late)))
			.isPresent();
	}

	/// A drill that is being cleaned up, while the machine is shown as it was before for a minute.
	///
	/// @param job for how long the job of the clean-up is not shown either
	private static VmFlight cleaning(Duration job) {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded()).ask("VM_TEST_FAILOVER",
				Mandate.of(Purpose.DRILL), "app-01", DRILL);
		flight.untilAsked();
		var before = flight.get(ITEM);
		var hidden = sooner(flight, 1, Duration.ofMinutes(1));
		var jobHidden = sooner(flight, 1, job);
		var jobs = flight.get(JOBS);
		var doctor = flight.cloud.doctor();
		doctor.change(ITEM, (shown) -> hidden.getAsBoolean() ? before : shown);
		doctor.change("/replicationProtectedItems", (list) -> hidden.getAsBoolean() ? listed(list, before) : list);
		doctor.change("/replicationJobs", (list) -> jobHidden.getAsBoolean() ? jobs : list);
		return flight;
	}

	/// @param decision that has it cleaned up
	/// @param late for how long the job of the clean-up is not shown
	private static void cleanedUp(VmFlight flight, Decision decision, Duration late) {
		var drill = jobs(flight).toList();
		flight.decide(decision);
		flight.until((operation) -> operation.mutations().size() == 2);
		jobs(flight).filter((job) -> !drill.contains(job))
			.forEach((job) -> flight.cloud.doctor().hide("/replicationJobs/" + job, sooner(flight, 1, late)));
	}

	private static Stream<String> jobs(VmFlight flight) {
		return flight.get(JOBS).path("value").valueStream().map((job) -> job.path("name").asString());
	}

	private static JsonNode listed(JsonNode list, @Nullable JsonNode entry) {
		var entries = ((ObjectNode) list).putArray("value");
		if (entry != null) {
			entries.add(entry);
		}
		return list;
	}

	private static void nothingIsLeft(VmFlight flight) {
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(6)));
		assertThat(flight.simulator.guests()).as(flight.timeline()).noneMatch((guest) -> guest.test());
		assertThat(VmSweepTests.taken(flight)).as(flight.timeline()).isEqualTo(VmSweepTests.DRILL);
		VmRefusals.none(flight);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 30, 90, 240 })
	void aDrillThatIsCancelledRightAfterItsCallIsCleanedUp(int seconds) {
		var flight = drill(Duration.ofSeconds(seconds));
		flight.until((operation) -> !operation.mutations().isEmpty());
		flight.decide(Decision.CANCEL);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(flight.operation().obligations()).singleElement()
			.satisfies((promise) -> assertThat(promise.state()).isEqualTo(Obligation.State.DISCHARGED));
		nothingIsLeft(flight);
	}

	/// What the job has done is shown a while after its end.
	@Test
	void aDrillWhoseJobEndsBeforeTheMachineShowsItIsCleanedUp() {
		var shown = new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded()).ask("VM_TEST_FAILOVER",
				Mandate.of(Purpose.DRILL), "app-01", DRILL);
		shown.untilAsked();
		var jobs = shown.get(ITEM.substring(0, ITEM.indexOf("/replicationFabrics")) + "/replicationJobs");
		var ended = Instant.parse(jobs.path("value").path(0).path("properties").path("endTime").asString());
		var took = Duration.between(shown.mutations().getFirst().at(), ended);
		var flight = late(took.plusSeconds(60), Duration.ZERO).ask("VM_TEST_FAILOVER", Mandate.of(Purpose.DRILL),
				"app-01", DRILL);
		flight.until((operation) -> !operation.mutations().isEmpty());
		flight.decide(Decision.CANCEL);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		nothingIsLeft(flight);
	}

	/// Deciding RETRY is no word for it that nothing comes.
	@Test
	void noImpatienceHasThePromiseClosed() {
		var flight = drill(Duration.ofSeconds(90));
		flight.until((operation) -> !operation.mutations().isEmpty());
		flight.decide(Decision.CANCEL);
		for (var times = 0; times < 10; times++) {
			flight.passUntil(flight.time.instant().plusSeconds(3));
			flight.decide((times % 2 == 0) ? Decision.RETRY : Decision.DONE_OUTSIDE);
		}
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		nothingIsLeft(flight);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 30, 60 })
	void whoWantsBackWhileACleanUpIsUnderWayHasNoneMadeTwice(int seconds) {
		var flight = cleaning(Duration.ofSeconds(seconds));
		cleanedUp(flight, Decision.PROCEED, Duration.ofSeconds(seconds));
		flight.decide(Decision.ESCALATE);
		flight.decide(Decision.RESTORE);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		nothingIsLeft(flight);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 30, 60 })
	void aCleanUpOfAnEarlierVisitIsOurs(int seconds) {
		var flight = cleaning(Duration.ofSeconds(seconds));
		cleanedUp(flight, Decision.PROCEED, Duration.ofSeconds(seconds));
		flight.decide(Decision.ESCALATE);
		flight.decide(Decision.RETRY);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.operation().obligations()).singleElement()
			.satisfies((promise) -> assertThat(promise.state()).isEqualTo(Obligation.State.DISCHARGED));
		nothingIsLeft(flight);
	}

	@ParameterizedTest
	@CsvSource({ "RESTORE, 0", "RETRY, 0", "RESTORE, 30", "RETRY, 30", "RESTORE, 60", "RETRY, 60" })
	void whoIsImpatientWithACleanUpUnderWayHasNoneMadeTwice(Decision decision, int seconds) {
		var flight = cleaning(Duration.ofSeconds(seconds));
		cleanedUp(flight, Decision.CANCEL, Duration.ofSeconds(seconds));
		flight.decide(decision);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		nothingIsLeft(flight);
	}

	/// Nobody can have known yet that nothing would ever be shown of it.
	@ParameterizedTest
	@EnumSource(names = { "RESTORE", "RETRY" })
	void whoDecidesBeforeItIsToldThatACleanUpLeftNoTraceHasToDecideAgain(Decision decision) {
		var flight = cleaning(Duration.ofDays(30));
		flight.fault("""
				{"kind": "ignore", "match": {"method": "POST", "path": "*/testFailoverCleanup"}, "times": 1}""");
		cleanedUp(flight, Decision.CANCEL, Duration.ofDays(30));
		flight.decide(decision);
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(20)));
		assertThat(VmSweepTests.taken(flight)).as(flight.timeline()).isEqualTo(VmSweepTests.DRILL);
		flight.decide(decision);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(flight.mutations()).as(flight.timeline()).hasSize(3);
	}

	@Test
	void anEmergencyDoesNotTakeTheWayForFree() {
		var flight = drill(Duration.ofSeconds(90));
		flight.until((operation) -> !operation.mutations().isEmpty());
		var drill = flight.id;
		flight.id = flight.replica.ask("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY), VmFlight.request("app-01", "{}"),
				drill);
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(VmSweepTests.taken(flight)).containsExactly("begins a test failover of app-01",
				"cleans up after the test failover of app-01", "fails over app-01, source shut down first");
		VmRefusals.none(flight);
	}

	@Test
	void nobodyIsAskedAboutACallWhoseJobIsNotShownYet() {
		var flight = late(Duration.ofSeconds(90)).failover("app-01", Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.timeline()).contains("does not show its job yet");
		assertThat(flight.mutations()).hasSize(1);
	}

	private static final String OUT = "/unplannedFailover";

	/// A failover whose call Azure took, and of which it shows nothing.
	private static VmFlight untraced(int times) {
		var flight = late(Duration.ofDays(30)).fault("""
				{"kind": "ignore", "match": {"method": "POST", "path": "*%s"}, "times": %d}""".formatted(OUT, times))
			.failover("app-01", Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		assertThat(flight.question()).contains("shows no job of it");
		return flight;
	}

	@Test
	void whoIsAskedAboutACallWithoutATraceDecidesOnce() {
		var flight = untraced(3);
		for (var calls = 2; calls <= 3; calls++) {
			flight.decide(Decision.RETRY);
			flight.untilAsked();
			assertThat(flight.mutations()).as(flight.timeline()).hasSize(calls);
			assertThat(flight.question()).contains("shows no job of it");
		}
	}

	@Test
	void nobodyIsToldToRetryADrillThatIsNotBegunTwice() {
		var flight = late(Duration.ofDays(30)).fault("""
				{"kind": "ignore", "match": {"method": "POST", "path": "*/testFailover"}, "times": 1}""")
			.ask("VM_TEST_FAILOVER", Mandate.of(Purpose.DRILL), "app-01", DRILL);
		flight.untilEnded();
		assertThat(flight.timeline()).contains("shows no job of it").doesNotContain("decide RETRY");
	}

	@Test
	void aRefusalLetsNobodyBeAskedAnewAboutTheCallBefore() {
		var flight = untraced(1);
		flight.simulator
			.order("""
					{"kind": "refuse", "status": 409, "code": "Conflict", "match": {"method": "POST", "path": "*%s"}, "times": 1}"""
				.formatted(OUT));
		for (var calls = 2; calls <= 3; calls++) {
			flight.decide(Decision.RETRY);
			flight.untilAsked();
			assertThat(flight.mutations()).as(flight.timeline()).hasSize(calls);
		}
	}

	/// Azure took the call, and never shows a job or a test failover: that is not waited for without end.
	@Test
	void whatNeverComesIsNotWaitedForWithoutEnd() {
		var flight = drill(Duration.ofDays(30));
		flight.until((operation) -> !operation.mutations().isEmpty());
		flight.decide(Decision.CANCEL);
		var ended = flight.untilEnded();
		assertThat(Duration.between(VirtualTime.START, flight.time.instant())).as(flight.timeline())
			.isBetween(Duration.ofMinutes(5), Duration.ofMinutes(20));
		assertThat(ended.obligations()).noneMatch(Obligation::open);
		assertThat(ended.status()).as("what was made is looked for by itself").isEqualTo(Status.FAILED);
		assertThat(flight.timeline()).contains("there is still app-01-test");
	}

}
