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

	private final Listed<Circuit> circuits;

	private final Listed<Gateway> gateways;

	private final Listed<Machine> machines;

	private @Nullable Groups groups;

	private @Nullable List<String> unread;

	private @Nullable Map<String, BigDecimal> needed;

	private final Map<String, Circuit> byKey = new HashMap<>();

	private final Map<String, Machine> machineByKey = new HashMap<>();

	private final Map<String, List<Connection>> byCircuit = new HashMap<>();

	private final Map<String, Review> reviews = new HashMap<>();

	private final Map<String, Optional<MachineReview>> machineReviews = new HashMap<>();

	private final Declarations declarations;

	private @Nullable Trials trials;

	private @Nullable Listed<Pair> pairs;

	/// @param document as it is stored and exported
	/// @param now the moment that it is judged at
	public Snapshot(JsonNode document, Instant now) {
		this.document = document;
		this.now = now;
		this.root = Place.root(document, takenAt());
		this.declarations = new Declarations(this.root.at("declarations"), now);
		this.circuits = Listed.estate(this.root.at("circuits")).map(Circuit::new);
		this.gateways = Listed.estate(this.root.at("gateways")).map(Gateway::new);
		var vaults = this.root.at("vaults");
		// Whoever brings an inventory without vaults does not ask for them.
		this.machines = (vaults.there() || vaults.problem().isPresent()) ? Listed.estate(vaults).each(Machine::of)
				: Listed.of(List.of(), vaults);
		machines().stream().forEach((machine) -> this.machineByKey.putIfAbsent(machine.key(), machine));
		circuits().stream().forEach((circuit) -> this.byKey.putIfAbsent(circuit.key(), circuit));
		expressRouteGateways().stream()
			.forEach((gateway) -> gateway.connections()
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

	public Listed<Circuit> circuits() {
		return this.circuits;
	}

	/// Those of all circuits.
	public Listed<Peering> peerings() {
		return circuits().each(Circuit::peerings);
	}

	/// The Microsoft peerings of all circuits.
	public Listed<Peering> microsoftPeerings() {
		return circuits().each(Circuit::microsoftPeering);
	}

	public Listed<Gateway> gateways() {
		return this.gateways;
	}

	/// Those that circuits are linked to.
	public Listed<Gateway> expressRouteGateways() {
		return this.gateways.only(Gateway::expressRoute);
	}

	/// ExpressRoute Direct ports: each has `id`, `readAt` and `body`.
	public Listed<Place> ports() {
		return Listed.estate(root().at("ports"));
	}

	/// The circuits on ports that are not in the snapshot.
	public Listed<Circuit> elsewhere() {
		return circuits().each(Circuit::shown)
			.only((circuit) -> circuit.direct() && circuit.port().text().flatMap(this::port).isEmpty());
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
		return root().at("ports")
			.each()
			.stream()
			.filter((port) -> port.at("id").label().equalsIgnoreCase(id))
			.findFirst();
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
	public Listed<Machine> machines() {
		return this.machines;
	}

	/// @param id ARM id of a protected item, in any letter case
	public Optional<Machine> machine(String id) {
		return Optional.ofNullable(this.machineByKey.get(id.toLowerCase(Locale.ROOT)));
	}

	/// Which of them go together.
	public Groups groups() {
		var known = this.groups;
		if (known == null) {
			known = new Groups(machines().there());
			this.groups = known;
		}
		return known;
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
		return this.declarations.said(circuit);
	}

	public Declarations declarations() {
		return this.declarations;
	}

	/// The pairs that are declared.
	public Listed<Pair> declaredPairs() {
		return Listed.estate(root().at("declarations", "pairs")).map((place) -> Pairing.declared(this, place));
	}

	/// The pairs that are declared, and those that are proposed because nobody declared them.
	public Listed<Pair> pairs() {
		var known = this.pairs;
		if (known == null) {
			known = Pairing.of(this);
			this.pairs = known;
		}
		return known;
	}

	/// Those of which both circuits are in the snapshot.
	public Listed<Pair> wholePairs() {
		return pairs().each(Pair::whole);
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
		var known = this.machineReviews.get(machine.place().path());
		if (known == null) {
			known = judgement.get();
			this.machineReviews.put(machine.place().path(), known);
		}
		return known;
	}

	/// The same, by circuit.
	public Trials trials() {
		var known = this.trials;
		if (known == null) {
			known = new Trials(drills());
			this.trials = known;
		}
		return known;
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
