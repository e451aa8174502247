package dev.switchback.operation;

import java.time.Instant;
import java.util.function.UnaryOperator;

import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// One visit to a step.
///
/// @param visit 1 for the first
/// @param verdict `null` while it lasts, and if it was left without one
/// @param sentence what was last seen of it
/// @param waits for whom it waited; `null` as long as it has waited for nobody
/// @param recovery what it showed to be recovered; `null` if that was nothing
/// @param unprotected that what the operation is about has no replica; `null` if it has one, or never had one
public record StepRun(String key, int visit, String title, Step.Kind kind, Instant startedAt,
		@Nullable Instant finishedAt, @Nullable Verdict verdict, @Nullable String sentence, Evidence evidence,
		@Nullable Waits waits, @Nullable Recovery recovery, @Nullable Unprotected unprotected) {

	/// The origin of ledger lines that are sent in this visit.
	public String origin() {
		return this.key + "#" + this.visit;
	}

	static StepRun begun(Outline outline, int visit, Instant at) {
		return new StepRun(outline.key(), visit, outline.title(), outline.kind(), at, null, null, null, Evidence.NONE,
				null, null, null);
	}

	StepRun seen(String sentence, Evidence evidence) {
		return new StepRun(this.key, this.visit, this.title, this.kind, this.startedAt, this.finishedAt, this.verdict,
				sentence, evidence, this.waits, this.recovery, this.unprotected);
	}

	StepRun concluded(Verdict verdict, String sentence, Evidence evidence, Instant at) {
		return new StepRun(this.key, this.visit, this.title, this.kind, this.startedAt, at, verdict, sentence, evidence,
				waits(at), this.recovery, this.unprotected);
	}

	StepRun left(Instant at) {
		return new StepRun(this.key, this.visit, this.title, this.kind, this.startedAt, at, this.verdict, this.sentence,
				this.evidence, waits(at), this.recovery, this.unprotected);
	}

	/// Under way again after it was left.
	StepRun reopened() {
		return new StepRun(this.key, this.visit, this.title, this.kind, this.startedAt, null, null, this.sentence,
				this.evidence, this.waits, this.recovery, this.unprotected);
	}

	StepRun recovered(Recovery recovery) {
		return new StepRun(this.key, this.visit, this.title, this.kind, this.startedAt, this.finishedAt, this.verdict,
				this.sentence, this.evidence, this.waits, recovery, this.unprotected);
	}

	/// From one visit to the next nothing changes.
	StepRun unprotected(@Nullable Unprotected unprotected) {
		return new StepRun(this.key, this.visit, this.title, this.kind, this.startedAt, this.finishedAt, this.verdict,
				this.sentence, this.evidence, this.waits, this.recovery, unprotected);
	}

	StepRun waiting(UnaryOperator<Waits> change) {
		var waits = change.apply(waited());
		return waits.equals(waited()) ? this
				: new StepRun(this.key, this.visit, this.title, this.kind, this.startedAt, this.finishedAt,
						this.verdict, this.sentence, this.evidence, waits.equals(Waits.NONE) ? null : waits,
						this.recovery, this.unprotected);
	}

	/// For whom it has waited until a moment.
	public Waits waitedUntil(Instant at) {
		return waited().over(at);
	}

	private Waits waited() {
		return (this.waits != null) ? this.waits : Waits.NONE;
	}

	private @Nullable Waits waits(Instant at) {
		return (this.waits != null) ? this.waits.over(at) : null;
	}

}
