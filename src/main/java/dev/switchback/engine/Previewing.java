package dev.switchback.engine;

import dev.switchback.playbook.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import dev.switchback.operation.Preview;
import dev.switchback.operation.Previews;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes previews: looks at everything a playbook checks, and at nothing else. It has no way to change anything.
final class Previewing {

	private static final Logger log = LoggerFactory.getLogger(Previewing.class);

	private static final Duration SOON = Duration.ofSeconds(1);

	private final Registry registry;

	private final Previews previews;

	private final Looks looks;

	private final Timekeeper time;

	private final EngineSettings settings;

	/// Those that may still be begun.
	private final Semaphore free;

	Previewing(Registry registry, Previews previews, Looks looks, Timekeeper time, EngineSettings settings) {
		this.registry = registry;
		this.previews = previews;
		this.looks = looks;
		this.time = time;
		this.settings = settings;
		this.free = new Semaphore(settings.previews());
	}

	/// Makes a preview that was asked for, unless it is made already. However many are asked for, they leave room for
	/// operations.
	/// @return when to try again; empty once it is made
	Optional<Instant> make(UUID id) {
		var preview = this.previews.find(id).filter((asked) -> asked.result() == null);
		if (preview.isEmpty()) {
			return Optional.empty();
		}
		if (!this.free.tryAcquire()) {
			return Optional.of(this.time.instant().plus(SOON));
		}
		try {
			var result = result(preview.get());
			result.ifPresent((made) -> this.previews.conclude(id, made));
			return result.isPresent() ? Optional.empty() : Optional.of(this.time.instant());
		}
		finally {
			this.free.release();
		}
	}

	/// Forgets previews that nobody will ask for any more.
	void forget(Duration age) {
		this.previews.forget(this.time.instant().minus(age));
	}

	/// Empty if a look was cut short.
	private Optional<Preview.Result> result(Preview preview) {
		try {
			return looked(preview);
		}
		catch (RuntimeException ex) {
			log.error("A bug kept preview {} from being made", preview.id(), ex);
			return Optional.of(new Preview.Result(this.time.instant(), false,
					"A bug of ours kept this from being looked at; the log has it under %s.".formatted(preview.id()),
					List.of(), List.of()));
		}
	}

	/// Looks in the order of the steps: what one look learns, a later one may need.
	private Optional<Preview.Result> looked(Preview preview) {
		var findings = new Findings();
		Script<?> script = this.registry.script(preview.kind(), preview.version(), preview.plan());
		for (var key : script.steps().stream().map(Step::key).toList()) {
			var step = script.step(key);
			if (step.act() instanceof Act.Check(var condition)) {
				Optional<Sighting> sighting;
				try {
					sighting = this.looks.run(preview.id(), () -> condition.look(terms()));
				}
				catch (Bug ex) {
					expected(findings, ex);
					continue;
				}
				if (sighting.isEmpty()) {
					return Optional.empty();
				}
				findings.add(step, sighting.get());
				if (sighting.get() instanceof Sighting.Met met && met.learned() != null) {
					script = script.revised(met.learned());
				}
			}
		}
		var expected = script.expected();
		return Optional.of(findings.result(preview.purpose(), this.time.instant(),
				expected.equals(preview.expected()) ? null : expected));
	}

	private Look terms() {
		return Look.at(this.time.instant(), this.settings.lookPatience(), Urgency.PREVIEW, List.of());
	}

	/// Something cannot be looked at if an earlier look did not learn what it needs.
	private static void expected(Findings findings, Bug bug) {
		if (findings.allMet()) {
			throw bug;
		}
		log.debug("Not looked at in a preview, after something earlier was not as it should be", bug);
	}

}
