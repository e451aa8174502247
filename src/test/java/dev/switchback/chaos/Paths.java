package dev.switchback.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.switchback.simulator.estate.Leg;
import tools.jackson.databind.JsonNode;

/// What of the estate carries: by how it looks at first, again and again meanwhile, and in the end.
final class Paths implements AutoCloseable {

	private static final Duration LOOK = Duration.ofMillis(500);

	private final Ground ground;

	private final Findings findings;

	private final Map<String, String> first;

	/// What carried at first.
	private final Set<String> carrying;

	private volatile boolean watching = true;

	Paths(Ground ground, Findings findings) {
		this.ground = ground;
		this.findings = findings;
		var pairs = ground.azure.pairs();
		this.first = switches(pairs);
		this.carrying = carrying(pairs);
	}

	/// Looks at every pair until told otherwise. That one look fails does not end it.
	void watch() {
		while (this.watching) {
			Rest.of(LOOK);
			this.findings.guard("a look at all pairs", this::look);
		}
	}

	private void look() {
		var pairs = this.ground.azure.pairs();
		this.findings.count("looks at all pairs");
		var down = new TreeSet<>(this.carrying);
		down.removeAll(carrying(pairs));
		down.forEach((what) -> this.findings.violated("both-down instants", Instant.now() + " " + what));
	}

	/// What is not as it was at first.
	List<String> different() {
		var now = switches(this.ground.azure.pairs());
		return this.first.keySet()
			.stream()
			.filter((peering) -> !this.first.get(peering).equals(now.get(peering)))
			.map((peering) -> "%s was %s and is %s".formatted(peering, this.first.get(peering), now.get(peering)))
			.toList();
	}

	/// Everything has to be as it was.
	void compare() {
		different().forEach((peering) -> this.findings.violated("paths left down", peering));
	}

	@Override
	public void close() {
		this.watching = false;
	}

	/// What has a session on either circuit: a pair's peerings, for each address family.
	static Set<String> carrying(List<JsonNode> pairs) {
		var carrying = new TreeSet<String>();
		for (var pair : pairs) {
			for (var circuit : pair.path("circuits")) {
				for (var peering : circuit.path("peerings")) {
					peering.path("sessions")
						.valueStream()
						.filter((session) -> session.path("up").asBoolean())
						.map((session) -> Leg.valueOf(session.path("leg").asString()).family())
						.map((family) -> "%s %s %s".formatted(pair.path("name").asString(),
								peering.path("name").asString(), family))
						.forEach(carrying::add);
				}
			}
		}
		return carrying;
	}

	/// Each peering's switches, key, and sessions with what they bring.
	private static Map<String, String> switches(List<JsonNode> pairs) {
		var switches = new HashMap<String, String>();
		for (var pair : pairs) {
			for (var circuit : pair.path("circuits")) {
				for (var peering : circuit.path("peerings")) {
					switches.put(circuit.path("name").asString() + " " + peering.path("name").asString(),
							switches(peering));
				}
			}
		}
		return switches;
	}

	private static String switches(JsonNode peering) {
		var words = new ArrayList<>(List.of(peering.path("state").asString(""), peering.path("ipv6State").asString(""),
				"key " + peering.path("hasSharedKey").asBoolean()));
		peering.path("sessions")
			.valueStream()
			.map((session) -> "%s %s %s".formatted(session.path("leg").asString(), session.path("up").asBoolean(),
					session.path("prefixes")))
			.sorted()
			.forEach(words::add);
		return String.join(", ", words);
	}

}
