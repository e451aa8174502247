package dev.switchback.playbook;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// A named safety rule, judged.
///
/// @param rule stable name, such as `survivor-enabled`
/// @param subject what it is about: the survivor, the drained circuit or the write itself
/// @param measured the value seen
/// @param threshold the value wanted
/// @param observedAt when the look that measured it began
/// @param sentence what it means for a person, and what to do when it fails
/// @param override who answers for it that this does not block; `null` if nobody does
/// @param alternatives what people may do instead, where nothing they answer for would help
public record RuleVerdict(String rule, String subject, String measured, String threshold, Instant observedAt,
		Force force, Verdict verdict, String sentence, @Nullable RuleOverride override,
		List<Alternative> alternatives) {

	private static final List<String> UNREAD = List.of("unknown", "none seen");

	/// What was stored before there were alternatives has none.
	public RuleVerdict {
		alternatives = List.copyOf(Objects.requireNonNullElse(alternatives, List.of()));
	}

	public RuleVerdict(String rule, String subject, String measured, String threshold, Instant observedAt, Force force,
			Verdict verdict, String sentence, @Nullable RuleOverride override) {
		this(rule, subject, measured, threshold, observedAt, force, verdict, sentence, override, List.of());
	}

	/// A rule that could not be judged blocks like one that failed, unless somebody answers for it.
	public boolean blocks(Purpose purpose) {
		return this.verdict != Verdict.PASS && this.override == null && this.force.blocks(purpose);
	}

	/// Whether what it is about could not be read, as against read and not told by it.
	public boolean unseen() {
		return this.verdict == Verdict.INCONCLUSIVE
				&& (this.measured.contains("not seen") || UNREAD.contains(this.measured));
	}

	public RuleVerdict overridden(RuleOverride override) {
		return new RuleVerdict(this.rule, this.subject, this.measured, this.threshold, this.observedAt, this.force,
				this.verdict, this.sentence, override, this.alternatives);
	}

	public RuleVerdict instead(List<Alternative> alternatives) {
		return new RuleVerdict(this.rule, this.subject, this.measured, this.threshold, this.observedAt, this.force,
				this.verdict, this.sentence, this.override, alternatives);
	}

}
