package dev.switchback.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.azure.probe.Probe;
import dev.switchback.azure.probe.ProbeSettings;
import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.azure.siterecovery.SiteRecoverySettings;
import dev.switchback.catalog.vmfailover.VmFailover;
import dev.switchback.catalog.vmtestfailover.VmTestFailover;
import dev.switchback.inventory.DeclaredMachine;
import dev.switchback.inventory.MachineAims;
import dev.switchback.inventory.MachineProbe;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.Lan;
import dev.switchback.simulator.estate.Site;
import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.estate.VmPlan;
import dev.switchback.simulator.protection.RecoverySettings;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.world.Mutation;
import dev.switchback.simulator.world.Settings;
import dev.switchback.store.InMemoryDeclaredMachines;
import dev.switchback.store.InMemoryDesigns;
import dev.switchback.store.InMemoryOperations;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The playbooks of machines over the real Azure room, on the simulator's core with the durations that were recorded of
/// Azure: everything but HTTP and PostgreSQL, in one thread and in virtual time.
final class VmFlight {

	static final String VAULT = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/dr-rg"
			+ "/providers/Microsoft.RecoveryServices/vaults/dr-vault";

	static final String WEST = VAULT + "/replicationFabrics/asr-a2a-default-westeurope"
			+ "/replicationProtectionContainers/asr-a2a-default-westeurope-container/replicationProtectedItems/";

	static final String NORTH = VAULT + "/replicationFabrics/asr-a2a-default-northeurope"
			+ "/replicationProtectionContainers/asr-a2a-default-northeurope-container/replicationProtectedItems/";

	/// A network that reaches nothing.
	static final String DRILL_NETWORK = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/app-rg-asr"
			+ "/providers/Microsoft.Network/virtualNetworks/drill-vnet";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	final VirtualTime time = new VirtualTime();

	final ArmSimulator simulator;

	final InMemoryOperations store = new InMemoryOperations(this.time);

	final InProcessAzure cloud;

	final InMemoryDeclaredMachines declared = new InMemoryDeclaredMachines();

	final InMemoryDesigns designs = new InMemoryDesigns();

	private final Guests guests;

	final Replica replica;

	private Onlookers onlookers = Onlookers.nobody();

	UUID id = new UUID(0, 0);

	private int keys;

	VmFlight(Crashes crashes, VaultPlan vault, Settings settings) {
		this.simulator = new ArmSimulator(this.time, Estate.rehearsal().with(vault), settings, 42);
		this.guests = new Guests(this.simulator);
		this.cloud = new InProcessAzure(this.time, this.time, this.time::pass, this.simulator, (what) -> {
			if (!this.onlookers.looking() && (what.contains("POST ") || what.startsWith("before "))) {
				crashes.point(what);
			}
		});
		crashes.witnessed((what) -> this.onlookers.look(what));
		var azure = new SiteRecovery(this.cloud.arm(), SiteRecoverySettings.of(List.of(VAULT)));
		var machines = new ProtectedVms(azure);
		this.onlookers = new Onlookers(machines, this.time);
		var probes = new Probes(this.guests::ask, ProbeSettings.DEFAULT);
		List<Playbook<?, ?>> playbooks = List.of(
				new VmFailover(azure, probes, machines, this.declared, new MachineAims(this.designs, this.time)),
				new VmTestFailover(azure, machines));
		this.replica = new Replica(this.time, this.store, crashes, playbooks,
				List.of(azure.sourceKeeper(), azure.drillKeeper()));
	}

	static Settings recorded() {
		return Settings.DEFAULT.with(RecoverySettings.RECORDED);
	}

	/// A failover of `app-01`, of which nothing is wrong.
	static VmFlight of(Purpose purpose, String parameters) {
		return of(Crashes.never(), purpose, parameters);
	}

	static VmFlight of(Crashes crashes, Purpose purpose, String parameters) {
		return new VmFlight(crashes, HealthyVms.vault(3), recorded()).failover("app-01", purpose, parameters);
	}

	/// A failover of `app-01`, of which something is particular.
	static VmFlight with(Trait trait, Purpose purpose, String parameters) {
		return new VmFlight(Crashes.never(), vault(trait), recorded()).failover("app-01", purpose, parameters);
	}

	static VaultPlan vault(Trait trait) {
		var healthy = HealthyVms.vault(3);
		var machines = healthy.machines()
			.stream()
			.map((machine) -> machine.name().equals("app-01") ? alone(machine).with(trait) : machine)
			.toList();
		return new VaultPlan(healthy.name(), healthy.scope(), healthy.region(), machines, healthy.plans());
	}

	/// In a place of its own, so that nothing of somebody else's is taken for its own.
	private static VmPlan alone(VmPlan machine) {
		return new VmPlan(machine.name(), machine.number(), own(machine.primary(), "own-rg", "own-vnet", "10.61"),
				own(machine.recovery(), "own-rg-asr", "own-vnet-asr", "10.71"), machine.traits(),
				machine.consistencyGroup());
	}

	private static Site own(Site site, String group, String lan, String prefix) {
		return new Site(site.region(), site.regionName(), site.zone(), group, site.fabric(), site.container(),
				new Lan(lan, prefix), "own" + site.cacheAccount());
	}

	VmFlight failover(String machine, Purpose purpose, String parameters) {
		return ask("VM_FAILOVER", Mandate.of(purpose), machine, parameters);
	}

	/// An emergency of which it is said since when there is one.
	VmFlight incident(String machine, Instant startedAt, String parameters) {
		this.id = this.replica.incident("VM_FAILOVER", request(machine, parameters), startedAt);
		return this;
	}

	VmFlight ask(String kind, Mandate mandate, String machine, String parameters) {
		this.id = this.replica.ask(kind, mandate, request(machine, parameters), null);
		return this;
	}

	/// Declares that a machine answers on a port, in both of its places.
	VmFlight probed(String machine) {
		var lifecycle = item(WEST + machine).path("providerSpecificDetails").path("lifecycleId").asString();
		var probes = this.simulator.guests()
			.stream()
			.filter((guest) -> guest.item().equals(machine))
			.map((guest) -> new MachineProbe("web", Probe.Kind.TCP, machine + ".example:443", null))
			.limit(1)
			.toList();
		this.declared.store(null, new DeclaredMachine(lifecycle, machine, probes, "alice", VirtualTime.START, 1));
		return this;
	}

	/// A failover of machines by a recovery plan.
	VmFlight group(String plan, Purpose purpose, String parameters) {
		this.id = this.replica.ask("VM_FAILOVER", Mandate.of(purpose), planned(plan, parameters), null);
		return this;
	}

	/// A drill of machines by a recovery plan.
	VmFlight groupDrill(String plan, String parameters) {
		this.id = this.replica.ask("VM_TEST_FAILOVER", Mandate.of(Purpose.DRILL), planned(plan, parameters), null);
		return this;
	}

	static String request(String machine, String parameters) {
		return "{\"target\": {\"protectedItemId\": \"%s%s\"}, \"parameters\": %s}".formatted(WEST, machine, parameters);
	}

	/// From now on somebody's portal shows all machines of the vault, over and over.
	VmFlight lookedOn(int machines) {
		this.onlookers
			.come(IntStream.rangeClosed(1, machines).mapToObj((number) -> WEST + "app-%02d".formatted(number)));
		return this;
	}

	static String planned(String plan, String parameters) {
		return "{\"target\": {\"recoveryPlanId\": \"%s/replicationRecoveryPlans/%s\"}, \"parameters\": %s}"
			.formatted(VAULT, plan, parameters);
	}

	VmFlight fault(String order) {
		this.simulator.order(order);
		return this;
	}

	Operation untilAsked() {
		return until((operation) -> operation.phase() instanceof Phase.Parked);
	}

	Operation untilEnded() {
		return this.replica.untilEnded(this.id);
	}

	Operation until(Predicate<Operation> wanted) {
		return this.replica.until(this.id, Duration.ofDays(3), wanted);
	}

	Operation untilAt(String step) {
		return until((operation) -> operation.lastRun().key().equals(step));
	}

	void passUntil(Instant moment) {
		this.replica.passUntil(moment);
	}

	Operation operation() {
		return this.replica.operation(this.id);
	}

	Settled decide(Decision decision) {
		return decide(decision, null);
	}

	Settled decide(Decision decision, @Nullable RecoveryPointWish point) {
		return decide(decision, point, null);
	}

	/// With a while more, where that is what is decided.
	Settled extended(Decision decision, @Nullable RecoveryPointWish point) {
		return decide(decision, point, (decision == Decision.EXTEND) ? Duration.ofMinutes(30) : null);
	}

	/// Acknowledges what is to be acknowledged.
	private Settled decide(Decision decision, @Nullable RecoveryPointWish point, @Nullable Duration extendBy) {
		var question = (operation().phase() instanceof Phase.Parked parked) ? parked.question() : null;
		var acknowledged = (question != null && decision == Decision.COMMIT && question.acknowledge() != null)
				? List.of(question.acknowledge()) : List.<String>of();
		return this.replica.reception()
			.decide(new Answering(this.id, decision, (question != null) ? question.id() : null, null, extendBy,
					List.of(), point, acknowledged, false, Replica.ALICE,
					new IdempotencyKey("alice", "decide", "vm-key-" + this.keys++, "same")));
	}

	/// Acknowledges nothing.
	Settled decideWithout(Decision decision) {
		var question = ((Phase.Parked) operation().phase()).question();
		return this.replica.reception()
			.decide(new Answering(this.id, decision, question.id(), null, null, List.of(), Replica.ALICE,
					new IdempotencyKey("alice", "decide", "vm-key-" + this.keys++, "same")));
	}

	/// Somebody makes the network mapping back.
	void mapBack() {
		var network = item(WEST + "app-01").path("providerSpecificDetails")
			.path("vmNics")
			.path(0)
			.path("recoveryVMNetworkId")
			.asString();
		var body = """
				{"properties": {"recoveryFabricName": "asr-a2a-default-westeurope", "recoveryNetworkId": "%s",
				 "fabricSpecificDetails": {"instanceType": "AzureToAzure", "primaryNetworkId": "%s"}}}"""
			.formatted("/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/own-rg/providers"
					+ "/Microsoft.Network/virtualNetworks/own-vnet", network);
		var response = this.simulator.handle(Request
			.of("PUT",
					VAULT + "/replicationFabrics/asr-a2a-default-northeurope/replicationNetworks/azureNetwork"
							+ "/replicationNetworkMappings/back?api-version=2025-08-01")
			.withBody("application/json", body)
			.with("Authorization", "Bearer " + this.simulator.issueToken()));
		if (response.status() >= 300) {
			throw new AssertionError(new String(response.body(), StandardCharsets.UTF_8));
		}
	}

	/// Somebody switches a machine off in the portal.
	void deallocate(String machine) {
		post(machine + "/deallocate", "");
	}

	/// Somebody does something in the portal.
	void post(String path, String body) {
		var request = Request
			.of("POST", path + "?api-version=" + (path.contains("/virtualMachines/") ? "2024-07-01" : "2025-08-01"))
			.with("Authorization", "Bearer " + this.simulator.issueToken());
		var response = this.simulator.handle(body.isEmpty() ? request : request.withBody("application/json", body));
		if (response.status() >= 300) {
			throw new AssertionError(new String(response.body(), StandardCharsets.UTF_8));
		}
	}

	String question() {
		return (operation().phase() instanceof Phase.Parked parked) ? parked.question().text() : "";
	}

	List<Decision> offers() {
		return (operation().phase() instanceof Phase.Parked parked) ? parked.question().offers() : List.of();
	}

	/// `properties` of a protected item, as ARM shows them now.
	JsonNode item(String id) {
		return get(id).path("properties");
	}

	JsonNode get(String id) {
		var response = this.simulator.handle(Request.of("GET", id + "?api-version=2025-08-01")
			.with("Authorization", "Bearer " + this.simulator.issueToken()));
		return JSON.readTree(response.body());
	}

	/// What the simulator's own ledger holds, with what came of it.
	List<String> received() {
		return mutations().stream().map((mutation) -> mutation.change() + " – " + mutation.outcome()).toList();
	}

	List<Mutation> mutations() {
		return this.simulator.mutations();
	}

	String timeline() {
		return this.replica.timeline(this.id);
	}

}
