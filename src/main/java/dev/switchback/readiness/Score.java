package dev.switchback.readiness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Guideline;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Severity;

/// A figure for all findings, and how it comes about. Each rule that concerns anything weighs as much as its severity says,
/// however many subjects it has. Of that weight it loses, on average over its subjects, the weight of each finding that fails;
/// what is not known loses all, because it is no pass. Rounded down, so that only what is whole is 100. While a critical
/// rule fails somewhere the figure stays below 50.
///
/// Stored as JSON, so its names stay.
///
/// @param value from 0 to 100
/// @param points the sum of what the rules earned, with three decimals
/// @param weight the sum of what they could earn
/// @param held whether a critical failure holds the value down
public record Score(int value, BigDecimal points, int weight, boolean held, Counts counts, List<Line> lines) {

	private static final int HELD = 49;

	public Score {
		lines = List.copyOf(lines);
	}

	/// How many findings there are of each kind.
	public record Counts(int passed, int failed, int unknown, int notApplicable) {
	}

	/// A rule's share.
	///
	/// @param subjects it concerns
	/// @param points what it earned of its weight, with three decimals
	public record Line(String rule, int weight, int subjects, int passed, int failed, int unknown, BigDecimal points) {
	}

	static Score of(List<Guideline> rules, List<Finding> findings) {
		var lines = new ArrayList<Line>();
		for (var rule : rules) {
			var own = findings.stream()
				.filter((finding) -> finding.rule().equals(rule.id()))
				.filter((finding) -> finding.judgement() != Judgement.NOT_APPLICABLE)
				.toList();
			if (!own.isEmpty() && rule.severity().weight() > 0) {
				lines.add(line(rule, own));
			}
		}
		var points = lines.stream().map(Line::points).reduce(BigDecimal.ZERO.setScale(3), BigDecimal::add);
		var weight = lines.stream().mapToInt(Line::weight).sum();
		var value = (weight == 0) ? 0
				: points.multiply(BigDecimal.valueOf(100))
					.divide(BigDecimal.valueOf(weight), 0, RoundingMode.DOWN)
					.intValue();
		var held = value > HELD && findings.stream()
			.anyMatch((finding) -> finding.judgement() == Judgement.FAIL && finding.severity() == Severity.CRITICAL);
		return new Score(held ? HELD : value, points, weight, held,
				new Counts(count(findings, Judgement.PASS), count(findings, Judgement.FAIL),
						count(findings, Judgement.UNKNOWN), count(findings, Judgement.NOT_APPLICABLE)),
				lines);
	}

	private static Line line(Guideline rule, List<Finding> own) {
		var weight = rule.severity().weight();
		var lost = own.stream().mapToInt((finding) -> switch (finding.judgement()) {
			case PASS, NOT_APPLICABLE -> 0;
			case FAIL -> Math.min(weight, finding.severity().weight());
			case UNKNOWN -> weight;
		}).sum();
		var points = BigDecimal.valueOf((long) weight * own.size() - lost)
			.divide(BigDecimal.valueOf(own.size()), 3, RoundingMode.DOWN);
		return new Line(rule.id(), weight, own.size(), count(own, Judgement.PASS), count(own, Judgement.FAIL),
				count(own, Judgement.UNKNOWN), points);
	}

	private static int count(List<Finding> findings, Judgement judgement) {
		return (int) findings.stream().filter((finding) -> finding.judgement() == judgement).count();
	}

	/// In one line, such as `87 of 100 = 61.250 of 70 points, rounded down`.
	public String arithmetic() {
		return "%d of 100 = %s of %d points%s".formatted(this.value, this.points.toPlainString(), this.weight,
				this.held ? ", held below 50 by a critical failure" : ", rounded down");
	}

}
