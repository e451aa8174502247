package dev.switchback.api;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.switchback.api.ReportController.ReportView;
import dev.switchback.playbook.RuleVerdict;
import org.jspecify.annotations.Nullable;

import static dev.switchback.readiness.render.Markdown.plain;

/// A report as Markdown. Whatever came from a caller or from Azure is text in it, and neither markup nor a link nor a mention.
final class ReportText {

	/// Text of one entry that is longer is cut.
	private static final int LONGEST = 2000;

	private static final List<String> COST = List.of("RECOVERED", "UNPROTECTED", "PROTECTED_AGAIN");

	private final ReportView report;

	private final OperationSummary about;

	private final StringBuilder text = new StringBuilder();

	ReportText(ReportView report) {
		this.report = report;
		this.about = report.operation().summary();
	}

	String text() {
		this.text.append("# %s: %s of %s\n\n%s: %s\n".formatted(of(this.about.code()), of(this.about.kind()),
				of(this.about.subject()), of(this.about.status().toString()), of(this.about.sentence())));
		asked();
		list("What it cost", events(COST), ReportText::event);
		list("Decisions", this.report.events().stream().filter((event) -> event.data().decision() != null).toList(),
				ReportText::event);
		list("Steps", this.report.operation().steps(), ReportText::step);
		list("Rules", rules(), ReportText::rule);
		list("Calls to Azure that change something", this.report.mutations(), ReportText::call);
		list("What was promised", this.report.operation().obligations(), ReportText::promise);
		list("What people and bots saw", this.report.operation().observations(),
				(seen) -> "%s, %s%s: %s – %s".formatted(seen.observedAt(), of(seen.by()), relayed(seen.onBehalfOf()),
						seen.verdict(), of(seen.statement())));
		list("Timeline", this.report.events(), ReportText::event);
		if (this.report.moreEvents()) {
			this.text.append("\nThe history is longer than this: GET %s has all of it.\n"
				.formatted(of(this.about.links().events())));
		}
		this.text
			.append("\nWritten at %s, as of revision %d.\n".formatted(this.report.writtenAt(), this.about.revision()));
		return this.text.toString();
	}

	private void asked() {
		list("What was asked for",
				Stream.of(
						line("Asked for by",
								this.about.requestedBy() + words(" on behalf of ", this.about.onBehalfOf())
										+ " through " + this.about.requestedVia()),
						line("Why", this.about.reason()),
						line("Purpose", this.about.purpose() + (this.about.escalated() ? ", escalated" : "")),
						line("Change", this.about.changeReference()), line("Incident", this.about.incidentReference()),
						line("Incident began at", this.about.incidentStartedAt()),
						line("Asked for at", this.about.createdAt()), line("Begun at", this.about.startedAt()),
						line("Ended at", this.about.finishedAt()), line("Instead of", this.about.supersedes()),
						line("Target", this.report.operation().target()),
						line("Parameters", this.report.operation().parameters()))
					.filter(Objects::nonNull)
					.toList(),
				(line) -> line);
	}

	private static @Nullable String line(String name, @Nullable Object value) {
		return (value != null) ? "%s: %s".formatted(name, of(value.toString())) : null;
	}

	private static String words(String before, @Nullable String text) {
		return (text != null) ? before + text : "";
	}

	private static String relayed(@Nullable String whom) {
		return (whom != null) ? " on behalf of " + of(whom) : "";
	}

	private List<EventView> events(List<String> types) {
		return this.report.events().stream().filter((event) -> types.contains(event.type())).toList();
	}

	/// Every line begins with something of ours, so that nothing from outside decides what it is a line of.
	private static String event(EventView event) {
		return "%s %s".formatted(event.at(), of(event.sentence()));
	}

	private static String step(StepView step) {
		return "%s, %s%s%s%s".formatted(of(step.key()), of(step.title()),
				(step.visit() != null && step.visit() > 1) ? " (visit %d)".formatted(step.visit()) : "",
				": " + ((step.verdict() != null) ? step.verdict() : step.status()),
				(step.sentence() != null) ? " – " + of(step.sentence()) : "");
	}

	/// As they were judged last.
	private List<RuleVerdict> rules() {
		return this.report.operation().steps().stream().flatMap((step) -> step.evidence().rules().stream()).toList();
	}

	private static String rule(RuleVerdict rule) {
		var override = rule.override();
		return "Rule %s of %s: %s. Seen %s, wanted %s (%s, at %s)%s".formatted(of(rule.rule()), of(rule.subject()),
				rule.verdict(), of(rule.measured()), of(rule.threshold()), rule.force(), rule.observedAt(),
				(override != null) ? "; %s answers for it: %s".formatted(of(override.by()), of(override.reason()))
						: "");
	}

	private static String call(MutationView call) {
		return "%s %s: %s. %s%s%s%s".formatted(call.intendedAt(), of(call.title()), call.state(),
				"Sent as " + call.id(), of(words(", Azure's request ", call.azureRequestId())),
				of(words(", correlation ", call.correlationId())),
				(call.note() != null) ? " – " + of(call.note()) : "");
	}

	private static String promise(ObligationView promise) {
		return "%s %s: %s%s%s%s".formatted(promise.openedAt(), of(promise.title()), promise.state(),
				(promise.due() != null) ? ", due at " + promise.due() : "",
				(promise.note() != null) ? " – " + of(promise.note()) : "", (promise.hindrance() != null)
						? " – hindered since %s: %s".formatted(promise.hinderedSince(), of(promise.hindrance())) : "");
	}

	private <T> void list(String title, List<T> entries, Function<T, String> line) {
		if (!entries.isEmpty()) {
			this.text.append("\n## %s\n\n".formatted(title));
			entries.forEach((entry) -> this.text.append("* ").append(line.apply(entry)).append('\n'));
		}
	}

	private static String of(String text) {
		return plain((text.length() <= LONGEST) ? text : text.substring(0, LONGEST) + "…");
	}

}
