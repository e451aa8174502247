package dev.switchback.engine;

import java.time.Duration;
import java.util.UUID;

import dev.switchback.operation.Requester;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// The answer to a call is lost, and Azure's jobs do not say which request they were begun by.
class VmUndecidableTests {

	private static final String LOST_ANSWER = """
			{"kind": "lose", "match": {"method": "POST", "path": "*/unplannedFailover"}, "times": 1}""";

	/// Of two machines, so that the job of one may be the other's.
	private static VmFlight anonymous() {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(2), VmFlight.recorded());
		flight.cloud.doctor().change("", (shown) -> {
			nameless(shown);
			shown.path("value").forEach(VmUndecidableTests::nameless);
			return shown;
		});
		return flight;
	}

	private static void nameless(JsonNode shown) {
		if (shown.path("properties") instanceof ObjectNode properties && properties.has("activityId")) {
			properties.putNull("activityId").putNull("targetObjectName");
		}
	}

	private static VmFlight flight() {
		return anonymous().fault(LOST_ANSWER).failover("app-01", Purpose.MAINTENANCE, "{}");
	}

	private static VmFlight asked() {
		var flight = flight();
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(30)));
		return flight;
	}

	private static VmFlight takenOver(VmFlight flight) {
		var from = flight.id;
		flight.id = flight.replica.ask("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY),
				VmFlight.request("app-01", "{\"shutDownSource\": false}"), from);
		return flight;
	}

	private static void hours(VmFlight flight, int hours) {
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(hours)));
	}

	@Test
	void aCallIsAskedAboutThoughItsEffectIsThere() {
		var flight = asked();
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.AWAITING_DECISION);
		assertThat(flight.question()).contains("the call to fail app-01 over from westeurope to northeurope",
				"does not say who asked for it", "app-01 is failed over to northeurope", "HAPPENED, if",
				"DID_NOT_HAPPEN, if");
		assertThat(flight.offers()).containsExactly(Decision.HAPPENED, Decision.DID_NOT_HAPPEN, Decision.RETRY);
		assertThat(Choices.of(flight.operation()).subList(0, 2)).extracting(Choice::consequence)
			.as("names its call, which a question of before need not do")
			.allMatch((consequence) -> consequence
				.startsWith("Records in your name that the call to fail app-01 over from westeurope to northeurope "));
		assertThat(flight.operation().unsettled()).singleElement()
			.satisfies((call) -> assertThat(call.concludedAt())
				.isAfterOrEqualTo(call.intendedAt().plus(Duration.ofMinutes(10))));
	}

	@Test
	void lookingAgainSettlesNothing() {
		var flight = asked();
		flight.decide(Decision.RETRY);
		hours(flight, 6);
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.AWAITING_DECISION);
		assertThat(flight.operation().unsettled()).hasSize(1);
		assertThat(flight.offers()).startsWith(Decision.HAPPENED);
	}

	@Test
	void whatAPersonSaysHappenedIsOursAndNotCalledForAgain() {
		var flight = asked();
		assertThat(flight.decide(Decision.HAPPENED)).isInstanceOf(Settled.Taken.class);
		hours(flight, 6);
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.operation().mutations()).singleElement().satisfies((call) -> {
			assertThat(call.state()).isEqualTo(Mutation.State.CONFIRMED);
			assertThat(call.note()).isEqualTo("alice decided HAPPENED");
			assertThat(call.handle().asyncOperation()).as("the job that is seen is adopted")
				.contains("/replicationOperationStatus/");
		});
		assertThat(flight.received()).hasSize(1);
	}

	@Test
	void whatAPersonSaysDidNotHappenIsNotOursAndNotCalledForWhereItIsSo() {
		var flight = asked();
		assertThat(flight.decide(Decision.DID_NOT_HAPPEN)).isInstanceOf(Settled.Taken.class);
		hours(flight, 6);
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.operation().mutations()).singleElement()
			.satisfies((call) -> assertThat(call.state()).isEqualTo(Mutation.State.REFUTED));
		assertThat(flight.received()).hasSize(1);
	}

	@Test
	void whatAPersonSaysDidNotHappenIsCalledForOnceMore() {
		var flight = anonymous()
			.fault("""
					{"kind": "lose", "tookEffect": false, "match": {"method": "POST", "path": "*app-01/unplannedFailover"}, "times": 1}""")
			.failover("app-02", Purpose.MAINTENANCE, "{}")
			.failover("app-01", Purpose.MAINTENANCE, "{}");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(30)));
		assertThat(flight.question()).as(flight.timeline()).contains("does not say who asked for it");
		var called = flight.received().size();
		flight.decide(Decision.DID_NOT_HAPPEN);
		hours(flight, 2);
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.operation().mutations()).extracting(Mutation::state)
			.containsExactly(Mutation.State.REFUTED, Mutation.State.CONFIRMED);
		assertThat(flight.received()).hasSize(called + 1);
	}

	@Test
	void whatCannotBeReadIsNotForPeopleToSay() {
		var flight = flight().fault("""
				{"kind": "blind", "match": {"path": "*/replicationJobs*"}, "for": "PT2H"}""");
		hours(flight, 1);
		assertThat(flight.operation().unsettled()).as(flight.timeline())
			.singleElement()
			.satisfies((call) -> assertThat(call.undecidable()).isFalse());
		assertThat(Choices.of(flight.operation())).extracting(Choice::decision)
			.doesNotContain(Decision.HAPPENED, Decision.DID_NOT_HAPPEN);
		hours(flight, 2);
		assertThat(flight.offers()).as(flight.timeline()).startsWith(Decision.HAPPENED);
	}

	@Test
	void onlyAPersonSaysWhatBecameOfIt() {
		var flight = asked();
		assertThat(flight.replica.decide(flight.id, Decision.HAPPENED, new Requester("bot", false, "api")))
			.isInstanceOf(Settled.NotYours.class);
		assertThat(flight.operation().unsettled()).hasSize(1);
	}

	@Test
	void whoTakesOverIsAskedTheSameAndGoesOnByTheAnswer() {
		var flight = asked();
		var from = flight.id;
		takenOver(flight);
		flight.untilAsked();
		assertThat(flight.question()).startsWith("Cannot take over from ").contains("the call to fail app-01 over");
		assertThat(flight.decide(Decision.HAPPENED)).isInstanceOf(Settled.Taken.class);
		hours(flight, 2);
		assertThat(flight.replica.operation(from).status()).as(flight.timeline()).isEqualTo(Status.SUPERSEDED);
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.operation().mutations()).extracting(Mutation::state)
			.containsExactly(Mutation.State.CONFIRMED);
		assertThat(flight.received()).hasSize(1);
	}

	@Test
	void whoTakesOverGoesOnByWhatIsSaidToTheOther() {
		var flight = asked();
		var from = flight.id;
		takenOver(flight);
		flight.untilAsked();
		UUID emergency = flight.id;
		flight.id = from;
		assertThat(flight.decide(Decision.HAPPENED)).isInstanceOf(Settled.Taken.class);
		flight.id = emergency;
		hours(flight, 2);
		assertThat(flight.replica.operation(from).status()).as(flight.timeline()).isEqualTo(Status.SUPERSEDED);
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
	}

}
