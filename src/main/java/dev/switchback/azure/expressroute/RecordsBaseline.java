package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.expressroute.Baseline.GatewayFound;
import dev.switchback.azure.expressroute.Baseline.LearnedFound;
import dev.switchback.azure.expressroute.Baseline.LinkFound;
import dev.switchback.azure.expressroute.Baseline.RouteFound;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Records a circuit as it is, just before it is drained. Its [Sighting.Met#learned()] is the [Baseline]; nothing is
/// recorded unless all of it could be read. In an emergency, and where somebody answers for what cannot be seen, what can
/// be seen is enough.
record RecordsBaseline(Reads reads, DeclaredCircuit drained, DeclaredCircuit survivor,
		Drain drain) implements Condition {

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		return switch (this.reads.peerings().peering(this.drained, deadline)) {
			case Failed<PeeringSeen>(ArmProblem.NotFound problem, var _) ->
				new Sighting.Refused(problem.sentence(peering()), new Notes().evidence());
			case Failed<PeeringSeen>(var problem, var _) -> problem.blind(peering(), new Notes().evidence());
			case Value<PeeringSeen>(var seen, var at) when seen.changing() ->
				new Sighting.Converging("somebody is changing the peering of %s".formatted(this.drained.spoken()),
						new Notes().state(this.drained, seen, at).evidence(), this.reads.settings().lookAgain());
			case Value<PeeringSeen> seen -> record(seen, deadline);
		};
	}

	private Sighting record(Value<PeeringSeen> peering, Deadline deadline) {
		var circuits = List.of(this.drained, this.survivor);
		var found = this.reads.gateways()
			.connections(circuits,
					circuits.stream().map((one) -> this.reads.peerings().circuit(one, deadline)).toList(), deadline);
		if (!found.unread().isEmpty()
				&& !this.drain.takesWhatIsSeen(SafetyRule.GATEWAY_HAS_BOTH_PATHS, PairRules.OTHER_GATEWAYS)) {
			return new Sighting.Blind(Words.some(found.unread()),
					new Notes().state(this.drained, peering.value(), peering.at()).evidence(),
					this.reads.settings().lookAgain().multipliedBy(5));
		}
		var links = links(found);
		var asks = new ArrayList<ArmRead>(PeeringReads.asks(this.drained, true));
		links.values().forEach((own) -> asks.add(PeeringReads.learned(own.getFirst().gateway())));
		var answers = this.reads.arm().ask(asks, deadline);
		return record(peering, PathSeen.of(peering.value(), answers.subList(0, 4)), links,
				answers.subList(4, answers.size()), deadline);
	}

	private Sighting record(Value<PeeringSeen> peering, PathSeen path, Map<String, List<ConnectionSeen>> links,
			List<Fetched<JsonNode>> learned, Deadline deadline) {
		var notes = new Notes().state(this.drained, peering.value(), peering.at())
			.sessions(this.drained, path.sessions())
			.prefixes(this.drained, path);
		var unseen = path.unseenSession().or(path::unseenRoutes);
		if (unseen.isPresent() && !takesWhatIsSeen()) {
			return unseen.get().blind("a table of " + this.drained.name(), notes.evidence());
		}
		var gateways = new ArrayList<GatewayFound>();
		var tables = learned.iterator();
		for (var own : links.values()) {
			var problem = gateway(own, tables.next(), path, notes, gateways);
			var gateway = own.getFirst().gateway().name();
			if (problem.isPresent() && !this.drain.takesWhatIsSeen(SafetyRule.GATEWAY_HAS_BOTH_PATHS, gateway)) {
				return problem.get().blind("the routes of " + gateway, notes.evidence());
			}
		}
		return met(
				new Baseline(this.drained.id().toString(), switches(peering.value()), linksFound(path), gateways,
						counters(deadline), peering.at(), expected(path, gateways), CustomerEdge.of(peering.value())),
				notes);
	}

	/// What must arrive where the circuit itself is no measure.
	private @Nullable List<String> expected(PathSeen path, List<GatewayFound> gateways) {
		var whole = path.unseenRoutes().isEmpty();
		if (!path.brought().isEmpty() && whole) {
			return null;
		}
		var known = new TreeSet<Prefix>();
		gateways.stream()
			.filter((gateway) -> gateway.others() == 0)
			.forEach((gateway) -> known.addAll(GatewayView.of(gateway).prefixes()));
		return Required
			.of(path.brought(), whole, this.reads.healthy().last(this.drained.peeringId().normal()), known,
					this.drain.declared())
			.prefixes()
			.stream()
			.map(Prefix::toString)
			.toList();
	}

	private Sighting met(Baseline baseline, Notes notes) {
		if (baseline.required().isEmpty() && !takesWhatIsSeen()) {
			return new Sighting.Refused(
					"nothing arrives over %s and no gateway knows of anything, so there is nothing to compare with later"
						.formatted(this.drained.spoken()),
					notes.evidence());
		}
		return new Sighting.Met(
				"%s is %s, with %s from on-premises%s".formatted(this.drained.spoken(), baseline.found().words(),
						Words.prefixes(baseline.brought().size()),
						this.drained.hasGateways()
								? " and " + Words.count(baseline.gateways().size(), "gateway", "gateways") : ""),
				notes.evidence(), baseline);
	}

	/// Whether somebody answers for it that what the circuit brings cannot be compared with what arrives elsewhere.
	private boolean takesWhatIsSeen() {
		return this.drain.takesWhatIsSeen(SafetyRule.PREFIXES_COVERED, this.survivor.name());
	}

	/// The connections of each gateway that is linked to the drained circuit.
	private Map<String, List<ConnectionSeen>> links(GatewayReads.Found found) {
		var links = new TreeMap<String, List<ConnectionSeen>>();
		found.connections()
			.forEach((connection) -> links.computeIfAbsent(connection.gateway().normal(), (_) -> new ArrayList<>())
				.add(connection));
		links.values().removeIf((own) -> weight(own, this.drained).isEmpty());
		return new LinkedHashMap<>(links);
	}

	private Optional<ArmProblem> gateway(List<ConnectionSeen> own, Fetched<JsonNode> answer, PathSeen path, Notes notes,
			List<GatewayFound> into) {
		var id = own.getFirst().gateway();
		var routes = answer.map(Tables::learned);
		var brought = path.brought();
		var view = (routes instanceof Value<List<LearnedRoute>>(var rows, var _)) ? GatewayView.of(rows)
				: GatewayView.of(List.of());
		var wanted = new TreeSet<>(brought.isEmpty() ? view.prefixes() : brought);
		wanted.retainAll(view.prefixes());
		var learned = wanted.stream()
			.map((prefix) -> new LearnedFound(prefix.toString(), view.of(prefix).stream().sorted().toList()))
			.toList();
		notes.learned(id.name(), routes, (routes instanceof Value<List<LearnedRoute>>)
				? "%s of the circuit".formatted(Words.prefixes(learned.size())) : "not seen");
		into.add(new GatewayFound(id.toString(), others(own), standby(own), learned, path.silent() ? true : null));
		return (routes instanceof Failed<List<LearnedRoute>>(var problem, var _)) ? Optional.of(problem)
				: Optional.empty();
	}

	private int others(List<ConnectionSeen> own) {
		return (int) own.stream()
			.filter((connection) -> !connection.circuit().same(this.drained.id())
					&& !connection.circuit().same(this.survivor.id()))
			.map((connection) -> connection.circuit().normal())
			.distinct()
			.count();
	}

	private boolean standby(List<ConnectionSeen> own) {
		var survivor = weight(own, this.survivor);
		return survivor.isPresent() && survivor.get() > weight(own, this.drained).orElse(0);
	}

	private static Optional<Integer> weight(List<ConnectionSeen> own, DeclaredCircuit circuit) {
		return own.stream()
			.filter((connection) -> connection.circuit().same(circuit.id()))
			.map(ConnectionSeen::routingWeight)
			.max(Integer::compare);
	}

	private static Baseline.Found switches(PeeringSeen peering) {
		return new Baseline.Found(peering.etag(), String.valueOf(peering.state(Family.IPV4)),
				peering.state(Family.IPV6), peering.globalReach().isEmpty() ? null : peering.globalReach());
	}

	private static List<LinkFound> linksFound(PathSeen path) {
		return Stream.of(Link.values())
			.map((link) -> new LinkFound(link, path.session(link, Family.IPV4).filter(SessionSeen::up).isPresent(),
					path.brought(link)
						.stream()
						.map((route) -> new RouteFound(route.network().toString(), route.path().toString(),
								path.arriving(link).contains(route) ? null : true))
						.toList(),
					ipv6Up(path, link)))
			.toList();
	}

	private static @Nullable Boolean ipv6Up(PathSeen path, Link link) {
		return path.session(link, Family.IPV6).filter(SessionSeen::seen).map(SessionSeen::up).orElse(null);
	}

	private @Nullable Counters counters(Deadline deadline) {
		return (this.reads.peerings().counters(this.drained, deadline) instanceof Value<Counters>(var counters, var _))
				? counters : null;
	}

	private String peering() {
		return "the peering of " + this.drained.name();
	}

}
