package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Optional;
import java.util.TreeSet;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.expressroute.Baseline.GatewayFound;
import dev.switchback.azure.expressroute.Baseline.LinkFound;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// A circuit is as it was found: everything of its baseline is back. What is there besides is noted.
///
/// @param families that were switched off
record Matches(Reads reads, DeclaredCircuit circuit, Set<Family> families,
		@Nullable Baseline baseline) implements Condition {

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		var what = "the peering of " + this.circuit.name();
		return switch (this.reads.peerings().peering(this.circuit, deadline)) {
			case Failed<PeeringSeen>(ArmProblem.NotFound problem, var _) ->
				new Sighting.Refused(problem.sentence(what), Evidence.NONE);
			case Failed<PeeringSeen>(var problem, var _) -> problem.blind(what, Evidence.NONE);
			case Value<PeeringSeen>(var seen, var at) when seen.changing() ->
				new Sighting.Converging("%s is %s".formatted(what, seen.words()),
						new Notes().state(this.circuit, seen, at).evidence(), this.reads.settings().lookAgain());
			case Value<PeeringSeen>(var seen, var at) when !seen.settled() || !asFound(seen) -> new Sighting.Unmet(
					"%s is %s, not %s as it was found".formatted(what, seen.words(), known().found().words()),
					new Notes().state(this.circuit, seen, at).evidence());
			case Value<PeeringSeen>(var seen, var at) when PublicPrefixes.of(seen).needsSupport() ->
				new Sighting.Refused(PublicPrefixes.ticket(this.circuit, seen),
						new Notes().state(this.circuit, seen, at).evidence());
			case Value<PeeringSeen> seen -> judge(TablesSeen.read(this.reads, this.circuit, seen, known(), deadline));
		};
	}

	/// What is on now and was not is there besides.
	private boolean asFound(PeeringSeen seen) {
		for (var family : Family.values()) {
			var found = known().found().state(family);
			if (PeeringSeen.ENABLED.equalsIgnoreCase(found)
					&& !PeeringSeen.ENABLED.equalsIgnoreCase(seen.state(family))) {
				return false;
			}
		}
		return true;
	}

	private Sighting judge(TablesSeen tables) {
		return judge(tables.path(), tables.learned(), tables.notes());
	}

	/// @param learned by gateway, in the baseline's order
	Sighting judge(PathSeen path, Map<String, Fetched<List<LearnedRoute>>> learned, Notes notes) {
		var before = known();
		var lacking = new ArrayList<String>();
		ArmProblem problem = path.unseenSession().or(path::unseenRoutes).orElse(null);
		before.links().forEach((link) -> link(link, path, lacking));
		for (var gateway : before.gateways()) {
			switch (Objects.requireNonNull(learned.get(gateway.id()))) {
				case Failed<List<LearnedRoute>>(ArmProblem.NotFound _, var _) ->
					lacking.add(gateway.name() + " is gone");
				case Failed<List<LearnedRoute>>(var unseen, var _) -> problem = unseen;
				case Value<List<LearnedRoute>> routes -> gateway(gateway, routes, lacking, notes);
			}
		}
		before.found()
			.cut(path.peering())
			.forEach((name) -> lacking.add("Global Reach connection %s is gone".formatted(name)));
		extra(path, before, notes);
		if (!lacking.isEmpty()) {
			return new Sighting.Converging(
					"not everything of %s is back yet: %s".formatted(this.circuit.spoken(), String.join("; ", lacking)),
					notes.evidence(), this.reads.settings().lookAgain());
		}
		if (problem != null) {
			return problem.blind("all of " + this.circuit.name(), notes.evidence());
		}
		return untold(path)
			.<Sighting>map((family) -> new Sighting.Unsettled(Unasked.untold(this.circuit, family, "is back"),
					notes.evidence(), this.reads.settings().lookAgain().multipliedBy(5)))
			.orElseGet(() -> Sighting.met(
					"%s is as it was found: %s, %s from on-premises%s as before".formatted(this.circuit.spoken(),
							path.peering().words(), Words.prefixes(before.brought().size()),
							this.circuit.hasGateways()
									? " and " + Words.count(before.gateways().size(), "gateway", "gateways") : ""),
					notes.evidence()));
	}

	/// A family that was switched off and of which nothing was ever shown.
	private Optional<Family> untold(PathSeen path) {
		return this.families.stream()
			.filter((family) -> PeeringSeen.ENABLED.equalsIgnoreCase(known().found().state(family)))
			.filter((family) -> !known().showed(family) && !path.shows(family))
			.findFirst();
	}

	/// A table that was not seen lacks nothing; it is reported as not seen.
	private static void link(LinkFound link, PathSeen path, List<String> lacking) {
		path.sessions()
			.stream()
			.filter((session) -> session.link() == link.link() && link.up(session.family()) && session.down())
			.forEach((session) -> lacking.add("%s%s is %s".formatted(
					(session.family() == Family.IPV4) ? "the " : session.family().spoken() + " of the ",
					link.link().spoken(), session.words())));
		if (path.routes().get(link.link().ordinal()) instanceof Value<List<Route>>) {
			var missing = new TreeSet<Prefix>();
			link.routes().forEach((route) -> missing.add(Prefix.parse(route.prefix())));
			path.arriving(link.link()).forEach((route) -> missing.remove(route.network()));
			link.doubtful().stream().filter(brought(path, link)::contains).forEach(missing::remove);
			if (!missing.isEmpty()) {
				lacking.add("%s not over the %s".formatted(Words.some(missing), link.link().spoken()));
			}
		}
	}

	private static Set<Prefix> brought(PathSeen path, LinkFound link) {
		var brought = new TreeSet<Prefix>();
		path.brought(link.link()).forEach((route) -> brought.add(route.network()));
		return brought;
	}

	private static void gateway(GatewayFound gateway, Value<List<LearnedRoute>> routes, List<String> lacking,
			Notes notes) {
		var weaker = GatewayView.of(routes.value()).weaker(gateway);
		notes.learned(gateway.name(), routes, weaker.isEmpty() ? "as before" : "fewer than before");
		if (!weaker.isEmpty()) {
			lacking.add("%s does not learn %s from as many routers as before".formatted(gateway.name(),
					Words.some(weaker)));
		}
	}

	private void extra(PathSeen path, Baseline before, Notes notes) {
		var extra = new TreeSet<>(path.brought());
		extra.removeAll(before.brought());
		if (!extra.isEmpty()) {
			notes.note("prefixes that were not there before", this.circuit.name(), Words.some(extra),
					path.routes().getFirst().at());
		}
	}

	private Baseline known() {
		return Objects.requireNonNull(this.baseline, "the baseline is not known yet");
	}

}
