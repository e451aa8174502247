package dev.switchback.readiness.render;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import dev.switchback.readiness.Assessment;
import dev.switchback.readiness.AzureIndex;
import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Guideline;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Rules;
import dev.switchback.readiness.snapshot.Read;
import dev.switchback.readiness.snapshot.Unseen;

/// An assessment as Markdown, for a chat or a ticket: what is wrong first, then what is not known. Names from outside cannot
/// become markup, mentions or links.
public final class Markdown {

	/// In the middle of a line others are harmless, and would only be hard to read.
	private static final String SPECIAL = "\\`*_{}[]!|~";

	/// What is read from more places is told by the first ones.
	private static final int MOST_VALUES = 4;

	private Markdown() {
	}

	public static String of(Assessment assessment) {
		var text = new StringBuilder();
		var counts = assessment.score().counts();
		text.append(
				"# Readiness of %s: %d of 100\n\n".formatted(plain(assessment.scope()), assessment.score().value()));
		text.append("%d passed, %d failed, %d not known, %d not applicable. Assessed at %s, inventory of %s.\n\n"
			.formatted(counts.passed(), counts.failed(), counts.unknown(), counts.notApplicable(),
					assessment.assessedAt(), assessment.takenAt()));
		text.append("Score: %s.\n".formatted(assessment.score().arithmetic()));
		assessment.azure().forEach((index) -> index(text, index));
		section(text, "What fails", assessment, Judgement.FAIL);
		section(text, "What is not known", assessment, Judgement.UNKNOWN);
		passed(text, assessment);
		return text.toString();
	}

	private static void index(StringBuilder text, AzureIndex index) {
		text.append("\nAzure's own index of %s: %s.%s\n".formatted(plain(index.name()), index.arithmetic(),
				(index.shown() != null) ? " Azure shows %s.".formatted(index.shown().toPlainString()) : ""));
	}

	private static void section(StringBuilder text, String title, Assessment assessment, Judgement judgement) {
		var findings = assessment.findings()
			.stream()
			.filter((finding) -> finding.judgement() == judgement)
			.sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::rule))
			.toList();
		if (findings.isEmpty()) {
			return;
		}
		text.append("\n## %s (%d)\n".formatted(title, findings.size()));
		findings.forEach((finding) -> finding(text, finding, assessment));
	}

	private static void finding(StringBuilder text, Finding finding, Assessment assessment) {
		var rule = Rules.guidelines()
			.stream()
			.filter((one) -> one.id().equals(finding.rule()))
			.findFirst()
			.map(List::of)
			.orElse(List.of());
		text.append("\n* **%s · %s · %s**: %s%s.\n".formatted(finding.severity(), finding.rule(),
				plain(finding.subject().name()), plain(finding.sentence()),
				finding.heuristic() ? " (suspected, not proven)" : ""));
		rule.forEach((one) -> text.append("  %s %s [%s](%s)\n".formatted(one.recommendation(),
				one.todo(finding.judgement()), one.source().title(), one.source().url())));
		if (!finding.values().isEmpty()) {
			text.append("  Read from %s.\n".formatted(values(finding, assessment)));
		}
	}

	private static String values(Finding finding, Assessment assessment) {
		var shown = finding.values()
			.stream()
			.limit(MOST_VALUES)
			.map((read) -> value(read, assessment))
			.collect(java.util.stream.Collectors.joining("; "));
		var more = finding.values().size() + finding.more() - MOST_VALUES;
		return (more > 0) ? "%s; and %d more".formatted(shown, more) : shown;
	}

	private static String value(Read read, Assessment assessment) {
		var value = (read.value() != null) ? plain(read.value()) : "nothing";
		return "%s: %s (%s old)".formatted(plain(read.path()), value,
				age(Duration.between(read.at(), assessment.assessedAt())));
	}

	private static void passed(StringBuilder text, Assessment assessment) {
		var rules = Rules.guidelines()
			.stream()
			.map(Guideline::id)
			.filter((id) -> has(assessment, id, Judgement.PASS) && !has(assessment, id, Judgement.FAIL)
					&& !has(assessment, id, Judgement.UNKNOWN))
			.toList();
		if (!rules.isEmpty()) {
			text.append("\nEverything passes of %s.\n".formatted(String.join(", ", rules)));
		}
	}

	private static boolean has(Assessment assessment, String rule, Judgement judgement) {
		return assessment.findings()
			.stream()
			.anyMatch((finding) -> finding.rule().equals(rule) && finding.judgement() == judgement);
	}

	/// In the largest unit that is not zero, such as `3 d`.
	static String age(Duration age) {
		if (age.isNegative()) {
			return "0 s";
		}
		return (age.toDays() > 0) ? age.toDays() + " d" : (age.toHours() > 0) ? age.toHours() + " h"
				: (age.toMinutes() > 0) ? age.toMinutes() + " min" : age.toSeconds() + " s";
	}

	/// Text from outside, as nothing but text: it can become no markup, mention or link, and stays on its line.
	public static String plain(String text) {
		var plain = new StringBuilder();
		Unseen.shown(text).codePoints().forEach((point) -> {
			switch (point) {
				case '<' -> plain.append("&lt;");
				case '>' -> plain.append("&gt;");
				case '&' -> plain.append("&amp;");
				case '@' -> plain.append("&#64;");
				default -> {
					if (SPECIAL.indexOf(point) >= 0) {
						plain.append('\\');
					}
					plain.appendCodePoint(point);
				}
			}
		});
		// What looks like an address would become a link.
		return plain.toString().replace("://", "&#58;//").replaceAll("(?i)www\\.", "www&#46;");
	}

}
