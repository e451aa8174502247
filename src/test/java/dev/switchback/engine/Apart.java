package dev.switchback.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.simulator.wire.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The machine of a group that is behind another one, on the way there and home again, which goes round: protected, failed over,
/// committed, and protected the other way.
///
/// @param at how many steps from where it was at first
record Apart(String machine, int at) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final List<String> STEPS = List.of("failover", "commit", "reprotect");

	private static final int ROUND = 2 * STEPS.size();

	/// Empty if they are together.
	static Optional<Apart> of(DeterministicRun run, List<String> machines) {
		var response = run.simulator
			.handle(Request.of("GET", VmFlight.VAULT + "/replicationProtectedItems?api-version=2025-08-01")
				.with("Authorization", "Bearer " + run.token));
		var all = JSON.readTree(response.body())
			.path("value")
			.valueStream()
			.map((item) -> item.path("properties"))
			.filter((item) -> machines.contains(item.path("friendlyName").asString()))
			.map((item) -> new Apart(item.path("friendlyName").asString(), at(item)))
			.toList();
		return all.stream().filter((one) -> all.stream().anyMatch(one::behind)).findFirst();
	}

	private static int at(JsonNode item) {
		var state = item.path("protectionState").asString().toLowerCase(Locale.ROOT);
		var home = item.path("primaryFabricFriendlyName").asString().toLowerCase(Locale.ROOT).contains("west");
		var step = state.startsWith("unplannedfailovercommitpending") ? 1
				: state.startsWith("unplannedfailovercommitted") ? 2 : 0;
		return step + (home ? 0 : STEPS.size());
	}

	private boolean behind(Apart other) {
		var ahead = Math.floorMod(other.at - this.at, ROUND);
		return ahead > 0 && ahead <= STEPS.size();
	}

	/// What brings it on.
	String next() {
		return STEPS.get(this.at % STEPS.size());
	}

}
