package dev.switchback.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;

import dev.switchback.operation.Preview;
import dev.switchback.operation.Previews;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/// Makes previews: looks at everything a playbook checks, and at nothing else. It has no way to change anything.
final class Previewing {

	private static final Logger log = LoggerFactory.getLogger(Previewing.class);

	private final Registry registry;

	private final Previews previews;

	private final Timekeeper time;

	private final EngineSettings settings;

	Previewing(Registry registry, Previews previews, Timekeeper time, EngineSettings settings) {
		this.registry = registry;
		this.previews = previews;
		this.time = time;
		this.settings = settings;
	}

	/// Makes a preview that was asked for, unless it is made already.
	void make(UUID id) {
		this.previews.find(id)
			.filter((preview) -> preview.result() == null)
			.ifPresent((preview) -> this.previews.conclude(id, result(preview)));
	}

	/// Forgets previews that nobody will ask for any more.
	void forget(Duration age) {
		this.previews.forget(this.time.instant().minus(age));
	}

	private Preview.Result result(Preview preview) {
		try {
			return looked(preview);
		}
		catch (RuntimeException ex) {
			log.error("A bug kept preview {} from being made", preview.id(), ex);
			return new Preview.Result(this.time.instant(), false,
					"A bug of ours kept this from being looked at; the log has it under %s.".formatted(preview.id()),
					List.of(), List.of());
		}
	}

	private Preview.Result looked(Preview preview) {
		var script = this.registry.script(preview.kind(), preview.version(), preview.plan());
		var rules = new ArrayList<RuleVerdict>();
		var readings = new ArrayList<Reading>();
		var unmet = new ArrayList<String>();
		for (var step : script.steps()) {
			if (step.act() instanceof Act.Check(var condition)) {
				var sighting = condition.look(look());
				rules.addAll(sighting.evidence().rules());
				readings.addAll(sighting.evidence().readings());
				if (!(sighting instanceof Sighting.Met)) {
					unmet.add("%s – %s".formatted(step.title(), sighting.sentence()));
				}
			}
		}
		return new Preview.Result(this.time.instant(), unmet.isEmpty() && allowed(rules, preview.purpose()),
				sentence(unmet), rules, readings);
	}

	private static boolean allowed(List<RuleVerdict> rules, Purpose purpose) {
		return new Evidence(List.of(), rules).violations(purpose).isEmpty();
	}

	private static String sentence(List<String> unmet) {
		return unmet.isEmpty() ? "Nothing stands in the way now. Nothing was changed."
				: "It would be refused now: %s. Nothing was changed.".formatted(String.join("; ", unmet));
	}

	private Look look() {
		return Look.at(this.time.instant(), this.settings.lookPatience(), List.of());
	}

}
