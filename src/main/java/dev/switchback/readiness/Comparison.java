package dev.switchback.readiness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import org.jspecify.annotations.Nullable;

/// What changed from one assessment to a later one.
///
/// @param score by how many points of 100 it rose
/// @param worse findings that are no longer as good: a pass that is none any more, a failure where none was known, or one that
/// is more severe than it was
/// @param better the other way round
public record Comparison(int score, List<Change> worse, List<Change> better, List<Change> others) {

	public Comparison {
		worse = List.copyOf(worse);
		better = List.copyOf(better);
		others = List.copyOf(others);
	}

	/// A finding that is otherwise than before.
	///
	/// @param before `null` if there was none
	/// @param now `null` if there is none any more
	public record Change(String rule, String subject, @Nullable Judgement before, @Nullable Judgement now,
			String sentence) {
	}

	/// @param then the earlier one
	public static Comparison of(Assessment then, Assessment now) {
		var before = byKey(then.findings());
		var after = byKey(now.findings());
		var worse = new ArrayList<Change>();
		var better = new ArrayList<Change>();
		var others = new ArrayList<Change>();
		after.forEach((key, finding) -> {
			var earlier = before.get(key);
			var was = (earlier != null) ? earlier.judgement() : null;
			var order = order(earlier, finding);
			if (was != finding.judgement() || order != 0) {
				((order > 0) ? worse : (order < 0) ? better : others).add(new Change(finding.rule(),
						finding.subject().name(), was, finding.judgement(), finding.sentence()));
			}
		});
		before.forEach((key, finding) -> {
			if (!after.containsKey(key)) {
				others.add(new Change(finding.rule(), finding.subject().name(), finding.judgement(), null,
						"it is not judged any more"));
			}
		});
		return new Comparison(now.score().value() - then.score().value(), worse, better, others);
	}

	/// A circuit of several pairs is judged for each: the worst counts.
	private static Map<String, Finding> byKey(List<Finding> findings) {
		Map<String, Finding> byKey = new LinkedHashMap<>();
		findings.forEach((finding) -> byKey.merge(finding.key(), finding,
				(one, other) -> (order(one, other) > 0) ? other : one));
		return byKey;
	}

	/// More than 0 if it is worse than before. Failures are told apart by how severe they are.
	private static int order(@Nullable Finding earlier, Finding now) {
		var order = Integer.compare(rank(now.judgement()), rank((earlier != null) ? earlier.judgement() : null));
		return (earlier == null || order != 0 || now.judgement() != Judgement.FAIL) ? order
				: Integer.compare(now.severity().weight(), earlier.severity().weight());
	}

	/// The higher the worse. What was not judged before is as what does not apply.
	private static int rank(@Nullable Judgement judgement) {
		return switch (judgement) {
			case PASS -> 0;
			case NOT_APPLICABLE -> 0;
			case UNKNOWN -> 1;
			case FAIL -> 2;
			case null -> 0;
		};
	}

}
