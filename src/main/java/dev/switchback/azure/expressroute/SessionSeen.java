package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Value;
import tools.jackson.databind.JsonNode;

/// What was seen of the BGP session of a link in one family. Not having seen it is neither good nor bad news.
record SessionSeen(Link link, Family family, Fetched<Session> session) {

	/// The sessions of both links, family by family.
	///
	/// @param answers to what [PeeringReads#asks] asks
	static List<SessionSeen> of(PeeringSeen peering, List<Fetched<JsonNode>> answers) {
		var families = peering.families().isEmpty() ? Set.of(Family.IPV4) : peering.families();
		return families.stream()
			.flatMap((family) -> Stream.of(Link.values())
				.map((link) -> new SessionSeen(link, family, session(peering, link, family, answers))))
			.toList();
	}

	private static Fetched<Session> session(PeeringSeen peering, Link link, Family family,
			List<Fetched<JsonNode>> answers) {
		var answer = answers.get(link.ordinal());
		var customer = peering.customer(link, family);
		return SwitchedOff.down(peering, answer).orElseGet(() -> answer.map((document) -> switch (family) {
			case IPV4 -> Session.of(Tables.summary(document), customer);
			case IPV6 -> Session.ofIpv6(Tables.summary(document), customer, bringing(peering, link, answers));
		}));
	}

	/// How many IPv6 routes come from the customer, if that was asked for and answered.
	private static int bringing(PeeringSeen peering, Link link, List<Fetched<JsonNode>> answers) {
		var asked = Link.values().length + link.ordinal();
		if (asked >= answers.size()
				|| !(answers.get(asked).map(Tables::routes) instanceof Value<List<Route>>(var routes, var _))) {
			return 0;
		}
		return (int) routes.stream()
			.filter((route) -> route.network().family() == Family.IPV6 && peering.fromCustomer(link, route, false))
			.count();
	}

	/// As it is told apart from the others: `primary`, `primary-IPv6`.
	String name() {
		return name(this.link, this.family);
	}

	static String name(Link link, Family family) {
		return switch (family) {
			case IPV4 -> link.devicePath();
			case IPV6 -> link.devicePath() + "-" + family.spoken();
		};
	}

	boolean seen() {
		return this.session instanceof Value<Session>(var value, var _) && !(value instanceof Session.Unshown);
	}

	/// It was looked for, and nothing tells what it is like.
	boolean unshown() {
		return this.session instanceof Value<Session>(Session.Unshown _, var _);
	}

	/// Seen to be up.
	boolean up() {
		return this.session instanceof Value<Session>(Session.Up _, var _);
	}

	/// Seen, and not up.
	boolean down() {
		return this.session instanceof Value<Session>(Session.Down _, var _);
	}

	/// Seen to bring prefixes.
	boolean carrying() {
		return this.session instanceof Value<Session>(Session.Up(int received), var _) && received > 0;
	}

	/// Seen, and bringing nothing.
	boolean notCarrying() {
		return seen() && !carrying();
	}

	/// Without what changes from look to look though nothing does: the state that a session is in which is down, and how many
	/// prefixes one brings.
	String brief() {
		return switch (this.session) {
			case Value<Session>(Session.Down(var words), var _) when words.startsWith("down ") -> "down";
			case Value<Session>(Session.Up(int received), var _) when received > 0 -> "up";
			case Value<Session> _,Fetched.Failed<Session> _ -> words();
		};
	}

	String words() {
		return switch (this.session) {
			case Value<Session>(var value, var _) -> value.words();
			case Fetched.Failed<Session>(var problem, var _) -> "not seen (%s)".formatted(problem.brief());
		};
	}

}
