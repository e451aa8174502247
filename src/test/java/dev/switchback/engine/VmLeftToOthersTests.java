package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.Trait;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What others did while a call of ours did not happen is theirs, and what an operation did that an emergency took over from is
/// the emergency's.
class VmLeftToOthersTests {

	private static final String REFUSED = """
			{"kind": "refuse", "status": 400, "code": "Bad", "match": {"method": "POST", "path": "*/unplannedFailover"}, "times": 1}""";

	/// Somebody fails a machine over in the portal, and leaves its source running.
	private static String inThePortal(String machine) {
		return "{\"kind\": \"intrude\", \"item\": \"%s\", \"action\": \"failover\"}".formatted(machine);
	}

	/// Our call was refused, and then somebody else failed a machine over.
	private static VmFlight refused(VmFlight flight, String machine) {
		flight.untilAsked();
		assertThat(flight.operation().mutations()).singleElement()
			.satisfies((call) -> assertThat(call.state().name()).isEqualTo("REFUTED"));
		flight.fault(inThePortal(machine));
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(15)));
		assertThat(flight.operation().owed()).as("nobody knows yet who fails it over").isNotEmpty();
		return flight;
	}

	private static void leftToThem(VmFlight flight) {
		assertThat(flight.decide(Decision.RESTORE)).isInstanceOf(Settled.Taken.class);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(flight.operation().obligations())
			.allSatisfy((promise) -> assertThat(promise.state()).isEqualTo(Obligation.State.VOID));
		assertThat(flight.timeline()).contains("what others did is left to them");
		assertThat(flight.operation().holdsClaims()).isFalse();
	}

	@Test
	void aMachineThatSomebodyFailsOverWhileOurCallIsRefusedIsLeftToThem() {
		leftToThem(refused(VmFlight.of(Purpose.EMERGENCY, "{}").fault(REFUSED), "app-01"));
	}

	@Test
	void whatWasRefusedIsNoDrainThatCouldBeLeft() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{}").fault(REFUSED);
		flight.untilAsked();
		assertThat(flight.operation().owed()).hasSize(1);
		assertThat(flight.offers()).containsExactly(Decision.RESTORE, Decision.RETRY);
		assertThat(Choices.of(flight.operation())).extracting(Choice::decision)
			.containsExactly(Decision.RESTORE, Decision.RETRY);
	}

	@Test
	void aMemberThatSomebodyFailsOverWhileThePlansCallIsRefusedIsLeftToThem() {
		var flight = VmGroupTests.flight(Crashes.never(), VmFlight.recorded())
			.group("shop-plan", Purpose.EMERGENCY, "{}")
			.fault(REFUSED);
		leftToThem(refused(flight, "app-02"));
	}

	@Test
	void whatSomebodyFailedOverMeanwhileIsTakenOnAndItsSourceIsWatched() {
		var flight = refused(VmFlight.of(Purpose.EMERGENCY, "{}").fault(REFUSED), "app-01");
		flight.decide(Decision.RETRY);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.operation().owed()).singleElement()
			.satisfies((owed) -> assertThat(owed.kind()).isEqualTo("watch-source"));
		assertThat(flight.offers()).contains(Decision.FENCE_SOURCE);
	}

	/// Somebody else commits and reprotects what they failed over, too.
	private static void goneOn(VmFlight flight, String machine) {
		for (var action : List.of("commit", "reprotect")) {
			flight.fault("{\"kind\": \"intrude\", \"item\": \"%s\", \"action\": \"%s\"}".formatted(machine, action));
			flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(15)));
		}
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(3)));
	}

	private static void endsThere(VmFlight flight) {
		flight.decide(Decision.RETRY);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().unprotected()).as("they have protected it again").isNull();
		assertThat(flight.timeline()).doesNotContain("has no replica");
		for (var decision : List.of(Decision.PROCEED, Decision.COMMIT, Decision.FINISH)) {
			flight.until((operation) -> operation.ended() || operation.phase() instanceof Phase.Parked);
			if (flight.offers().contains(decision)) {
				flight.decide(decision);
			}
		}
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received()).as("others did it").containsExactly("nothing – REFUSED");
		assertThat(flight.operation().owed()).isEmpty();
	}

	@Test
	void aMachineThatSomebodyBroughtOnWhileOurCallWasRefusedIsTakenOnFromThere() {
		var flight = refused(VmFlight.of(Purpose.EMERGENCY, "{}").fault(REFUSED), "app-01");
		goneOn(flight, "app-01");
		endsThere(flight);
	}

	@Test
	void aGroupThatSomebodyBroughtOnWhileThePlansCallWasRefusedIsTakenOnFromThere() {
		var flight = VmGroupTests.flight(Crashes.never(), VmFlight.recorded())
			.group("shop-plan", Purpose.EMERGENCY, "{}")
			.fault(REFUSED);
		refused(flight, "app-01");
		flight.fault(inThePortal("app-02"));
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(15)));
		goneOn(flight, "app-01");
		goneOn(flight, "app-02");
		endsThere(flight);
	}

	/// It was decided to commit that it runs in northeurope.
	@Test
	void whatSomebodyElseFailedOverSinceIsNotCommitted() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		goneOn(flight, "app-01");
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(1)));
		flight.fault(inThePortal("app-01"));
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(15)));
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		assertThat(flight.question()).as(flight.timeline())
			.contains("somebody else has failed app-01 over from northeurope to westeurope since");
		assertThat(flight.received()).hasSize(1);
	}

	@Test
	void anEmergencyThatTookOverAFailoverDoesNotTurnBackEither() {
		var flight = VmFlight.with(Trait.SOURCE_STAYS_UP, Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		takenOver(flight);
		flight.until((operation) -> operation.tookOver());
		assertThat(flight.operation().owed()).as(flight.timeline()).hasSize(1);
		assertThat(flight.operation().pastReturn()).isTrue();
		assertThat(flight.decide(Decision.RESTORE)).isInstanceOf(Settled.NotAllowed.class);
	}

	@Test
	void anEmergencyThatTookOverWhereTheOtherOneHadArrivedFailsOverTheOtherWay() {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded()).failover("app-01",
				Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("home");
		takenOver(flight);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.question()).contains("app-01 runs in westeurope");
		assertThat(flight.received()).hasSize(4);
	}

	@Test
	void anEmergencyThatTookOverAFailoverThatFailedMakesItsOwnCallOnce() {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded())
			.failover("app-01", Purpose.MAINTENANCE, "{}")
			.fault("""
					{"kind": "fail", "code": "28031", "match": {"method": "POST", "path": "*/unplannedFailover"}, "times": 1}""");
		flight.untilAsked();
		assertThat(flight.question()).contains("28031");
		takenOver(flight);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.received()).hasSize(2);
		assertThat(flight.operation().owed()).as("nothing is owed twice").isEmpty();
	}

	private static void takenOver(VmFlight flight) {
		flight.id = flight.replica.ask("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY),
				"{\"target\": {\"protectedItemId\": \"%s\"}}".formatted(guid(flight)), flight.id);
	}

	/// What stays the same wherever a machine is.
	private static String guid(VmFlight flight) {
		return Stream.of(VmFlight.WEST, VmFlight.NORTH)
			.map((place) -> flight.item(place + "app-01")
				.path("providerSpecificDetails")
				.path("lifecycleId")
				.asString(""))
			.filter((guid) -> !guid.isEmpty())
			.findFirst()
			.orElseThrow();
	}

}
