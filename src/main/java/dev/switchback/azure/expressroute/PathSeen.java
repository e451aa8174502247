package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Fetched;
import tools.jackson.databind.JsonNode;

/// A peering, its sessions and its routes.
///
/// @param sessions of each link, family by family
/// @param routes of each link, in the same order
record PathSeen(PeeringSeen peering, List<SessionSeen> sessions, List<Fetched<List<Route>>> routes) {

	PathSeen {
		sessions = List.copyOf(sessions);
		routes = List.copyOf(routes);
	}

	/// @param answers to what [PeeringReads#asks] asks, with routes
	static PathSeen of(PeeringSeen peering, List<Fetched<JsonNode>> answers) {
		var sessions = SessionSeen.of(peering, answers);
		return new PathSeen(peering, sessions,
				answers.stream()
					.skip(Link.values().length)
					.map((answer) -> SwitchedOff.empty(peering, answer).orElseGet(() -> answer.map(Tables::routes)))
					.toList());
	}

	/// The customer's routes on a link, in doubt included: what must not be lost.
	List<Route> brought(Link link) {
		return routes(link).stream().filter((route) -> this.peering.fromCustomer(link, route, true)).toList();
	}

	/// The customer's routes on a link, beyond doubt: what proves that they arrive.
	List<Route> arriving(Link link) {
		return routes(link).stream().filter((route) -> this.peering.fromCustomer(link, route, false)).toList();
	}

	/// Every prefix that the customer brings over either link, in doubt included.
	Set<Prefix> brought() {
		var all = new TreeSet<Prefix>();
		for (var link : Link.values()) {
			brought(link).forEach((route) -> all.add(route.network()));
		}
		return all;
	}

	/// Every prefix that arrives from the customer over at least one link, beyond doubt.
	Set<Prefix> arriving() {
		var all = new TreeSet<Prefix>();
		for (var link : Link.values()) {
			arriving(link).forEach((route) -> all.add(route.network()));
		}
		return all;
	}

	/// The session of a link in a family, if that is configured.
	Optional<SessionSeen> session(Link link, Family family) {
		return this.sessions.stream()
			.filter((session) -> session.link() == link && session.family() == family)
			.findFirst();
	}

	/// Whether anything at all was shown of a family: a session in any state, or a prefix.
	boolean shows(Family family) {
		return this.sessions.stream().anyMatch((session) -> session.family() == family && session.seen())
				|| brought().stream().anyMatch((prefix) -> prefix.family() == family);
	}

	/// Seen with everything in order: what it brings is what it should bring.
	boolean whole() {
		return this.peering.settled() && this.peering.families().stream().allMatch(this.peering::on)
				&& this.sessions.stream().allMatch(SessionSeen::carrying) && unseenRoutes().isEmpty();
	}

	/// Seen to bring nothing at all.
	boolean silent() {
		return unseenSession().isEmpty() && unseenRoutes().isEmpty()
				&& this.sessions.stream().noneMatch(SessionSeen::carrying) && brought().isEmpty();
	}

	/// Why a route table could not be read, if one could not.
	Optional<ArmProblem> unseenRoutes() {
		return this.routes.stream().flatMap((table) -> problem(table).stream()).findFirst();
	}

	/// Why a session could not be seen, if one could not.
	Optional<ArmProblem> unseenSession() {
		return this.sessions.stream().flatMap((seen) -> problem(seen.session()).stream()).findFirst();
	}

	private static Optional<ArmProblem> problem(Fetched<?> fetched) {
		return (fetched instanceof Failed<?>(var problem, var _)) ? Optional.of(problem) : Optional.empty();
	}

	List<Route> routes(Link link) {
		return (this.routes.get(link.ordinal()) instanceof Value<List<Route>>(var rows, var _)) ? rows
				: new ArrayList<>();
	}

}
