package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Unreadable;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;
import tools.jackson.databind.JsonNode;

/// The failover's own judgement, over documents that somebody read before: whoever assesses circuits asks the rules that a
/// drill would be judged by, and has none of their own. Nothing is read here, and nothing is sent.
public final class Review {

	/// How far ahead announced maintenance counts here: Microsoft announces it two weeks ahead (its page on planned
	/// maintenance for ExpressRoute).
	private static final Duration AHEAD = Duration.ofDays(14);

	private final StandIn seen;

	private final List<RuleVerdict> verdicts;

	private Review(StandIn seen) {
		this.seen = seen;
		this.verdicts = CanStandIn.judge(seen);
	}

	/// What is known of a circuit and the peering that is meant.
	///
	/// @param port the location of the port it is on; empty for a provider's circuit, or if that is not known
	/// @param tables the summaries of both links, then the routes of both links
	/// @param metrics what Azure Monitor measured of what it carries
	/// @param events what Service Health tells
	public record Documents(DeclaredCircuit declared, Fetched<JsonNode> circuit, String port, Fetched<JsonNode> peering,
			List<Fetched<JsonNode>> tables, Fetched<JsonNode> metrics, Fetched<JsonNode> events) {

		public Documents {
			tables = List.copyOf(tables);
		}

		private StandIn.Side side() {
			var seen = this.peering.map((document) -> legible(PeeringSeen.of(this.declared.peeringId(), document)));
			var path = switch (seen) {
				case Failed<PeeringSeen> failed -> failed.<PathSeen>as();
				case Value<PeeringSeen>(var value, var at) ->
					new Value<>(value, at).map((one) -> PathSeen.of(one, this.tables));
			};
			var circuit = this.circuit.map(CircuitSeen::of)
				.map((one) -> one.port().isPresent() ? one.at(this.port) : one);
			return new StandIn.Side(this.declared, circuit, seen, path);
		}

		/// The rules ask for every transfer network, and would stumble at one that is none.
		private static PeeringSeen legible(PeeringSeen peering) {
			for (var link : Link.values()) {
				for (var family : Family.values()) {
					peering.transfer(link, family);
				}
			}
			return peering;
		}

	}

	/// What is known of the gateways.
	///
	/// @param connections bodies of connections, whatever they lead to
	/// @param unread what exists and is not known, one sentence each, without a full stop
	/// @param learned tables of learned routes, by the gateway's id in normal form
	public record Gateways(List<JsonNode> connections, List<String> unread, Map<String, Fetched<JsonNode>> learned) {
	}

	/// One circuit is to be drained, the other to stand in for it.
	///
	/// @param declared what is declared about the prefixes of the circuit to be drained
	public static Review of(Documents drained, Documents survivor, Gateways gateways, Declared declared, Instant at) {
		var side = drained.side();
		var families = (side.peering() instanceof Value<PeeringSeen>(var seen, var _) && !seen.families().isEmpty())
				? seen.families() : Set.of(Family.IPV4);
		var plain = Drain.of(Purpose.DRILL, families);
		var drain = new Drain(plain.purpose(), families, List.of(), Overrulings.NONE, declared, plain.ownPath());
		var found = found(gateways);
		Map<String, GatewaySeen> learned = new LinkedHashMap<>();
		gateways.learned()
			.forEach((gateway, table) -> learned.put(gateway,
					new GatewaySeen(table.map(Tables::learned), new Value<>("", at), new Value<>(List.of(), at))));
		var outlook = new Outlook(drained.metrics().map(Load::of), survivor.metrics().map(Load::of),
				survivor.events().map(Announced::of), (int) Math.round(100 * ExpressRouteSettings.DEFAULT.headroom()),
				AHEAD);
		return new Review(new StandIn(drain, side, survivor.side(), found, learned, List.of(), Optional.empty(),
				new Md5Keys.Found.Key(null), outlook, List.of(), new Value<>(List.of(), at), at));
	}

	/// A circuit for itself: only the rules that concern a single circuit tell anything then.
	public static Review alone(Documents circuit, Declared declared, Instant at) {
		return of(circuit, circuit, new Gateways(List.of(), List.of(), Map.of()), declared, at);
	}

	private static GatewayReads.Found found(Gateways gateways) {
		var unread = new ArrayList<>(gateways.unread());
		var connections = new ArrayList<ConnectionSeen>();
		for (var body : gateways.connections()) {
			try {
				ConnectionSeen.of(body).ifPresent(connections::add);
			}
			catch (Unreadable ex) {
				unread.add(ex.getMessage());
			}
		}
		return new GatewayReads.Found(connections, unread, false);
	}

	/// What the failover says of a rule; nothing if it does not concern these circuits.
	public List<RuleVerdict> of(SafetyRule rule) {
		return this.verdicts.stream().filter((verdict) -> verdict.rule().equals(rule.code())).toList();
	}

	/// A route that the customer announces, beyond doubt.
	///
	/// @param hops how many autonomous systems it came through, Microsoft's own in maintenance left out
	/// @param maintenance whether Microsoft made the path long to drain the link
	public record Arrival(Link link, String prefix, long hops, boolean maintenance) {
	}

	/// What arrives over the drained circuit; nothing where its tables are not known.
	public List<Arrival> arrivals() {
		var arrivals = new ArrayList<Arrival>();
		this.seen.drained().seenPath().filter((path) -> path.unseenRoutes().isEmpty()).forEach((path) -> {
			for (var link : Link.values()) {
				path.arriving(link)
					.forEach((route) -> arrivals.add(new Arrival(link, route.network().toString(),
							route.path().hops().stream().filter((hop) -> hop != AsPath.MICROSOFT).count(),
							route.path().inMaintenance())));
			}
		});
		return List.copyOf(arrivals);
	}

	/// A link's session in one family.
	///
	/// @param up empty if it is not known
	/// @param words such as `up, 2 prefixes received`
	public record LinkState(Link link, Family family, Optional<Boolean> up, String words) {
	}

	/// The sessions of the drained circuit; none where its peering is not known.
	public List<LinkState> links() {
		return this.seen.drained()
			.seenPath()
			.flatMap((path) -> path.sessions().stream())
			.map((session) -> new LinkState(session.link(), session.family(),
					session.up() ? Optional.of(true) : session.down() ? Optional.of(false) : Optional.empty(),
					session.words()))
			.toList();
	}

	/// Why it is not known what arrives over the drained circuit; empty if it is.
	public Optional<String> unseen() {
		var drained = this.seen.drained();
		var what = "a route table of " + drained.name();
		return switch (drained.path()) {
			case Failed<PathSeen>(var problem, var _) -> Optional.of(problem.sentence(what));
			case Value<PathSeen>(var path, var _) -> path.unseenRoutes().map((problem) -> problem.sentence(what));
		};
	}

	/// Whether networks arrive, judged as the prefixes of a drained circuit are.
	///
	/// @throws IllegalArgumentException if one is no network
	public static Verdict covered(Collection<String> required, Collection<String> arriving) {
		var coverage = Coverage.of(prefixes(required), prefixes(arriving));
		return coverage.whole() ? Verdict.PASS : coverage.missing().isEmpty() ? Verdict.INCONCLUSIVE : Verdict.FAIL;
	}

	private static Set<Prefix> prefixes(Collection<String> texts) {
		var prefixes = new TreeSet<Prefix>();
		texts.forEach((text) -> prefixes.add(Prefix.parse(text)));
		return prefixes;
	}

}
