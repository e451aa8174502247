package dev.switchback.azure.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;

/// None of the probes that answered before has fallen silent for good. It waits for no answer: what counts is what was heard
/// so far. Who has not heard one lately says so: people are told what is seen here, and a process that has just begun to ask
/// has heard nothing.
///
/// @param tolerance how long one may be silent
record StillAnswering(Vigil vigil, Occasion occasion, Echoes before, Duration tolerance) implements Condition {

	@Override
	public Sighting look(Look look) {
		var silent = new ArrayList<String>();
		var unheard = new ArrayList<String>();
		var readings = new ArrayList<Reading>();
		for (var probe : this.occasion.probes()) {
			if (answeredBefore(probe)) {
				this.vigil.ask(probe, look.at());
				if (!this.vigil.answers(probe)) {
					unheard.add(probe.name());
				}
				this.vigil.silence(this.tolerance, probe, this.before.at(), look.at()).ifPresent((words) -> {
					silent.add("%s answered before %s and has fallen silent".formatted(probe.name(),
							this.occasion.event()));
					readings.add(new Reading("probe " + probe.name(), this.occasion.subject(),
							"FAIL: silent; at last: " + words, look.at()));
				});
			}
		}
		return silent.isEmpty() ? Sighting.met(words(unheard), Evidence.NONE)
				: new Sighting.Unmet(String.join("; ", silent), new Evidence(readings, List.of()));
	}

	private static String words(List<String> unheard) {
		return unheard.isEmpty() ? "nothing that answered before has fallen silent"
				: "no answer of %s was heard lately".formatted(String.join(", ", unheard));
	}

	private boolean answeredBefore(Probe probe) {
		return this.before.of(probe).filter((echo) -> echo.verdict() == Verdict.PASS).isPresent();
	}

}
