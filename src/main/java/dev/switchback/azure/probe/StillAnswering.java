package dev.switchback.azure.probe;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;

/// None of the probes that answered before has fallen silent for good. It waits for no answer: what counts is what was heard
/// so far.
///
/// @param tolerance how long one may be silent
record StillAnswering(Vigil vigil, Occasion occasion, Echoes before, Duration tolerance) implements Condition {

	@Override
	public Sighting look(Look look) {
		var silent = this.occasion.probes()
			.stream()
			.filter((probe) -> this.before.of(probe).filter((echo) -> echo.verdict() == Verdict.PASS).isPresent())
			.filter((probe) -> this.vigil.silentFor(this.tolerance, probe, look.at()))
			.map(Probe::name)
			.toList();
		return silent.isEmpty() ? Sighting.met("nothing that answered before has fallen silent", Evidence.NONE)
				: new Sighting.Unmet(
						silent.stream()
							.map((name) -> "%s answered before %s and has fallen silent".formatted(name,
									this.occasion.event()))
							.collect(Collectors.joining("; ")),
						new Evidence(silent.stream()
							.map((name) -> new Reading("probe " + name, this.occasion.subject(), "FAIL: silent",
									look.at()))
							.toList(), List.of()));
	}

}
