package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// An emergency that takes over a journey goes on with the way that was under way, and with nothing that was over.
class VmTakeoverTests {

	private static final String RUNNING_ON = "{\"shutDownSource\": false}";

	private static VmFlight fresh() {
		return new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded());
	}

	/// A journey that was decided on so far, and is asked about again.
	private static VmFlight gone(String parameters, Decision... decisions) {
		var flight = fresh().failover("app-01", Purpose.MAINTENANCE, parameters);
		flight.untilAsked();
		for (var decision : decisions) {
			flight.decide(decision);
			flight.untilAsked();
		}
		return flight;
	}

	private static VmFlight takenOver(VmFlight flight) {
		flight.id = flight.replica.ask("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY),
				"{\"target\": {\"protectedItemId\": \"%s\"}, \"parameters\": {\"shutDownSource\": false}}"
					.formatted(lifecycle(flight)),
				flight.id);
		return flight;
	}

	private static String lifecycle(VmFlight flight) {
		return Stream.of(VmFlight.WEST, VmFlight.NORTH)
			.map((place) -> flight.item(place + "app-01")
				.path("providerSpecificDetails")
				.path("lifecycleId")
				.asString(""))
			.filter((guid) -> !guid.isEmpty())
			.findFirst()
			.orElseThrow();
	}

	/// From the takeover on Azure offers something else than a failover.
	private static VmFlight takenOverInVain(VmFlight flight, String... offers) {
		flight.cloud.doctor().change(VmFlight.NORTH + "app-01", (item) -> {
			if (flight.operation().tookOver()) {
				var offered = ((ObjectNode) item.path("properties")).putArray("allowedOperations");
				List.of(offers).forEach(offered::add);
			}
			return item;
		});
		return takenOver(flight);
	}

	@Test
	void whoTookOverWhatHadArrivedMayBeGivenUpBeforeACallOfItsOwn() {
		var flight = takenOverInVain(gone(RUNNING_ON, Decision.COMMIT));
		var sent = flight.received().size();
		flight.untilAt("out.failover");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(5)));
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.RUNNING);
		assertThat(flight.operation().pastReturn()).isFalse();
		assertThat(Choices.of(flight.operation())).extracting(Choice::decision)
			.containsExactly(Decision.CANCEL, Decision.RESTORE);
		assertThat(flight.decide(Decision.CANCEL)).isInstanceOf(Settled.Taken.class);
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.CANCELED);
		assertThat(flight.operation().holdsClaims()).isFalse();
		assertThat(flight.received()).hasSize(sent);
	}

	@Test
	void whoTookOverWhatHadArrivedAndMayNotGoOnHasChangedNothing() {
		var flight = takenOverInVain(gone(RUNNING_ON, Decision.COMMIT), "DisableReplication");
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.FAILED);
		assertThat(flight.timeline()).contains("Nothing was changed: Azure does not offer UnplannedFailover");
		assertThat(flight.operation().holdsClaims()).isFalse();
	}

	@Test
	void whoTookOverTheWayHomeWatchesItsSourceUnderItsOwnName() {
		var flight = gone(RUNNING_ON, Decision.COMMIT, Decision.FAIL_BACK);
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("back.decide");
		var watch = flight.operation().owed().getFirst();
		assertThat(watch.key()).isEqualTo("back.source");
		var called = flight.received().size();
		takenOver(flight);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.operation().owed()).singleElement().satisfies((owed) -> {
			assertThat(owed.id()).isEqualTo(watch.id());
			assertThat(owed.key()).isEqualTo("out.source");
		});
		assertThat(flight.operation().pastReturn()).isTrue();
		assertThat(flight.received()).hasSize(called);
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		flight.decide(Decision.FINISH);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.operation().owed()).isEmpty();
	}

	@Test
	void whoTookOverWhatHadArrivedWatchesTheSourceOfWhatSomebodyElseBeganSince() {
		var flight = gone(RUNNING_ON, Decision.COMMIT);
		assertThat(flight.operation().lastRun().key()).isEqualTo("home");
		assertThat(flight.operation().obligations()).singleElement()
			.satisfies((watch) -> assertThat(watch.open()).isFalse());
		flight.fault("""
				{"kind": "intrude", "item": "app-01", "action": "failover"}""");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(15)));
		takenOver(flight);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.operation().owed()).as(flight.timeline())
			.singleElement()
			.extracting(Obligation::kind)
			.isEqualTo("watch-source");
	}

	/// What the other one watched is brought on by others, and is over.
	@Test
	void aWatchOfAWayThatOthersBroughtOnDoesNotStayOpen() {
		var flight = gone(RUNNING_ON);
		assertThat(flight.operation().owed()).hasSize(1);
		for (var action : List.of("commit", "reprotect")) {
			flight.fault("{\"kind\": \"intrude\", \"item\": \"app-01\", \"action\": \"%s\"}".formatted(action));
			flight.passUntil(flight.time.instant().plus(Duration.ofHours(2)));
		}
		takenOver(flight);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.question()).contains("app-01 runs in westeurope");
		assertThat(flight.operation().owed()).as(flight.timeline())
			.singleElement()
			.satisfies((owed) -> assertThat(owed.key()).isEqualTo("out.source"));
	}

	/// Once the machine is back there, what was to stay off is what serves people, by the same name.
	@Test
	void aWatchOfAWayThatOthersBroughtOnIsOverBeforeTheMachineGoesBackThere() {
		var flight = gone(RUNNING_ON);
		flight
			.fault("""
					{"kind": "refuse", "status": 403, "code": "AuthorizationFailed", "match": {"method": "POST", "path": "*/switchprotection"}, "times": 1}""");
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.reprotect");
		flight.fault("{\"kind\": \"intrude\", \"item\": \"app-01\", \"action\": \"reprotect\"}");
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(2)));
		assertThat(flight.operation().owed()).as(flight.timeline()).hasSize(1);
		takenOver(flight);
		flight.untilAsked();
		assertThat(flight.question()).contains("app-01 runs in westeurope");
		assertThat(flight.operation().owed()).as(flight.timeline())
			.singleElement()
			.satisfies((owed) -> assertThat(owed.key()).isEqualTo("out.source"));
	}

	/// Azure took the call of the operation before, and shows neither a job nor what comes of it.
	private static VmFlight unseen(VmFlight flight, String place) {
		var hidden = new AtomicBoolean();
		var item = place + "app-01";
		var before = flight.get(item);
		var sent = flight.mutations().size();
		var doctor = flight.cloud.doctor();
		doctor.change(item, (shown) -> hiding(flight, sent, hidden) ? before : shown);
		doctor.hide("/replicationjobs/", () -> hiding(flight, sent, hidden));
		doctor.change("/replicationJobs", (list) -> {
			if (hiding(flight, sent, hidden)) {
				((ObjectNode) list).putArray("value");
			}
			return list;
		});
		doctor.change("/replicationProtectedItems", (list) -> {
			if (hiding(flight, sent, hidden)) {
				((ObjectNode) list).putArray("value").add(before);
			}
			return list;
		});
		return flight;
	}

	private static boolean hiding(VmFlight flight, int sent, AtomicBoolean ever) {
		if (flight.mutations().size() > sent) {
			ever.set(true);
		}
		return ever.get();
	}

	private static void isMadeAgainOnlyByAPerson(VmFlight flight, String call) {
		var sent = flight.received().size();
		takenOver(flight);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.failover");
		assertThat(flight.operation().tookOver()).isTrue();
		assertThat(flight.question()).contains("shows no job of it").contains(call);
		assertThat(flight.offers()).containsExactly(Decision.RETRY);
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(1)));
		assertThat(flight.received()).as(flight.timeline()).hasSize(sent);
		flight.decide(Decision.RETRY);
		flight.untilAsked();
		assertThat(flight.operation().mutations()).filteredOn((line) -> line.title().equals(call))
			.hasSize(2)
			.extracting(Mutation::origin)
			.last()
			.isEqualTo("out.failover#2");
	}

	@Test
	void aCallOfTheOperationBeforeThatAzureShowsNothingOfIsMadeAgainOnlyByAPerson() {
		var flight = unseen(fresh(), VmFlight.WEST).failover("app-01", Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		assertThat(flight.received()).hasSize(1);
		isMadeAgainOnlyByAPerson(flight, "fail app-01 over from westeurope to northeurope");
	}

	@Test
	void aCleanUpOfTheOperationBeforeThatAzureShowsNothingOfIsMadeAgainOnlyByAPerson() {
		var flight = fresh().ask("VM_TEST_FAILOVER", Mandate.of(Purpose.DRILL), "app-01", """
				{"networkId": "%s", "hold": {"mode": "UNTIL_DECISION"}}""".formatted(VmFlight.DRILL_NETWORK));
		flight.untilAsked();
		unseen(flight, VmFlight.WEST);
		flight.decide(Decision.CANCEL);
		flight.until((operation) -> operation.mutations().size() == 2);
		takenOver(flight);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.cleanup");
		assertThat(flight.question()).contains("shows no job of it");
		assertThat(flight.received()).hasSize(2);
		flight.decide(Decision.RETRY);
		flight.until((operation) -> operation.mutations().size() == 3);
		assertThat(flight.operation().mutations().getLast().origin()).isEqualTo("out.cleanup#2");
	}

	@Test
	void aCallHomeOfTheOperationBeforeThatAzureShowsNothingOfIsMadeAgainOnlyByAPerson() {
		var flight = gone("{}", Decision.COMMIT);
		unseen(flight, VmFlight.NORTH);
		flight.decide(Decision.FAIL_BACK);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("back.failover");
		isMadeAgainOnlyByAPerson(flight, "fail app-01 over from northeurope to westeurope");
	}

	@Test
	void aCallOfAGroupThatAzureShowsNothingOfIsMadeAgainOnlyByAPerson() {
		var flight = VmGroupTests.flight(Crashes.never(), VmFlight.recorded());
		flight.cloud.doctor().hide("/replicationjobs/", () -> !flight.mutations().isEmpty());
		var plan = VmFlight.VAULT + "/replicationRecoveryPlans/shop-plan";
		var before = flight.get(plan);
		var items = flight.get(VmFlight.VAULT + "/replicationProtectedItems");
		flight.cloud.doctor().change(plan, (shown) -> flight.mutations().isEmpty() ? shown : before);
		flight.cloud.doctor()
			.change("/replicationProtectedItems", (shown) -> flight.mutations().isEmpty() ? shown : items);
		items.path("value")
			.forEach((item) -> flight.cloud.doctor()
				.change(item.path("id").asString(), (shown) -> flight.mutations().isEmpty() ? shown : item));
		flight.group("shop-plan", Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		assertThat(flight.received()).as(flight.timeline()).hasSize(1);
		flight.id = flight.replica.ask("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY),
				VmFlight.planned("shop-plan", "{}"), flight.id);
		flight.untilAsked();
		assertThat(flight.operation().tookOver()).as(flight.timeline()).isTrue();
		assertThat(flight.question()).contains("shows no job of it");
		assertThat(flight.received()).hasSize(1);
	}

}
