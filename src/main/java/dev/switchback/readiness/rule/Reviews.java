package dev.switchback.readiness.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.expressroute.Announced;
import dev.switchback.azure.expressroute.Declared;
import dev.switchback.azure.expressroute.DeclaredCircuit;
import dev.switchback.azure.expressroute.Md5;
import dev.switchback.azure.expressroute.Networks;
import dev.switchback.azure.expressroute.PeeringType;
import dev.switchback.azure.expressroute.Review;
import dev.switchback.playbook.Problem;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Said;
import dev.switchback.readiness.snapshot.Snapshot;
import tools.jackson.databind.JsonNode;

/// Lays the documents of a snapshot before the failover's judgement.
final class Reviews {

	private Reviews() {
	}

	/// A peering for itself.
	static Review alone(Snapshot snapshot, Peering peering) {
		return snapshot.reviewed(peering.place().path(),
				() -> Review.alone(documents(snapshot, peering.circuit(), Optional.of(peering), peering.tables()),
						maintaining(snapshot.said(peering.circuit()), Declared.NOTHING), snapshot.now()));
	}

	/// A peering as its tables were earlier.
	static Review earlier(Snapshot snapshot, Peering peering, List<Place> tables) {
		return Review.alone(documents(snapshot, peering.circuit(), Optional.of(peering), tables), Declared.NOTHING,
				snapshot.now());
	}

	/// A circuit for itself, whatever is known of its peerings.
	static Review alone(Snapshot snapshot, Circuit circuit) {
		return snapshot.reviewed(circuit.place().path(),
				() -> Review.alone(documents(snapshot, circuit, circuit.privatePeering().first(), List.of()),
						maintaining(snapshot.said(circuit), Declared.NOTHING), snapshot.now()));
	}

	/// One peering drained, the other standing in for it.
	static Review pair(Snapshot snapshot, Peering drained, Peering survivor) {
		return snapshot.reviewed(drained.place().path() + " " + survivor.place().path(),
				() -> judged(snapshot, drained, survivor));
	}

	private static Review judged(Snapshot snapshot, Peering drained, Peering survivor) {
		var linked = linked(snapshot, drained.circuit(), survivor.circuit());
		var far = Stream.of(drained.circuit(), survivor.circuit())
			.flatMap((circuit) -> far(snapshot, circuit).stream())
			.map(Reviews::words);
		var gateways = new Review.Gateways(connections(snapshot, drained.circuit(), survivor.circuit()),
				Stream.concat(unread(snapshot).stream(), far).toList(), learned(linked));
		return Review.of(documents(snapshot, drained.circuit(), Optional.of(drained), drained.tables()),
				documents(snapshot, survivor.circuit(), Optional.of(survivor), survivor.tables()), gateways,
				declared(snapshot.said(drained.circuit()), snapshot.said(survivor.circuit()), drained.microsoft()),
				snapshot.now());
	}

	private static Review.Documents documents(Snapshot snapshot, Circuit circuit, Optional<Peering> peering,
			List<Place> tables) {
		var type = peering.filter(Peering::microsoft).isPresent() ? PeeringType.MICROSOFT : PeeringType.PRIVATE;
		var nothing = circuit.place().at("peerings", "-");
		var shown = tables.isEmpty() ? List.of(nothing, nothing, nothing, nothing) : tables;
		return new Review.Documents(DeclaredCircuit.of(circuit.id(), null, type, Md5.NOT_USED, null),
				fetched(circuit.place().at("body")), snapshot.location(circuit).text().orElse(""),
				fetched(peering.map((one) -> one.place().at("body")).orElse(nothing)),
				shown.stream().map(Reviews::fetched).toList(), fetched(circuit.place().at("metrics")),
				fetched(circuit.place().at("events")));
	}

	private static Fetched<JsonNode> fetched(Place place) {
		return place.node().isObject() ? new Fetched.Value<>(place.node(), place.readAt())
				: new Fetched.Failed<>(new ArmProblem.Garbled(
						new Problem(0, "NotInTheInventory", place.problem().orElse("it is not in the inventory"))),
						place.readAt());
	}

	/// The gateways that are linked to one of two circuits.
	private static List<Gateway> linked(Snapshot snapshot, Circuit one, Circuit other) {
		var keys = Stream.of(one, other)
			.flatMap((circuit) -> snapshot.to(circuit).stream())
			.map((connection) -> connection.gateway().key())
			.collect(Collectors.toSet());
		return snapshot.expressRouteGateways().stream().filter((gateway) -> keys.contains(gateway.key())).toList();
	}

	/// Those to one of two circuits: what else their gateways are linked to is asked by no rule, and may be much.
	private static List<JsonNode> connections(Snapshot snapshot, Circuit one, Circuit other) {
		return Stream.of(one, other)
			.flatMap((circuit) -> snapshot.to(circuit).stream())
			.map((connection) -> connection.place().at("body").node())
			.toList();
	}

	/// What exists and is not known.
	static List<String> unread(Snapshot snapshot) {
		return snapshot.unread(() -> found(snapshot));
	}

	/// Where it could not be listed which gateways there are.
	static Stream<Place> unlisted(Snapshot snapshot) {
		return snapshot.unlisted(Gateway.TYPES.toArray(String[]::new)).stream();
	}

	private static List<String> found(Snapshot snapshot) {
		var unread = new ArrayList<String>();
		snapshot.root().at("gateways").problem().ifPresent(unread::add);
		unlisted(snapshot).flatMap((one) -> one.problem().stream()).forEach(unread::add);
		snapshot.expressRouteGateways().stream().forEach((gateway) -> {
			gateway.unreadConnections()
				.forEach((place) -> unread.add(place.problem()
					.orElse("the connections of %s are not in the inventory".formatted(gateway.name()))));
		});
		return unread;
	}

	/// Connections that were made with an authorization of a circuit, and that no gateway in the snapshot has.
	static List<Place> far(Snapshot snapshot, Circuit circuit) {
		var known = snapshot.to(circuit)
			.stream()
			.map((connection) -> connection.place().at("id").label().toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
		return circuit.property("authorizations")
			.each()
			.stream()
			.map((authorization) -> authorization.at("properties", "connectionResourceUri"))
			.filter((uri) -> uri.text().filter((id) -> !known.contains(id.toLowerCase(Locale.ROOT))).isPresent())
			.toList();
	}

	/// What follows from the first of them.
	static String words(Place far) {
		return "the connection %s, made with an authorization, is not in the inventory"
			.formatted(ArmId.tail(far.label()));
	}

	private static Map<String, Fetched<JsonNode>> learned(List<Gateway> gateways) {
		Map<String, Fetched<JsonNode>> learned = new LinkedHashMap<>();
		gateways.forEach((gateway) -> learned.put(gateway.key(), fetched(gateway.place().at("learned"))));
		return learned;
	}

	private static Declared declared(Said drained, Said survivor, boolean microsoft) {
		var pools = microsoft ? networks(drained, "nat", "pools") : List.<String>of();
		var poolsOfOther = microsoft ? networks(survivor, "nat", "pools") : List.<String>of();
		var plain = (drained.silent().isPresent())
				? new Declared(List.of(), List.of(), List.of(), List.of(), poolsOfOther)
				: new Declared(networks(drained, "prefixes"), networks(drained, "summaries"), local(drained), pools,
						poolsOfOther);
		return maintaining(survivor, plain);
	}

	/// The networks of a declaration; none if it does not count.
	static List<String> networks(Said said, String... names) {
		return said.silent().isPresent() ? List.of()
				: said.of(names).texts().stream().flatMap((text) -> normal(text).stream()).toList();
	}

	private static List<Declared.Local> local(Said said) {
		return said.of("local")
			.each()
			.stream()
			.flatMap((one) -> normal(one.at("prefix").text().orElse("")).stream()
				.filter((_) -> one.at("owner").text().isPresent())
				.flatMap((prefix) -> one.at("until")
					.moment()
					.map((until) -> new Declared.Local(prefix, one.at("owner").text().orElse(""), until))
					.stream()))
			.toList();
	}

	private static Declared maintaining(Said said, Declared declared) {
		return declared.maintaining(said.all("maintenance")
			.stream()
			.flatMap((place) -> place.each().stream())
			.flatMap((one) -> announced(one).stream())
			.toList());
	}

	private static Optional<Announced> announced(Place place) {
		Optional<Instant> until = place.at("until").moment();
		return place.at("from")
			.moment()
			.map((from) -> new Announced("as %s declares".formatted(place.at("by").text().orElse("somebody")), from,
					until.orElse(null)));
	}

	/// A network in its one form; empty if it is none.
	static Optional<String> normal(String text) {
		try {
			return Optional.of(Networks.normal(text)).filter((network) -> !Networks.isDefault(network));
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}

}
