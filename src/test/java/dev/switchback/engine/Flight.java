package dev.switchback.engine;

import dev.switchback.simulator.estate.Demand;
import dev.switchback.simulator.estate.Transfer;
import dev.switchback.simulator.estate.sick.SickPairs;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.GatewayPlan;
import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.Estate;
import java.util.Map;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.azure.probe.ProbeSettings;
import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.probe.ScriptedProber;
import dev.switchback.catalog.canary.Canary;
import dev.switchback.catalog.peeringfailover.PeeringFailover;
import dev.switchback.catalog.peeringfailover.SomePairs;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.inventory.RehearsedPairs;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.operation.StepRun;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
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

	final ArmSimulator simulator;

	final InMemoryOperations store = new InMemoryOperations(this.time);

	final Crashes crashes;

	final Replica replica;

	final UUID id;

	final InProcessAzure cloud;

	/// What answers behind the pair.
	final ScriptedProber prober = new ScriptedProber();

	private final Estate estate;

	/// @param request JSON with target and parameters
	Flight(Crashes crashes, String kind, Purpose purpose, String request) {
		this(crashes, kind, Mandate.of(purpose), request);
	}

	/// @param request JSON with target and parameters
	Flight(Crashes crashes, String kind, Mandate mandate, String request) {
		this(crashes, kind, mandate, request, Estate.rehearsal(), new SomePairs(), Map.of());
	}

	/// @param environment of the service
	private Flight(Crashes crashes, String kind, Mandate mandate, String request, Estate estate, CircuitPairs pairs,
			Map<String, String> environment) {
		this.crashes = crashes;
		this.estate = estate;
		this.simulator = new ArmSimulator(this.time, estate, Settings.DEFAULT, 42);
		this.cloud = new InProcessAzure(this.time, this.time, this.time::pass, this.simulator, this::point);
		this.cloud.environment.putAll(environment);
		var azure = this.cloud.expressRoute(this.store);
		List<Playbook<?, ?>> playbooks = List.of(
				new PeeringFailover(azure, new Probes(this.prober, ProbeSettings.DEFAULT), pairs),
				new Canary(azure, pairs));
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

	/// A failover of a pair whose peerings are protected by an MD5 key that neither side shows.
	static Flight keyed(Crashes crashes, Mandate mandate, String key, String parameters,
			Map<String, String> environment) {
		var prefixes = new String[] { "10.1.0.0/16", "10.2.0.0/16" };
		var ams = PeeringPlan.privatePeering(65010, 201, new Transfer("172.16.1.0/30", "172.16.1.4/30"), prefixes);
		var dub = PeeringPlan.privatePeering(65010, 202, new Transfer("172.16.2.0/30", "172.16.2.4/30"), prefixes);
		var pair = new PairPlan("keyed",
				List.of(CircuitPlan.circuit("keyed-ams", "westeurope", "Amsterdam", "Equinix", ams.withKey(key)),
						CircuitPlan.circuit("keyed-dub", "northeurope", "Dublin", "Interxion", dub.withKey(key))),
				List.of(GatewayPlan.zoneRedundant("keyed-gw", "westeurope", "10.100")
					.connectedTo("keyed-ams", 0)
					.connectedTo("keyed-dub", 0)),
				new Demand(4_000_000, 6_000_000));
		return new Flight(crashes, "PEERING_FAILOVER", mandate,
				"{\"target\": {\"circuitPair\": \"keyed\"}, \"parameters\": " + parameters + "}", Estate.of(pair),
				new SomePairs(), environment);
	}

	/// A failover of a pair with IPv6 beside IPv4.
	///
	/// @param prefixes what comes over either circuit in IPv6
	static Flight dualStack(Mandate mandate, String parameters, String... prefixes) {
		var ipv4 = new String[] { "10.1.0.0/16", "10.2.0.0/16" };
		var ams = PeeringPlan.privatePeering(4_200_000_000L, 201, new Transfer("172.16.1.0/30", "172.16.1.4/30"), ipv4)
			.withIpv6(new Transfer("fd00:1::/126", "fd00:1::4/126"), prefixes);
		var dub = PeeringPlan.privatePeering(4_200_000_000L, 202, new Transfer("172.16.2.0/30", "172.16.2.4/30"), ipv4)
			.withIpv6(new Transfer("fd00:2::/126", "fd00:2::4/126"), prefixes);
		var pair = new PairPlan("dual",
				List.of(CircuitPlan.circuit("dual-ams", "westeurope", "Amsterdam", "Equinix", ams),
						CircuitPlan.circuit("dual-dub", "northeurope", "Dublin", "Interxion", dub)),
				List.of(GatewayPlan.zoneRedundant("dual-gw", "westeurope", "10.100")
					.connectedTo("dual-ams", 0)
					.connectedTo("dual-dub", 0)),
				new Demand(4_000_000, 6_000_000));
		return new Flight(Crashes.never(), "PEERING_FAILOVER", mandate,
				"{\"target\": {\"circuitPair\": \"dual\"}, \"parameters\": " + parameters + "}", Estate.of(pair),
				new SomePairs(), Map.of());
	}

	/// A failover of a pair with something wrong with it, as a rehearsal declares it.
	static Flight sick(Mandate mandate, String pair, String parameters) {
		return sick(Crashes.never(), mandate, pair, parameters);
	}

	static Flight sick(Crashes crashes, Mandate mandate, String pair, String parameters) {
		return new Flight(crashes, "PEERING_FAILOVER", mandate,
				"{\"target\": {\"circuitPair\": \"%s\"}, \"parameters\": %s}".formatted(pair, parameters),
				Estate.of(SickPairs.named(pair)), new RehearsedPairs(VirtualTime.START), Map.of());
	}

	/// The same of a pair that ends where it is said to end, with nothing else wrong.
	static Flight between(Mandate mandate, String location, String otherLocation, String parameters) {
		var prefixes = new String[] { "10.1.0.0/16", "10.2.0.0/16" };
		var one = PeeringPlan.privatePeering(65010, 201, new Transfer("172.16.1.0/30", "172.16.1.4/30"), prefixes);
		var other = PeeringPlan.privatePeering(65010, 202, new Transfer("172.16.2.0/30", "172.16.2.4/30"), prefixes);
		var pair = new PairPlan("northwind",
				List.of(CircuitPlan.circuit("northwind-1", "westeurope", location, "Equinix", one),
						CircuitPlan.circuit("northwind-2", "westeurope", otherLocation, "Interxion", other)),
				List.of(GatewayPlan.zoneRedundant("northwind-gw", "westeurope", "10.100")
					.connectedTo("northwind-1", 0)
					.connectedTo("northwind-2", 0)),
				new Demand(4_000_000, 6_000_000));
		return new Flight(Crashes.never(), "PEERING_FAILOVER", mandate,
				"{\"target\": {\"circuitPair\": \"northwind\"}, \"parameters\": %s}".formatted(parameters),
				Estate.of(pair), SomePairs.of(pair), Map.of());
	}

	/// The same of a pair that nobody declared.
	static Flight undeclared(Mandate mandate, String pair, String parameters) {
		var plan = SickPairs.named(pair);
		var ids = plan.circuits()
			.stream()
			.map((circuit) -> plan.scope().id("expressRouteCircuits", circuit.name()))
			.toList();
		return new Flight(Crashes.never(), "PEERING_FAILOVER", mandate,
				"{\"target\": {\"primaryCircuitId\": \"%s\", \"secondaryCircuitId\": \"%s\"}, \"parameters\": %s}"
					.formatted(ids.getFirst(), ids.getLast(), parameters),
				Estate.of(plan), new SomePairs(), Map.of());
	}

	/// A failover of the pair `contoso`.
	static Flight of(Mandate mandate, String parameters) {
		return contoso(Crashes.never(), mandate, parameters);
	}

	static Flight contoso(Crashes crashes, Mandate mandate, String parameters) {
		return new Flight(crashes, "PEERING_FAILOVER", mandate,
				"{\"target\": {\"circuitPair\": \"contoso\"}, \"parameters\": " + parameters + "}");
	}

	/// The same with probes declared.
	static Flight probing(Crashes crashes, Purpose purpose, String parameters, String... probes) {
		return new Flight(crashes, "PEERING_FAILOVER", Mandate.of(purpose),
				"{\"target\": {\"circuitPair\": \"contoso\"}, \"parameters\": " + parameters + "}", Estate.rehearsal(),
				SomePairs.probing(probes), Map.of());
	}

	/// The variables that secrets are had from.
	Map<String, String> environment() {
		return this.cloud.environment;
	}

	Flight fault(String order) {
		this.simulator.order(order);
		return this;
	}

	/// Another simulated Azure from now on, such as one of `OpenQuestions.answeredOtherwise()`.
	Flight assuming(Settings settings) {
		this.simulator.settings(settings);
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
		return peering(circuit, "AzurePrivatePeering");
	}

	/// `properties` of one of a circuit's peerings, as ARM shows them now.
	JsonNode peering(String circuit, String peering) {
		var response = this.simulator
			.handle(Request.of("GET", id(circuit) + "/peerings/" + peering + "?api-version=2025-03-01")
				.with("Authorization", "Bearer " + this.simulator.issueToken()));
		return JSON.readTree(response.body()).path("properties");
	}

	private String id(String circuit) {
		return this.estate.pairs()
			.stream()
			.filter((pair) -> pair.circuits().stream().anyMatch((one) -> one.name().equals(circuit)))
			.map((pair) -> pair.scope().id("expressRouteCircuits", circuit))
			.findFirst()
			.orElseThrow();
	}

	/// Whether a circuit's private peering is `Enabled` or `Disabled`.
	String state(String circuit) {
		return peering(circuit).path("state").asString();
	}

	/// Lets faults show in every table before anything else happens.
	Flight showing(String... faults) {
		List.of(faults).forEach(this::fault);
		peering(this.estate.pairs().getFirst().circuits().getFirst().name());
		this.time.pass(Duration.ofMinutes(1));
		return this;
	}

	/// Checked, and about to switch something off, which waits for a sign-in until [#goAhead].
	Flight aboutToDisable() {
		this.cloud.signIns = 1;
		this.cloud.tokenLife = Duration.ofMinutes(8);
		untilAt("primary.disable");
		return this;
	}

	Flight goAhead() {
		this.cloud.signIns = Integer.MAX_VALUE;
		this.cloud.tokenLife = Duration.ofMinutes(59);
		return this;
	}

	/// No fault strikes any more.
	void mended() {
		this.simulator.handle(Admin.delete("faults"));
	}

	/// Everything that is due happens for so long.
	Operation after(Duration duration) {
		passUntil(this.time.instant().plus(duration));
		return operation();
	}

	/// Until somebody is asked.
	Question untilAsked() {
		return ((Phase.Parked) until((operation) -> operation.phase() instanceof Phase.Parked).phase()).question();
	}

	/// Until something was sent.
	Operation untilTouched() {
		return until(Operation::touched);
	}

	/// What was judged of the rules in the last visit to a step.
	List<RuleVerdict> rules(String step) {
		return run(step).evidence().rules();
	}

	StepRun run(String step) {
		return operation().runs()
			.stream()
			.filter((run) -> run.key().equals(step))
			.reduce((_, last) -> last)
			.orElseThrow();
	}

	String timeline() {
		return this.replica.timeline(this.id);
	}

}
