package dev.switchback.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Order;
import dev.switchback.operation.Recovery;
import dev.switchback.operation.Operations.Draft;
import dev.switchback.operation.Outline;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import dev.switchback.readiness.discovery.Drills;
import dev.switchback.readiness.discovery.Drills.Over;
import dev.switchback.readiness.discovery.Drills.Recovered;
import dev.switchback.readiness.discovery.Drills.Tried;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static dev.switchback.store.Samples.after;
import static org.assertj.core.api.Assertions.assertThat;

/// What the history of drills tells of circuits.
@StoreIT
class PostgresDrillsIT {

	private static final String AMS = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/expressRouteCircuits/contoso-ams";

	private static final List<Outline> OUTLINE = List.of(
			new Outline("primary.disable", "the peering is disabled", Step.Kind.ENSURE),
			new Outline("primary.covered", "every prefix arrives", Step.Kind.AWAIT),
			new Outline("primary.enable", "the peering is enabled", Step.Kind.ENSURE),
			new Outline("primary.restored", "all is as it was", Step.Kind.AWAIT));

	@Autowired
	private PostgresKept kept;

	@Autowired
	private Drills drills;

	@BeforeEach
	void empty() {
		this.kept.empty();
	}

	/// Disabled at 2 s, confirmed at 3 s; proven to be covered at 45 s, enabled, restored at 60 s.
	private Operation drilled(String plan, String peering, Mutation.State fate, Verdict restored) {
		var operation = Samples.of(this.kept.operations()
			.accept(new Draft(UUID.randomUUID(), Samples.order(), plan, OUTLINE, after(0),
					Samples.key("drill-" + UUID.randomUUID()), Samples.CARD)));
		var mutation = new Mutation(UUID.randomUUID(), "primary.disable#1", "PUT", AMS + peering, "disable", "W/\"1\"",
				after(2), after(7), Mutation.State.INTENDED, null, Handle.NONE, null, null);
		operation = append(operation, 2, new Event.Intended(mutation, List.of()));
		operation = append(operation, 3,
				new Event.Recorded(mutation.id(), new Mutation.Fact(after(3), fate, Handle.NONE, "so it is", null)));
		operation = append(operation, 5, passed());
		operation = append(operation, 5, new Event.Began("primary.covered", 1));
		operation = append(operation, 45, passed());
		operation = append(operation, 46, new Event.Began("primary.enable", 1));
		operation = append(operation, 48, passed());
		operation = append(operation, 48, new Event.Began("primary.restored", 1));
		operation = append(operation, 60, new Event.Concluded(restored, "it was seen", Evidence.NONE));
		return append(operation, 61, Samples.finished(Ending.SUCCEEDED));
	}

	private static Event passed() {
		return new Event.Concluded(Verdict.PASS, "it holds", Evidence.NONE);
	}

	private Operation append(Operation operation, long second, Event event) {
		return Samples.of(this.kept.operations().append(operation, after(second), List.of(event)));
	}

	@Test
	void theSoakIsNoPartOfHowLongItTook() {
		var drill = drilled("{\"soak\": \"PT30S\"}", "/peerings/AzurePrivatePeering", Mutation.State.CONFIRMED,
				Verdict.PASS);
		assertThat(this.drills.tried(Instant.EPOCH))
			.containsExactly(new Tried(AMS, after(2), true, Duration.ofSeconds(13), drill.code(), null));
	}

	@Test
	void whatProbesTookOverTheOtherCircuitIsMeasured() {
		drilled("""
				{"echoes": [
				 {"drained": "%1$s", "over": null, "all": [{"probe": "a", "took": "PT9S"}]},
				 {"drained": "/other", "over": "%1$s", "all": [{"probe": "a", "took": "PT8S"}]},
				 {"drained": "%1$s", "over": "/dub", "all": [{"probe": "a", "took": "PT0.012S"}, {"probe": "b", "took": "PT0.031S"}]}]}"""
			.formatted(AMS), "/peerings/AzurePrivatePeering", Mutation.State.CONFIRMED, Verdict.PASS);
		assertThat(this.drills.tried(Instant.EPOCH)).extracting(Tried::over)
			.containsExactly(new Over("/dub", Duration.ofMillis(31)));
	}

	@Test
	void whatCannotBeTakenOffIsNotAndNothingTakesLessThanNoTime() {
		drilled("{}", "/peerings/AzurePrivatePeering", Mutation.State.CONFIRMED, Verdict.PASS);
		assertThat(this.drills.tried(Instant.EPOCH)).extracting(Tried::convergence)
			.containsExactly(Duration.ofSeconds(43));
		this.kept.empty();
		drilled("{\"soak\": \"PT5M\"}", "/peerings/AzurePrivatePeering", Mutation.State.CONFIRMED, Verdict.PASS);
		assertThat(this.drills.tried(Instant.EPOCH)).extracting(Tried::convergence).containsExactly(Duration.ZERO);
	}

	@Test
	void whatDidNotComeBackDidNotPass() {
		drilled("{}", "/peerings/AzurePrivatePeering", Mutation.State.CONFIRMED, Verdict.FAIL);
		assertThat(this.drills.tried(Instant.EPOCH)).extracting(Tried::passed).containsExactly(false);
	}

	@Test
	void whatWasNeverDrainedWasNotTried() {
		drilled("{}", "/peerings/AzurePrivatePeering", Mutation.State.REFUTED, Verdict.PASS);
		drilled("{}", "/peerings/MicrosoftPeering", Mutation.State.CONFIRMED, Verdict.PASS);
		assertThat(this.drills.tried(Instant.EPOCH)).isEmpty();
		assertThat(this.drills.tried(after(3600))).isEmpty();
	}

	@Test
	void whatFailoversOfMachinesTookIsToldOfEachMachineAndEachWay() {
		var plan = """
				{"members": [{"item": {"id": "/vault/app-01"}}, {"item": {"id": "/vault/app-02"}}]}""";
		var order = Samples.order();
		var operation = Samples.of(this.kept.operations()
			.accept(new Draft(UUID.randomUUID(),
					new Order("VM_FAILOVER", 1, order.purpose(), "app", order.request(), order.claims(), order.by(),
							order.reason(), null, null, null, null),
					plan, OUTLINE, after(0), Samples.key("failover-" + UUID.randomUUID()), Samples.CARD)));
		assertThat(this.drills.recovered(Instant.EPOCH)).isEmpty();
		operation = append(operation, 2, recovered("out", 100, false, Duration.ofMinutes(1)));
		operation = append(operation, 2, recovered("out", 200, true, Duration.ofMinutes(3)));
		assertThat(this.drills.recovered(Instant.EPOCH)).containsExactly(
				new Recovered("/vault/app-01", "out", after(200), true, Duration.ofMinutes(3), operation.code()),
				new Recovered("/vault/app-02", "out", after(200), true, Duration.ofMinutes(3), operation.code()));
		assertThat(this.drills.recovered(after(3600))).isEmpty();
	}

	private static Event recovered(String leg, long second, boolean complete, Duration took) {
		return new Event.Recovered(new Recovery(leg, "app", "northeurope", after(second), complete,
				new Recovery.Loss(null, null, null, "app-01", null, null, null), new Recovery.Delay(took, null, null,
						after(0), Recovery.Beginning.REQUEST, Duration.ZERO, took, Duration.ZERO)));
	}

}
