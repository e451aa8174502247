package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.switchback.azure.arm.Doctor;
import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.engine.VirtualTime;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Urgency;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.Announcement;
import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.ConnectionPlan;
import dev.switchback.simulator.estate.Demand;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.GatewayPlan;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.Transfer;
import dev.switchback.simulator.world.Settings;

/// A pair of circuits in a simulated Azure, in virtual time: Amsterdam is drained, Dublin carries.
final class Stage {

	static final Set<Family> IPV4 = Set.of(Family.IPV4);

	static final Drain DRILL = Drain.of(Purpose.DRILL, IPV4);

	static final String[] PREFIXES = { "10.1.0.0/16", "10.2.0.0/16" };

	final VirtualTime time = new VirtualTime();

	final ArmSimulator simulator;

	final InProcessAzure inProcess;

	private final ExpressRoute azure;

	private final PeeringType type;

	/// Changes what Azure answers with.
	final Doctor doctor;

	final Peering ams;

	final Peering dub;

	/// What we have open on any circuit.
	List<String> open = List.of();

	Stage() {
		this(healthy(), Settings.DEFAULT, Md5.NOT_USED);
	}

	Stage(PairPlan pair) {
		this(pair, Settings.DEFAULT, Md5.NOT_USED);
	}

	Stage(PairPlan pair, Settings settings, Md5 md5) {
		this.simulator = new ArmSimulator(this.time, Estate.of(pair), settings, 7);
		this.inProcess = new InProcessAzure(this.time, this.time, this.time::pass, this.simulator);
		this.doctor = this.inProcess.doctor();
		this.azure = this.inProcess.expressRoute((target) -> target.contains("contoso-dub") ? this.open : List.of());
		this.type = type(pair);
		this.ams = this.azure.peering(declared("contoso-ams", "Amsterdam", this.type, md5));
		this.dub = this.azure.peering(declared("contoso-dub", "Dublin", this.type, md5));
	}

	private static DeclaredCircuit declared(String name, String site, PeeringType type, Md5 md5) {
		return new DeclaredCircuit(Samples.circuit(name, site).id(), site, type, md5, null);
	}

	private static PeeringType type(PairPlan pair) {
		var resource = pair.circuits().getFirst().peerings().getFirst().type();
		return Stream.of(PeeringType.values())
			.filter((type) -> type.resource().equals(resource))
			.findFirst()
			.orElseThrow();
	}

	ExpressRoute azure() {
		return this.azure;
	}

	static PeeringPlan amsterdam() {
		return PeeringPlan.privatePeering(65010, 201, new Transfer("172.16.1.0/30", "172.16.1.4/30"), PREFIXES);
	}

	static PeeringPlan dublin() {
		return dublin(PREFIXES);
	}

	static PeeringPlan dublin(String... prefixes) {
		return PeeringPlan.privatePeering(65010, 202, new Transfer("172.16.2.0/30", "172.16.2.4/30"), prefixes);
	}

	static PairPlan healthy() {
		return pair(amsterdam(), dublin());
	}

	static PairPlan pair(PeeringPlan amsterdam, PeeringPlan dublin) {
		return pair(amsterdam, dublin, "Dublin", gateway("contoso-gw", 0));
	}

	static PairPlan pair(PeeringPlan amsterdam, PeeringPlan dublin, String dublinEndsIn, GatewayPlan... gateways) {
		return new PairPlan("contoso",
				List.of(CircuitPlan.circuit("contoso-ams", "westeurope", "Amsterdam", "Equinix", amsterdam),
						CircuitPlan.circuit("contoso-dub", "northeurope", dublinEndsIn, "Interxion", dublin)),
				List.of(gateways), new Demand(4_000_000, 6_000_000));
	}

	/// A gateway linked to both circuits.
	static GatewayPlan gateway(String name, int dublinWeight) {
		return GatewayPlan.zoneRedundant(name, "westeurope", "10.100")
			.connectedTo("contoso-ams", 0)
			.connectedTo("contoso-dub", dublinWeight);
	}

	static List<Announcement> announced(String path, String... prefixes) {
		return List.of(prefixes)
			.stream()
			.map((prefix) -> new Announcement(prefix, path, Set.of(dev.switchback.simulator.estate.Link.values())))
			.toList();
	}

	void fault(String json) {
		this.simulator.order(json.replace('\'', '"'));
	}

	/// Somebody switches families of a circuit off.
	void switchedOff(String circuit, Set<Family> families) {
		families.forEach((family) -> fault("{'kind':'drift','circuit':'%s','peering':'%s','set':{'%s':'Disabled'}}"
			.formatted(circuit, this.type.resource(), switch (family) {
				case IPV4 -> "state";
				case IPV6 -> "ipv6State";
			})));
	}

	Look look(Mutation... mutations) {
		return Look.at(this.time.instant(), Duration.ofSeconds(60), Urgency.RUNNING, List.of(mutations));
	}

	Sighting see(Condition condition, Mutation... mutations) {
		return condition.look(look(mutations));
	}

	/// Looks until it is met.
	Sighting await(Condition condition, Mutation... mutations) {
		for (int i = 0; i < 100; i++) {
			var sighting = see(condition, mutations);
			if (sighting instanceof Sighting.Met) {
				return sighting;
			}
			this.time.pass(Duration.ofSeconds(1));
		}
		throw new AssertionError("never met: " + see(condition, mutations));
	}

	Baseline baseline() {
		return (Baseline) ((Sighting.Met) see(this.ams.baseline(this.dub, DRILL))).learned();
	}

	Effect disabled(Baseline baseline) {
		return disabled(baseline, DRILL);
	}

	Effect disabled(Baseline baseline, Drain drain) {
		return this.ams.disabled(drain, this.dub, baseline, "primary.restore", Duration.ofMinutes(15));
	}

	/// Sends what is ready, and says what the ledger says then.
	Mutation send(Effect effect, Preparation preparation) {
		var call = ((Preparation.Ready) preparation).call();
		var mutation = intended(call);
		var answer = effect.send(call,
				new Sending(mutation.id(), Urgency.RUNNING, Duration.ofSeconds(5), this.time.getAsLong()));
		return mutation.with(new Mutation.Fact(this.time.instant(), switch (answer) {
			case Answer.Accepted _ -> Mutation.State.CONFIRMED;
			case Answer.Rejected _ -> Mutation.State.REFUTED;
			case Answer.Lost _ -> Mutation.State.IN_DOUBT;
		}, switch (answer) {
			case Answer.Accepted(var handle) -> handle;
			case Answer.Rejected(var _, var handle, var _) -> handle;
			case Answer.Lost(var _, var handle) -> handle;
		}, answer.toString(), null));
	}

	private Mutation intended(Call call) {
		return new Mutation(new UUID(7, this.time.getAsLong()), "primary.disable#1", call.method(), call.target(),
				call.title(), call.etag(), this.time.instant(), this.time.instant().plusSeconds(5),
				Mutation.State.INTENDED, null, Handle.NONE, null, null);
	}

	/// Drains Amsterdam.
	Baseline drain() {
		return drain(DRILL);
	}

	Baseline drain(Drain drain) {
		var baseline = baseline();
		var effect = disabled(baseline, drain);
		var mutation = send(effect, effect.prepare(look()));
		await(effect, mutation);
		await(this.ams.isSilent(IPV4, baseline));
		return baseline;
	}

	/// An emergency, in which a person answers for rules, each with its subject: `prefixes-covered contoso-dub`.
	static Drain overriding(Purpose purpose, String... rules) {
		var overrides = List.of(rules)
			.stream()
			.map((rule) -> rule.split(" ", 2))
			.map((rule) -> new RuleOverride(rule[0], rule[1], null, "it has to be", "anna", true))
			.toList();
		return new Drain(purpose, IPV4, overrides, Overrulings.NONE, Declared.NOTHING, OwnPath.ELSEWHERE);
	}

	/// Connections of a gateway to circuits, by hand.
	static GatewayPlan linkedTo(String name, String network, ConnectionPlan... connections) {
		return new GatewayPlan(name, "westeurope", "ErGw2AZ", List.of("1", "2", "3"), network, List.of(connections));
	}

}
