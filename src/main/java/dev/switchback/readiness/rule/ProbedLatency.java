package dev.switchback.readiness.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Snapshot;

/// How long probes took over each circuit of a pair, while it carried alone. It is shown and judged by nobody: what is asked is
/// as far away as it is.
final class ProbedLatency {

	private ProbedLatency() {
	}

	/// Notes the values, and says them; empty if no drill measured any.
	static String said(Snapshot snapshot, Pair pair, Sheet sheet) {
		List<String> parts = new ArrayList<>();
		pair.circuits()
			.forEach((circuit) -> Ages
				.measured(snapshot.trials().over(circuit), snapshot.now(), (drill) -> drill.latencyOver().isPresent())
				.ifPresent((drill) -> {
					sheet.seen(drill.place().at("over", "latency"), drill.place().at("at"));
					parts.add("%d ms over %s".formatted(drill.latencyOver().map(Duration::toMillis).orElseThrow(),
							circuit.name()));
				}));
		return parts.isEmpty() ? "" : "; in drills probes took at most " + String.join(" and ", parts);
	}

}
