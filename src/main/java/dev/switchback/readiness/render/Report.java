package dev.switchback.readiness.render;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.switchback.readiness.Assessment;
import dev.switchback.readiness.AzureIndex;
import dev.switchback.readiness.Score;
import dev.switchback.readiness.rule.Basis;
import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Guideline;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Rules;
import dev.switchback.readiness.rule.Severity;
import dev.switchback.readiness.rule.Subject;
import dev.switchback.readiness.snapshot.Read;
import org.jspecify.annotations.Nullable;

/// An assessment as it is told in JSON, by the API and by the command line alike: with what each rule wants beside what was
/// found of it.
///
/// @param inventoryTakenAt when the inventory was taken that it was made of
public record Report(String scope, Instant assessedAt, Instant inventoryTakenAt, Scored score, List<Index> azure,
		List<Judged> findings, List<Told> rules) {

	/// The score and how it comes about.
	public record Scored(int value, BigDecimal points, int weight, boolean held, String arithmetic, Score.Counts counts,
			List<Score.Line> rules) {
	}

	/// Azure's own index of a gateway.
	public record Index(String gateway, String name, BigDecimal least, BigDecimal most, @Nullable BigDecimal shown,
			String arithmetic, List<Part> parts) {
	}

	/// A part of it.
	public record Part(String name, BigDecimal least, BigDecimal most, int of, String sentence, List<Value> values) {
	}

	/// A finding.
	///
	/// @param remedy what to do; `null` if nothing has to be done
	/// @param valuesLeftOut how many values besides are not told
	public record Judged(String rule, Subject subject, Judgement judgement, Severity severity, boolean heuristic,
			String sentence, @Nullable String remedy, List<Value> values, int valuesLeftOut) {
	}

	/// A value that was read.
	///
	/// @param path a JSON pointer into the inventory
	/// @param value `null` if nothing stands there
	/// @param age how old it was when it was judged
	public record Value(String path, @Nullable String value, Instant at, Duration age) {
	}

	/// A rule.
	public record Told(String id, String recommendation, Basis basis, Severity severity, String remedy, From source) {
	}

	/// Where a rule is from.
	public record From(String title, String url) {
	}

	/// Of an assessment.
	public static Report of(Assessment assessment) {
		var score = assessment.score();
		var rules = Rules.guidelines();
		return new Report(assessment.scope(), assessment.assessedAt(), assessment.takenAt(),
				new Scored(score.value(), score.points(), score.weight(), score.held(), score.arithmetic(),
						score.counts(), score.lines()),
				assessment.azure().stream().map((index) -> index(index, assessment.assessedAt())).toList(),
				assessment.findings()
					.stream()
					.map((finding) -> judged(finding, rules, assessment.assessedAt()))
					.toList(),
				rules.stream().map(Report::told).toList());
	}

	private static Index index(AzureIndex index, Instant now) {
		return new Index(index.gateway(), index.name(), index.least(), index.most(), index.shown(), index.arithmetic(),
				index.parts()
					.stream()
					.map((part) -> new Part(part.name(), part.least(), part.most(), part.of(), part.sentence(),
							values(part.values(), now)))
					.toList());
	}

	private static Judged judged(Finding finding, List<Guideline> rules, Instant now) {
		var remedy = rules.stream()
			.filter((rule) -> rule.id().equals(finding.rule()))
			.findFirst()
			.map((rule) -> rule.todo(finding.judgement()))
			.orElse(null);
		return new Judged(finding.rule(), finding.subject(), finding.judgement(), finding.severity(),
				finding.heuristic(), finding.sentence(), remedy, values(finding.values(), now), finding.more());
	}

	private static List<Value> values(List<Read> values, Instant now) {
		return values.stream()
			.map((read) -> new Value(read.path(), read.value(), read.at(), Duration.between(read.at(), now)))
			.toList();
	}

	private static Told told(Guideline rule) {
		return new Told(rule.id(), rule.recommendation(), rule.basis(), rule.severity(), rule.remedy(),
				new From(rule.source().title(), rule.source().url()));
	}

}
