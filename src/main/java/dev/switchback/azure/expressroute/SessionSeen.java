package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.stream.Stream;

import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Value;
import tools.jackson.databind.JsonNode;

/// What was seen of the BGP session of a link. Not having seen it is neither good nor bad news.
record SessionSeen(Link link, Fetched<Session> session) {

	/// The sessions of both links.
	///
	/// @param answers to what [PeeringReads#asks] asks
	static List<SessionSeen> of(PeeringSeen peering, List<Fetched<JsonNode>> answers) {
		return Stream.of(Link.values())
			.map((link) -> new SessionSeen(link, session(peering, link, answers.get(link.ordinal()))))
			.toList();
	}

	private static Fetched<Session> session(PeeringSeen peering, Link link, Fetched<JsonNode> answer) {
		return SwitchedOff.down(peering, answer)
			.orElseGet(() -> answer
				.map((document) -> Session.of(Tables.summary(document), peering.customer(link, Family.IPV4))));
	}

	boolean seen() {
		return this.session instanceof Value<Session>;
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

	String words() {
		return switch (this.session) {
			case Value<Session>(var value, var _) -> value.words();
			case Fetched.Failed<Session>(var problem, var _) -> "not seen (%s)".formatted(problem.brief());
		};
	}

}
