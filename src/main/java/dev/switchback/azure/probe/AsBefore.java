package dev.switchback.azure.probe;

import java.time.Duration;
import java.time.Instant;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// Every probe answers as it did before.
///
/// @param before `null` if nobody asked before
record AsBefore(Round round, Vigil vigil, ProbeSettings settings, Occasion occasion,
		@Nullable Echoes before) implements Condition {

	/// What will not change is not worth waiting for.
	private static final Duration RARELY = Duration.ofMinutes(5);

	@Override
	public Sighting look(Look look) {
		var replies = this.round.ask(this.occasion.probes());
		this.vigil.heard(replies, look.at());
		var echoes = replies.stream().map(Reply::echo).toList();
		var compared = Comparison.of(this.occasion, this.before, echoes, (probe) -> silent(probe, look.at()));
		var evidence = compared.evidence(this.occasion.subject(), look.at());
		if (compared.any(Verdict.FAIL)) {
			return new Sighting.Unmet(compared.words(Verdict.FAIL), evidence);
		}
		if (compared.any(Verdict.INCONCLUSIVE) || echoes.isEmpty()) {
			return new Sighting.Blind(compared.words(), evidence,
					compared.lasting() ? RARELY : this.settings.lookAgain());
		}
		return new Sighting.Met(compared.figures(), evidence,
				new Echoes(this.occasion.drained(), this.occasion.over(), look.at(), echoes));
	}

	/// Whoever could not be asked just now may have been silent for long all the same.
	private boolean silent(Probe probe, Instant now) {
		return this.before != null
				&& this.vigil.silence(this.settings.silence(), probe, this.before.at(), now).isPresent();
	}

}
