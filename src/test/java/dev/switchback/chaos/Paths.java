package dev.switchback.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/// What of the estate carries: by how it looks at first, again and again meanwhile, and in the end.
final class Paths implements AutoCloseable {

	private static final Duration LOOK = Duration.ofMillis(500);

	private final Ground ground;

	private final Findings findings;

	private final Map<String, String> first;

	/// Pairs of which something carried at first.
	private final List<String> carrying;

	private volatile boolean watching = true;

	Paths(Ground ground, Findings findings) {
		this.ground = ground;
		this.findings = findings;
		var pairs = ground.azure.pairs();
		this.first = switches(pairs);
		this.carrying = pairs.stream().filter(Paths::carries).map((pair) -> pair.path("name").asString()).toList();
	}

	/// Looks at every pair until told otherwise.
	void watch() {
		while (this.watching) {
			Rest.of(LOOK);
			this.findings.count("looks at all pairs");
			for (var pair : this.ground.azure.pairs()) {
				if (this.carrying.contains(pair.path("name").asString()) && !carries(pair)) {
					this.findings.violated("both-down instants", pair.toString());
				}
			}
		}
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

	/// Whether anything is up on either circuit.
	private static boolean carries(JsonNode pair) {
		return pair.path("circuits")
			.valueStream()
			.flatMap((circuit) -> circuit.path("peerings").valueStream())
			.flatMap((peering) -> peering.path("sessions").valueStream())
			.anyMatch((session) -> session.path("up").asBoolean());
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
