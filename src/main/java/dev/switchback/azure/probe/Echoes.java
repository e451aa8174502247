package dev.switchback.azure.probe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// What the probes of a pair answered at one time. Stored with plans, so its names stay.
///
/// @param drained ARM id of the circuit that is drained, or is about to be
/// @param over ARM id of the only circuit that carried then; `null` if both did
/// @param at when the look that asked began
public record Echoes(String drained, @Nullable String over, Instant at, List<Echo> all) implements Learned {

	public Echoes {
		all = List.copyOf(all);
	}

	@Override
	public String sentence() {
		return "what the probes saw %s: %s".formatted(
				(this.over != null) ? "over %s alone".formatted(ArmId.tail(this.over)) : "while both circuits carried",
				this.all.stream()
					.map((echo) -> "%s %s".formatted(echo.probe(), echo.steady()))
					.collect(Collectors.joining(", ")));
	}

	Optional<Echo> of(Probe probe) {
		return this.all.stream().filter((echo) -> echo.probe().equals(probe.name())).findFirst();
	}

	/// Whether any of them answered as it should: otherwise nothing can be told by asking them again.
	public boolean anyAnswered() {
		return this.all.stream().anyMatch((echo) -> echo.verdict() == Verdict.PASS);
	}

}
