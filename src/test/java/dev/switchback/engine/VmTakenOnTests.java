package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.switchback.operation.Obligation;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What others did, or an operation that an emergency took over from, is not taken for what this operation did.
class VmTakenOnTests {

	private static final String REFUSED = """
			{"kind": "refuse", "status": 400, "code": "Bad", "match": {"method": "POST", "path": "*/unplannedFailover"}, "times": 1}""";

	private static final String IN_THE_PORTAL = """
			{"kind": "intrude", "item": "app-01", "action": "failover"}""";

	private static final String SILENT = """
			{"kind": "mute", "item": "app-01"}""";

	private static VmFlight fresh() {
		return new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded());
	}

	@Test
	void theSourceOfWhatWasTakenOnAfterARefusalIsWatchedWhateverElseIsAsked() {
		var flight = fresh().probed("app-01").failover("app-01", Purpose.EMERGENCY, "{}").fault(REFUSED);
		flight.untilAsked();
		flight.fault(IN_THE_PORTAL).fault(SILENT);
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(15)));
		flight.decide(Decision.RETRY);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.answers");
		assertThat(flight.operation().owed()).as(flight.timeline())
			.singleElement()
			.extracting(Obligation::kind)
			.isEqualTo("watch-source");
		flight.decide(Decision.PROCEED);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.offers()).contains(Decision.FENCE_SOURCE);
	}

	@Test
	void howLongItTookIsMeasuredOfTheEmergencysOwnCall() {
		var flight = fresh().failover("app-01", Purpose.MAINTENANCE, "{}")
			.fault("""
					{"kind": "fail", "code": "28031", "match": {"method": "POST", "path": "*/unplannedFailover"}, "times": 1}""");
		flight.untilAsked();
		assertThat(flight.question()).contains("28031");
		takenOver(flight, VmFlight.WEST);
		var asked = flight.untilAsked();
		assertThat(asked.lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(asked.recoveries()).singleElement().satisfies((out) -> {
			assertThat(out.recoveryTime().from()).isEqualTo(asked.createdAt());
			assertThat(out.recoveryTime().actual()).as(flight.timeline())
				.isEqualTo(Duration.between(asked.createdAt(), out.at()));
		});
	}

	@Test
	void whatWentHomeBeforeTheTakeoverIsNotSaidToBeUnprotectedSinceItsWayOut() {
		var flight = fresh().failover("app-01", Purpose.MAINTENANCE, "{}");
		for (var decision : List.of(Decision.COMMIT, Decision.FAIL_BACK)) {
			flight.untilAsked();
			flight.decide(decision);
		}
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("back.decide");
		var home = flight.operation().mutationsOfStep("back.failover").getFirst().intendedAt();
		takenOver(flight, VmFlight.NORTH);
		var asked = flight.untilAsked();
		assertThat(asked.lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		var unprotected = Objects.requireNonNull(asked.lastRun().unprotected());
		assertThat(unprotected.since()).as(flight.timeline()).isBetween(home, flight.time.instant());
	}

	private static void takenOver(VmFlight flight, String place) {
		var guid = flight.item(place + "app-01").path("providerSpecificDetails").path("lifecycleId").asString();
		flight.id = flight.replica.ask("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY),
				"{\"target\": {\"protectedItemId\": \"%s\"}}".formatted(guid), flight.id);
	}

}
