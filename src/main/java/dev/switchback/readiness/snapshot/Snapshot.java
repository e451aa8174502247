package dev.switchback.readiness.snapshot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.expressroute.Review;
import dev.switchback.azure.siterecovery.MachineReview;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// All that is known of an estate at a moment. For one thread.
public final class Snapshot {

	/// What the document says it is: its `format`.
	public static final String FORMAT = "switchback-inventory/1";

	private final JsonNode document;

	private final Instant now;

	private final Place root;

	private final List<Circuit> circuits;

	private final List<Gateway> gateways;

	private final List<Machine> machines;

	private final Map<String, List<Machine>> groups = new HashMap<>();

	private @Nullable List<String> unread;

	private @Nullable Map<String, BigDecimal> needed;

	private final Map<String, Circuit> byKey = new HashMap<>();

	private final Map<String, Machine> machineByKey = new HashMap<>();

	private final Map<String, List<Connection>> byCircuit = new HashMap<>();

	private final Map<String, Review> reviews = new HashMap<>();

	private final Map<String, Optional<MachineReview>> machineReviews = new HashMap<>();

	private final Map<String, List<Place>> declared = new HashMap<>();

	private @Nullable Map<String, List<Drill>> drills;

	private @Nullable List<Pair> pairs;

	/// @param document as it is stored and exported
	/// @param now the moment that it is judged at
	public Snapshot(JsonNode document, Instant now) {
		this.document = document;
		this.now = now;
		this.root = Place.root(document, takenAt());
		this.circuits = root().at("circuits").each().stream().map(Circuit::new).toList();
		this.gateways = root().at("gateways").each().stream().map(Gateway::new).toList();
		this.machines = root().at("vaults")
			.each()
			.stream()
			.flatMap((vault) -> vault.at("items").each().stream().map((item) -> new Machine(vault, item)))
			.toList();
		this.machines.forEach((machine) -> this.machineByKey.putIfAbsent(machine.key(), machine));
		this.circuits.forEach((circuit) -> this.byKey.putIfAbsent(circuit.key(), circuit));
		expressRouteGateways().forEach((gateway) -> gateway.connections()
			.forEach((connection) -> this.byCircuit.computeIfAbsent(connection.circuit(), (_) -> new ArrayList<>())
				.add(connection)));
	}

	public JsonNode document() {
		return this.document;
	}

	/// The moment that it is judged at.
	public Instant now() {
		return this.now;
	}

	public Place root() {
		return this.root;
	}

	/// When it was taken; long ago if it does not say.
	public Instant takenAt() {
		return Place.root(this.document, Instant.EPOCH).at("takenAt").moment().orElse(Instant.EPOCH);
	}

	public List<Circuit> circuits() {
		return this.circuits;
	}

	/// Those of all circuits.
	public List<Peering> peerings() {
		return circuits().stream().flatMap((circuit) -> circuit.peerings().stream()).toList();
	}

	/// The Microsoft peerings of all circuits.
	public List<Peering> microsoftPeerings() {
		return circuits().stream().flatMap((circuit) -> circuit.microsoftPeering().stream()).toList();
	}

	public List<Gateway> gateways() {
		return this.gateways;
	}

	/// Those that circuits are linked to.
	public List<Gateway> expressRouteGateways() {
		return this.gateways.stream().filter(Gateway::expressRoute).toList();
	}

	/// ExpressRoute Direct ports: each has `id`, `readAt` and `body`.
	public List<Place> ports() {
		return root().at("ports").each();
	}

	public List<Drill> drills() {
		return root().at("drills").each().stream().map(Drill::new).toList();
	}

	/// What exists of some types could not be listed, though some of it may be known: each has `id` of the subscription, `type`, and
	/// `problem`.
	///
	/// @param types such as `virtualNetworkGateways`
	public List<Place> unlisted(String... types) {
		return root().at("unlisted")
			.each()
			.stream()
			.filter((one) -> List.of(types).contains(ArmId.tail(one.at("type").label())))
			.toList();
	}

	/// How long failovers of machines took: each has `item`, `leg` (`out`, or `back` home), `at`, `complete`, `operation`, and
	/// `recoveryTime` if that is known.
	public Place recoveries() {
		return root().at("recoveries");
	}

	/// @param id ARM id in any letter case
	public Optional<Circuit> circuit(String id) {
		return Optional.ofNullable(this.byKey.get(id.toLowerCase(Locale.ROOT)));
	}

	/// @param id ARM id in any letter case
	public Optional<Place> port(String id) {
		return ports().stream().filter((port) -> port.at("id").label().equalsIgnoreCase(id)).findFirst();
	}

	/// Where a circuit ends, be it known or not.
	public Place location(Circuit circuit) {
		return circuit.port()
			.text()
			.flatMap(this::port)
			.map((port) -> port.at("body", "properties", "peeringLocation"))
			.orElseGet(() -> circuit.property("serviceProviderProperties", "peeringLocation"));
	}

	/// All machines that some vault protects.
	public List<Machine> machines() {
		return this.machines;
	}

	/// @param id ARM id of a protected item, in any letter case
	public Optional<Machine> machine(String id) {
		return Optional.ofNullable(this.machineByKey.get(id.toLowerCase(Locale.ROOT)));
	}

	/// The machines of a consistency group, in the order of the snapshot; none if the machine is in none.
	public List<Machine> groupOf(Machine machine) {
		if (this.groups.isEmpty()) {
			this.machines
				.forEach((one) -> one.group()
					.ifPresent((group) -> this.groups
						.computeIfAbsent(one.vaultKey() + " " + group, (_) -> new ArrayList<>())
						.add(one)));
		}
		return machine.group()
			.map((group) -> this.groups.getOrDefault(machine.vaultKey() + " " + group, List.of()))
			.orElse(List.of());
	}

	/// What exists and is not known: found out once.
	public List<String> unread(Supplier<List<String>> finding) {
		var known = this.unread;
		if (known == null) {
			known = finding.get();
			this.unread = known;
		}
		return known;
	}

	/// How many cores are needed where machines go: found out once.
	public Map<String, BigDecimal> needed(Supplier<Map<String, BigDecimal>> finding) {
		var known = this.needed;
		if (known == null) {
			known = finding.get();
			this.needed = known;
		}
		return known;
	}

	/// What is declared about a circuit.
	public Said said(Circuit circuit) {
		var all = root().at("declarations", "circuits");
		if (this.declared.isEmpty()) {
			all.each()
				.forEach((one) -> this.declared
					.computeIfAbsent(one.at("circuit").label().toLowerCase(Locale.ROOT), (_) -> new ArrayList<>())
					.add(one));
		}
		var known = this.declared.getOrDefault(circuit.key(), List.of());
		return new Said(known.isEmpty() ? List.of(all.at("-")) : known, circuit.name(), this.now);
	}

	/// What is declared about workloads.
	public List<Said> workloads() {
		return root().at("declarations", "workloads")
			.each()
			.stream()
			.map((one) -> new Said(one, "the workload " + one.at("name").text().orElse("without a name"), this.now))
			.toList();
	}

	/// The pairs that are declared, and those that are proposed because nobody declared them.
	public List<Pair> pairs() {
		var known = this.pairs;
		if (known == null) {
			known = Pairing.of(this);
			this.pairs = known;
		}
		return known;
	}

	/// What was judged once of these documents need not be judged again.
	///
	/// @param key tells what was laid before the judgement
	public Review reviewed(String key, Supplier<Review> judgement) {
		var known = this.reviews.get(key);
		if (known == null) {
			known = judgement.get();
			this.reviews.put(key, known);
		}
		return known;
	}

	/// The same of a machine.
	public Optional<MachineReview> reviewed(Machine machine, Supplier<Optional<MachineReview>> judgement) {
		var known = this.machineReviews.get(machine.key());
		if (known == null) {
			known = judgement.get();
			this.machineReviews.put(machine.key(), known);
		}
		return known;
	}

	/// What is known of the trials of a circuit, the latest first.
	public List<Drill> drills(Circuit circuit) {
		var known = this.drills;
		if (known == null) {
			known = latest(drills().stream()).collect(Collectors.groupingBy(Drill::circuit));
			this.drills = known;
		}
		return known.getOrDefault(circuit.key(), List.of());
	}

	/// What is known of the trials in which a circuit carried alone, the latest first.
	public List<Drill> drillsOver(Circuit circuit) {
		return latest(drills().stream().filter((drill) -> drill.over().equals(circuit.key()))).toList();
	}

	private static Stream<Drill> latest(Stream<Drill> drills) {
		return drills.filter((drill) -> drill.at().isPresent())
			.sorted((one, other) -> other.at().orElseThrow().compareTo(one.at().orElseThrow()));
	}

	/// The connections to a circuit.
	public List<Connection> to(Circuit circuit) {
		return to(circuit.key());
	}

	/// The connections to a circuit that need not be known itself.
	///
	/// @param key its ARM id in lower case
	public List<Connection> to(String key) {
		return this.byCircuit.getOrDefault(key, List.of());
	}

}
