package dev.switchback.operation;

import java.time.Instant;

import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// One visit to a step.
///
/// @param visit 1 for the first
/// @param verdict `null` while it lasts, and if it was left without one
/// @param sentence what was last seen of it
public record StepRun(String key, int visit, String title, Step.Kind kind, Instant startedAt,
		@Nullable Instant finishedAt, @Nullable Verdict verdict, @Nullable String sentence, Evidence evidence) {

	/// The origin of ledger lines that are sent in this visit.
	public String origin() {
		return this.key + "#" + this.visit;
	}

	static StepRun begun(Outline outline, int visit, Instant at) {
		return new StepRun(outline.key(), visit, outline.title(), outline.kind(), at, null, null, null, Evidence.NONE);
	}

	StepRun seen(String sentence, Evidence evidence) {
		return new StepRun(this.key, this.visit, this.title, this.kind, this.startedAt, this.finishedAt, this.verdict,
				sentence, evidence);
	}

	StepRun concluded(Verdict verdict, String sentence, Evidence evidence, Instant at) {
		return new StepRun(this.key, this.visit, this.title, this.kind, this.startedAt, at, verdict, sentence,
				evidence);
	}

	StepRun left(Instant at) {
		return new StepRun(this.key, this.visit, this.title, this.kind, this.startedAt, at, this.verdict, this.sentence,
				this.evidence);
	}

	/// Under way again after it was left.
	StepRun reopened() {
		return new StepRun(this.key, this.visit, this.title, this.kind, this.startedAt, null, null, this.sentence,
				this.evidence);
	}

}
