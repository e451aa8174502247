package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.catalog.canary.Canary;
import dev.switchback.catalog.peeringfailover.PeeringFailover;
import dev.switchback.catalog.peeringfailover.SomePairs;
import dev.switchback.operation.Operation;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.world.Mutation;
import dev.switchback.simulator.world.Settings;
import dev.switchback.store.InMemoryOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real playbook over the real Azure room, on the simulator's core: everything but HTTP and PostgreSQL, in one thread and
/// in virtual time.
final class Flight {

	static final String CONTOSO = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	final VirtualTime time = new VirtualTime();

	final ArmSimulator simulator = new ArmSimulator(this.time, Settings.DEFAULT, 42);

	final InMemoryOperations store = new InMemoryOperations(this.time);

	final Crashes crashes;

	final Replica replica;

	final UUID id;

	/// @param request JSON with target and parameters
	Flight(Crashes crashes, String kind, Purpose purpose, String request) {
		this(crashes, kind, Mandate.of(purpose), request);
	}

	/// @param request JSON with target and parameters
	Flight(Crashes crashes, String kind, Mandate mandate, String request) {
		this.crashes = crashes;
		var azure = new InProcessAzure(this.time, this.time, this.time::pass, this.simulator, this::point)
			.expressRoute(this.store);
		List<Playbook<?, ?>> playbooks = List.of(new PeeringFailover(azure, new SomePairs()),
				new Canary(azure, new SomePairs()));
		this.replica = new Replica(this.time, this.store, crashes, playbooks, List.of(azure.keeper()));
		this.id = this.replica.ask(kind, mandate, request, null);
	}

	/// Only calls that change something are worth dying at on both sides; of reads one side is enough.
	private void point(String what) {
		if (what.contains("PUT ") || what.startsWith("before ")) {
			this.crashes.point(what);
		}
	}

	static Flight drill(Crashes crashes, String parameters) {
		return new Flight(crashes, "PEERING_FAILOVER", Purpose.DRILL,
				"{\"target\": {\"circuitPair\": \"contoso\"}, \"parameters\": " + parameters + "}");
	}

	/// A failover of the pair `contoso`.
	static Flight of(Mandate mandate, String parameters) {
		return new Flight(Crashes.never(), "PEERING_FAILOVER", mandate,
				"{\"target\": {\"circuitPair\": \"contoso\"}, \"parameters\": " + parameters + "}");
	}

	Flight fault(String order) {
		this.simulator.order(order);
		return this;
	}

	Operation untilEnded() {
		return this.replica.untilEnded(this.id);
	}

	Operation until(Predicate<Operation> wanted) {
		return this.replica.until(this.id, Duration.ofHours(1), wanted);
	}

	Operation untilAt(String step) {
		return until((operation) -> operation.lastRun().key().equals(step));
	}

	void decide(Decision decision) {
		this.replica.decide(this.id, decision);
	}

	void passUntil(Instant moment) {
		this.replica.passUntil(moment);
	}

	Operation operation() {
		return this.replica.operation(this.id);
	}

	/// What the simulator's own ledger holds, with what came of it.
	List<String> received() {
		return this.simulator.mutations()
			.stream()
			.map((mutation) -> mutation.change() + " – " + mutation.outcome())
			.toList();
	}

	List<Mutation> mutations() {
		return this.simulator.mutations();
	}

	/// `properties` of a circuit's private peering, as ARM shows them now.
	JsonNode peering(String circuit) {
		var response = this.simulator
			.handle(Request.of("GET", CONTOSO + circuit + "/peerings/AzurePrivatePeering?api-version=2025-03-01")
				.with("Authorization", "Bearer " + this.simulator.issueToken()));
		return JSON.readTree(response.body()).path("properties");
	}

	String timeline() {
		return this.replica.timeline(this.id);
	}

}
