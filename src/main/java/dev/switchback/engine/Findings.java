package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.operation.Preview;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import org.jspecify.annotations.Nullable;

/// What the looks of a preview find, added up.
final class Findings {

	private final List<RuleVerdict> rules = new ArrayList<>();

	private final List<Reading> readings = new ArrayList<>();

	private final List<String> unmet = new ArrayList<>();

	void add(Step step, Sighting sighting) {
		this.rules.addAll(sighting.evidence().rules());
		this.readings.addAll(sighting.evidence().readings());
		if (!(sighting instanceof Sighting.Met)) {
			this.unmet.add("%s – %s".formatted(step.title(), sighting.sentence()));
		}
	}

	boolean allMet() {
		return this.unmet.isEmpty();
	}

	Preview.Result result(Purpose purpose, Instant at) {
		return result(purpose, at, null);
	}

	/// @param expected how long it takes as it was found; `null` if as was expected
	Preview.Result result(Purpose purpose, Instant at, @Nullable Duration expected) {
		var ruled = !new Evidence(List.of(), this.rules).violations(purpose).isEmpty();
		var sentence = allMet() ? "Nothing stands in the way now. Nothing was changed."
				: "It would be refused now: %s. Nothing was changed.".formatted(String.join("; ", this.unmet));
		return new Preview.Result(at, allMet() && !ruled, sentence, this.rules, this.readings, expected);
	}

}
