package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.RuleVerdict;

/// Collects what a look saw. Only what is named here becomes evidence.
final class Notes {

	private static final String ETAG = "etag";

	private final List<Reading> readings = new ArrayList<>();

	Notes state(DeclaredCircuit circuit, PeeringSeen peering, Instant at) {
		return note("peering", circuit.name(), peering.words(), at);
	}

	/// What tells whether anybody has written to it since.
	Notes etag(DeclaredCircuit circuit, PeeringSeen peering, Instant at) {
		return note(ETAG, circuit.name(), peering.etag(), at);
	}

	/// Whether a peering has another etag than was noted of it.
	static boolean moved(List<Reading> noted, DeclaredCircuit circuit, PeeringSeen peering) {
		return noted.stream()
			.anyMatch((reading) -> reading.name().equals(ETAG) && reading.subject().equals(circuit.name())
					&& !reading.value().equals(peering.etag()));
	}

	Notes sessions(DeclaredCircuit circuit, List<SessionSeen> sessions) {
		sessions
			.forEach((seen) -> note(seen.name() + " BGP session", circuit.name(), seen.words(), seen.session().at()));
		return this;
	}

	/// How many of the customer's prefixes arrive over each link.
	Notes prefixes(DeclaredCircuit circuit, PathSeen path) {
		for (var link : Link.values()) {
			var table = path.routes().get(link.ordinal());
			var words = (table instanceof Value<List<Route>>) ? Words.prefixes(path.brought(link).size()) : "not seen";
			note(link.devicePath() + " routes", circuit.name(), words, table.at());
		}
		return this;
	}

	Notes learned(String gateway, Fetched<List<LearnedRoute>> routes, String words) {
		return note("learned routes", gateway, words, routes.at());
	}

	Notes note(String name, String subject, String value, Instant at) {
		this.readings.add(new Reading(name, subject, value, at));
		return this;
	}

	Evidence evidence() {
		return new Evidence(this.readings, List.of());
	}

	Evidence evidence(List<RuleVerdict> rules) {
		return new Evidence(this.readings, rules);
	}

}
