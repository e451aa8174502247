package dev.switchback.engine;

import dev.switchback.playbook.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Preview;
import dev.switchback.operation.Previews;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

	/// Looks in the order of the steps: what one look learns, a later one may need.
	private Preview.Result looked(Preview preview) {
		var findings = new Findings();
		Script<?> script = this.registry.script(preview.kind(), preview.version(), preview.plan());
		for (var key : script.steps().stream().map(Step::key).toList()) {
			var step = script.step(key);
			if (step.act() instanceof Act.Check(var condition)) {
				var sighting = sighting(condition, findings);
				sighting.ifPresent((seen) -> findings.add(step, seen));
				if (sighting.orElse(null) instanceof Sighting.Met met && met.learned() != null) {
					script = script.revised(met.learned());
				}
			}
		}
		return findings.result(preview.purpose(), this.time.instant());
	}

	/// Empty if it cannot be looked at because an earlier look did not learn what it needs.
	private Optional<Sighting> sighting(Condition condition, Findings findings) {
		try {
			return Optional.of(condition
				.look(Look.at(this.time.instant(), this.settings.lookPatience(), Urgency.PREVIEW, List.of())));
		}
		catch (RuntimeException ex) {
			if (findings.allMet()) {
				throw ex;
			}
			log.debug("Not looked at in a preview, after something earlier was not as it should be", ex);
			return Optional.empty();
		}
	}

}
