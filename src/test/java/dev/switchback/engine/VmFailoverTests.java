package dev.switchback.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.switchback.Golden;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.RecoveryPointWish.Strategy;
import dev.switchback.simulator.estate.Trait;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The journey of one machine, as people read it, of the real playbook on the simulator with the durations that were recorded
/// of Azure. Approved line by line: a difference is either a mistake or a better sentence.
class VmFailoverTests {

	private static final Path TIMELINES = Path.of("src/test/resources/timelines/vm-failover");

	private static final String PLAIN = "{}";

	private static void approved(String name, VmFlight flight) throws IOException {
		Golden.holds(TIMELINES.resolve(name + ".txt"), "%s%nAzure received:%n  %s%n".formatted(flight.timeline(),
				flight.received().isEmpty() ? "nothing" : String.join("\n  ", flight.received())));
	}

	/// Goes there and finishes.
	private static Operation there(VmFlight flight) {
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		flight.decide(Decision.FINISH);
		return flight.untilEnded();
	}

	private static RecoveryPointWish custom(VmFlight flight, int index) {
		var points = flight.get(VmFlight.WEST + "app-01/recoveryPoints").path("value");
		var newestFirst = points.valueStream()
			.sorted((one, other) -> other.path("properties")
				.path("recoveryPointTime")
				.asString()
				.compareTo(one.path("properties").path("recoveryPointTime").asString()))
			.toList();
		return new RecoveryPointWish(Strategy.CUSTOM, newestFirst.get(index).path("id").asString());
	}

	@Test
	void calmThereAndBack() throws IOException {
		var flight = VmFlight.of(Purpose.MAINTENANCE, PLAIN);
		flight.untilAsked();
		assertThat(flight.item(VmFlight.WEST + "app-01").path("activeLocation").asString()).isEqualTo("Recovery");
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		assertThat(flight.item(VmFlight.NORTH + "app-01").path("protectionState").asString()).isEqualTo("Protected");
		flight.decide(Decision.FAIL_BACK);
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		var ended = flight.untilEnded();
		assertThat(ended.status()).isEqualTo(Status.SUCCEEDED);
		assertThat(ended.obligations()).hasSize(2).noneMatch(Obligation::open);
		assertThat(flight.item(VmFlight.WEST + "app-01").path("protectionState").asString()).isEqualTo("Protected");
		assertThat(flight.mutations()).hasSize(6);
		approved("calm-there-and-back", flight);
	}

	/// On its way home a machine is protected nowhere until it is reprotected: that is no end that somebody asked for.
	@Test
	void aWayHomeThatHasBegunIsNotFinishedWhileAnotherPointMayBeChosen() {
		var flight = VmFlight.of(Purpose.MAINTENANCE, PLAIN);
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		flight.decide(Decision.FAIL_BACK, new RecoveryPointWish(Strategy.CUSTOM, "none"));
		flight.untilAsked();
		assertThat(flight.offers()).as("nothing was failed over yet").contains(Decision.FINISH);
		flight.decide(Decision.CHANGE_RECOVERY_POINT, new RecoveryPointWish(Strategy.LATEST_PROCESSED, null));
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("back.decide");
		flight.decide(Decision.CHANGE_RECOVERY_POINT, new RecoveryPointWish(Strategy.CUSTOM, "none"));
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("back.point");
		assertThat(flight.offers()).containsExactly(Decision.RETRY, Decision.CHANGE_RECOVERY_POINT,
				Decision.ACCEPT_AS_IS);
	}

	@Test
	void thePointIsChangedTwice() throws IOException {
		var flight = VmFlight.of(Purpose.EMERGENCY, PLAIN);
		flight.untilAsked();
		flight.decide(Decision.CHANGE_RECOVERY_POINT, custom(flight, 3));
		flight.untilAsked();
		flight.decide(Decision.CHANGE_RECOVERY_POINT, new RecoveryPointWish(Strategy.LATEST_CRASH_CONSISTENT, null));
		assertThat(there(flight).status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received()).filteredOn((line) -> line.startsWith("changes the recovery point")).hasSize(2);
		approved("point-changed-twice", flight);
	}

	@Test
	void aPointThatIsNotThereIsRefusedAndNoOtherIsTaken() throws IOException {
		var flight = VmFlight.with(Trait.NO_APP_POINTS, Purpose.EMERGENCY, """
				{"recoveryPoint": {"strategy": "LATEST_APP_CONSISTENT"}}""");
		assertThat(flight.untilEnded().status()).isEqualTo(Status.FAILED);
		assertThat(flight.received()).isEmpty();
		assertThat(flight.operation().lastRun().sentence()).contains("has no recovery point such as was asked for")
			.contains("It has: 2026-03-02T");
		approved("no-such-point", flight);
	}

	@Test
	void aPointThatNobodyHasIsAskedForOnTheWay() {
		var flight = VmFlight.of(Purpose.EMERGENCY, PLAIN);
		flight.untilAsked();
		flight.decide(Decision.CHANGE_RECOVERY_POINT,
				new RecoveryPointWish(Strategy.CUSTOM, "00000000-0000-0000-0000-000000000000"));
		flight.untilAsked();
		assertThat(flight.offers()).containsExactly(Decision.RETRY, Decision.CHANGE_RECOVERY_POINT,
				Decision.ACCEPT_AS_IS);
		flight.decide(Decision.CHANGE_RECOVERY_POINT, custom(flight, 0));
		assertThat(there(flight).status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void theSourceWillNotShutDown() throws IOException {
		var flight = VmFlight.with(Trait.SOURCE_STAYS_UP, Purpose.EMERGENCY, PLAIN);
		flight.untilAsked();
		assertThat(flight.operation().owed()).singleElement()
			.satisfies((owed) -> assertThat(owed.kind()).isEqualTo("watch-source"));
		assertThat(flight.question()).contains("It is not known that its source is off");
		assertThat(flight.decideWithout(Decision.COMMIT)).isInstanceOf(Settled.Unfit.class);
		flight.decide(Decision.FENCE_SOURCE);
		flight.untilAsked();
		assertThat(flight.operation().owed()).as(flight.timeline()).isEmpty();
		assertThat(flight.offers()).doesNotContain(Decision.FENCE_SOURCE);
		assertThat(there(flight).status()).isEqualTo(Status.SUCCEEDED);
		approved("source-will-not-shut-down", flight);
	}

	/// Whoever switches it off: it is seen while people are asked, and they are asked anew.
	@Test
	void aSourceThatMayStillRunIsWatchedWhilePeopleAreAsked() {
		var flight = VmFlight.with(Trait.SOURCE_STAYS_UP, Purpose.EMERGENCY, PLAIN);
		flight.untilAsked();
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(5)));
		assertThat(flight.operation().lastRun().sentence()).as(flight.timeline()).contains("is not off: running");
		flight.deallocate(flight.operation().owed().getFirst().subject());
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(5)));
		assertThat(flight.operation().owed()).as(flight.timeline()).isEmpty();
		assertThat(flight.question()).doesNotContain("not known that its source is off");
		assertThat(flight.offers()).doesNotContain(Decision.FENCE_SOURCE);
		assertThat(flight.decideWithout(Decision.COMMIT)).isInstanceOf(Settled.Taken.class);
	}

	@Test
	void whoAcknowledgesThatTheSourceRunsMayCommit() {
		var flight = VmFlight.with(Trait.SOURCE_STAYS_UP, Purpose.EMERGENCY, PLAIN);
		assertThat(there(flight).status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.operation().obligations()).singleElement()
			.satisfies((watch) -> assertThat(watch.state()).isEqualTo(Obligation.State.DISCHARGED));
	}

	@Test
	void theFailoverJobFails() throws IOException {
		var flight = VmFlight.of(Purpose.EMERGENCY, PLAIN).fault("""
				{"kind": "fail", "code": "28031", "message": "The quota of the size family is used up.",
				 "match": {"method": "POST", "item": "app-01"}, "times": 1}""");
		flight.untilAsked();
		assertThat(flight.offers()).containsExactly(Decision.RETRY, Decision.FINISH);
		assertThat(flight.question()).contains("28031");
		flight.decide(Decision.RETRY);
		assertThat(there(flight).status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received()).filteredOn((line) -> line.startsWith("fails over")).hasSize(2);
		approved("failover-job-fails", flight);
	}

	@Test
	void theFailoverJobHangs() {
		var flight = VmFlight.of(Purpose.EMERGENCY, PLAIN).fault("""
				{"kind": "stall", "never": true, "match": {"method": "POST", "item": "app-01"}, "times": 1}""");
		flight.untilAsked();
		assertThat(flight.offers()).as("what is at work is not left").containsExactly(Decision.RETRY);
		flight.decide(Decision.RETRY);
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(30)));
		assertThat(flight.operation().phase()).as("still at it, and nothing sent twice")
			.isInstanceOf(Phase.Forward.class);
		assertThat(flight.received()).hasSize(1);
	}

	@Test
	void theResponseIsLost() throws IOException {
		var flight = VmFlight.of(Purpose.EMERGENCY, PLAIN).fault("""
				{"kind": "lose", "match": {"method": "POST", "item": "app-01"}, "times": 1}""");
		assertThat(there(flight).status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received()).filteredOn((line) -> line.startsWith("fails over")).hasSize(1);
		approved("response-lost", flight);
	}

	@Test
	void theRequestIsLostAndMadeAgainAfterTheDoubtWindow() {
		var flight = VmFlight.of(Purpose.EMERGENCY, PLAIN).fault("""
				{"kind": "lose", "tookEffect": false, "match": {"method": "POST", "item": "app-01"}, "times": 1}""");
		flight.untilAsked();
		assertThat(Duration.between(VirtualTime.START, flight.time.instant())).isGreaterThan(Duration.ofMinutes(5));
		assertThat(there(flight).status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received()).filteredOn((line) -> line.startsWith("fails over") && line.endsWith("ACCEPTED"))
			.hasSize(1);
	}

	@Test
	void aReprotectWithoutAMappingBackIsRefusedAndRetried() throws IOException {
		var flight = VmFlight.with(Trait.NO_REVERSE_MAPPING, Purpose.EMERGENCY, PLAIN);
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("out.region");
		assertThat(flight.offers()).containsExactly(Decision.RETRY, Decision.PROCEED, Decision.FINISH);
		flight.mapBack();
		flight.decide(Decision.RETRY);
		flight.untilAsked();
		flight.decide(Decision.FINISH);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		approved("reprotect-refused-for-a-missing-mapping", flight);
	}

	@Test
	void seedingStallsForAnHour() throws IOException {
		var flight = VmFlight.of(Purpose.MAINTENANCE, PLAIN).fault("""
				{"kind": "seeding", "item": "app-01", "takes": "PT3H"}""");
		assertThat(there(flight).status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		approved("seeding-stalls", flight);
	}

	@Test
	void theRegionIsAwayForTwoDays() throws IOException {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{\"shutDownSource\": false}").fault("""
				{"kind": "region", "location": "westeurope", "for": "P2D"}""");
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAt("out.region");
		flight.passUntil(VirtualTime.START.plus(Duration.ofDays(1)));
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.RUNNING);
		assertThat(flight.operation().lastRun().sentence()).endsWith("; it is looked at every 10 min by now");
		assertThat(flight.store.nextLook(flight.id))
			.hasValueSatisfying((next) -> assertThat(next).isAfter(flight.time.instant().minus(Duration.ofMinutes(2))));
		assertThat(flight.timeline().lines().filter((line) -> line.contains("it is looked at every"))).hasSize(5);
		flight.untilAsked();
		assertThat(Duration.between(VirtualTime.START, flight.time.instant())).isGreaterThan(Duration.ofDays(2));
		assertThat(flight.question()).as(flight.timeline()).contains("Fail it back");
		approved("region-away-for-two-days", flight);
	}

	/// What was looked at rarely is looked at now, and often for a while, when somebody says so.
	@Test
	void whoKnowsThatTheRegionIsBackNeedNotWaitForTheNextLook() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{\"shutDownSource\": false}").fault("""
				{"kind": "region", "location": "westeurope", "for": "PT6H"}""");
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.passUntil(VirtualTime.START.plus(Duration.ofHours(6)).minusSeconds(90));
		assertThat(flight.operation().lastRun().sentence()).contains("every 10 min");
		assertThat(flight.decide(Decision.RETRY)).isInstanceOf(Settled.Taken.class);
		flight.passUntil(VirtualTime.START.plus(Duration.ofHours(6)).minusSeconds(20));
		assertThat(flight.operation().lastRun().sentence()).as(flight.timeline())
			.contains("cannot take app-01 back yet")
			.doesNotContain("looked at every");
		flight.passUntil(VirtualTime.START.plus(Duration.ofHours(6)).plusSeconds(70));
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.reprotect");
	}

	@Test
	void somebodyElseFailedItOver() throws IOException {
		var flight = VmFlight.with(Trait.FAILED_OVER, Purpose.EMERGENCY, PLAIN);
		flight.untilAsked();
		assertThat(flight.received()).isEmpty();
		assertThat(there(flight).status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		approved("adopted", flight);
	}

	/// Its source is watched like that of one of ours, until the reprotect has removed it.
	@Test
	void theSourceOfAFailoverThatIsTakenOnIsWatched() {
		var flight = VmFlight.with(Trait.FAILED_OVER, Purpose.EMERGENCY, PLAIN);
		flight.untilAsked();
		assertThat(flight.operation().owed()).singleElement().satisfies((owed) -> {
			assertThat(owed.kind()).isEqualTo("watch-source");
			assertThat(owed.mutation()).isNull();
			assertThat(owed.subject()).endsWithIgnoringCase("/virtualMachines/app-01");
		});
		flight.decide(Decision.FENCE_SOURCE);
		flight.untilAsked();
		assertThat(flight.operation().obligations()).as(flight.timeline())
			.singleElement()
			.satisfies((owed) -> assertThat(owed.state()).isEqualTo(Obligation.State.DISCHARGED));
	}

	@Test
	void whoLetsGoOfWhatWasTakenOnOwesNothingMore() {
		var flight = VmFlight.with(Trait.FAILED_OVER, Purpose.EMERGENCY, PLAIN);
		flight.untilAsked();
		flight.decide(Decision.CANCEL);
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.CANCELED);
		assertThat(flight.operation().owed()).isEmpty();
		assertThat(flight.received()).isEmpty();
	}

	@Test
	void anEmergencyWaitsForTheFailoverThatTheDrillItSupersedesHasUnderWay() {
		var flight = VmFlight.of(Purpose.DRILL, PLAIN).fault("""
				{"kind": "stall", "takes": "PT20M", "match": {"method": "POST", "item": "app-01"}, "times": 1}""");
		flight.until((operation) -> operation.pastReturn());
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(1)));
		var drill = flight.id;
		flight.id = flight.replica.ask("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY), VmFlight.request("app-01", PLAIN),
				drill);
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(1)));
		assertThat(flight.operation().lastRun().sentence()).contains("is busy")
			.contains("Shut down the virtual machine");
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.replica.operation(drill).status()).isEqualTo(Status.SUPERSEDED);
		assertThat(flight.received()).hasSize(1);
		assertThat(flight.operation().obligations()).singleElement()
			.satisfies((owed) -> assertThat(owed.mutation()).isNotNull());
	}

	@Test
	void anEmergencyCleansUpADrillFirst() throws IOException {
		var flight = VmFlight.with(Trait.DRILL_RUNNING, Purpose.EMERGENCY, PLAIN);
		assertThat(there(flight).status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received().getFirst()).startsWith("cleans up after the test failover");
		approved("emergency-during-a-drill", flight);
	}

	@Test
	void aPortalUserCommitsMeanwhile() {
		var flight = VmFlight.of(Purpose.EMERGENCY, PLAIN);
		flight.untilAsked();
		flight.fault("""
				{"kind": "intrude", "item": "app-01", "action": "commit", "after": "PT1S"}""");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(5)));
		assertThat(there(flight).status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.operation().mutations()).filteredOn((line) -> line.title().startsWith("commit")).isEmpty();
	}

	@Test
	void everyRuleOfAMachineStopsADrillAndOnlyAdvisesAnEmergency() {
		for (var trait : List.of(Trait.NEVER_DRILLED, Trait.DRILLED_LONG_AGO, Trait.CRITICAL, Trait.NO_REVERSE_MAPPING,
				Trait.STALE)) {
			var drill = VmFlight.with(trait, Purpose.DRILL, PLAIN);
			assertThat(drill.untilEnded().status()).as(trait + drill.timeline()).isEqualTo(Status.REJECTED);
			assertThat(drill.received()).isEmpty();
			var emergency = VmFlight.with(trait, Purpose.EMERGENCY, PLAIN);
			emergency.untilAsked();
			assertThat(emergency.operation().lastRun().key()).as(trait + emergency.timeline()).isEqualTo("out.decide");
		}
	}

}
