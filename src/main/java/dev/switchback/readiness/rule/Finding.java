package dev.switchback.readiness.rule;

import java.util.List;

import dev.switchback.readiness.snapshot.Read;
import org.jspecify.annotations.Nullable;

/// What was found of a rule on one subject. Stored as JSON, so its names stay.
///
/// @param rule id of its [Guideline]
/// @param severity of this finding, at most that of its rule
/// @param heuristic whether it is only suspected
/// @param sentence why, without a full stop
/// @param values that it was read from; those that it rests on first
/// @param leftOut how many values besides are not told; `null` if none, as in older findings
public record Finding(String rule, Subject subject, Judgement judgement, Severity severity, boolean heuristic,
		String sentence, List<Read> values, @Nullable Integer leftOut) {

	public Finding {
		values = List.copyOf(values);
	}

	Finding unknown(String why) {
		return new Finding(this.rule, this.subject, Judgement.UNKNOWN, this.severity, this.heuristic, why, this.values,
				this.leftOut);
	}

	/// How many values besides are not told.
	public int more() {
		return (this.leftOut != null) ? this.leftOut : 0;
	}

	/// By which the same finding of another assessment is found.
	public String key() {
		return "%s %s %s".formatted(this.rule, this.subject.kind(),
				this.subject.name().toLowerCase(java.util.Locale.ROOT)) + " "
				+ this.subject.id().toLowerCase(java.util.Locale.ROOT);
	}

}
