package dev.switchback.operation;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// Makes events and operations readable. Nothing else writes sentences about them, so that log, API and history say the
/// same.
public final class Sentences {

	private Sentences() {
	}

	/// What happened.
	///
	/// @param before the operation before the event
	public static String of(Operation before, Event event) {
		return switch (event) {
			case Event.Accepted accepted -> accepted(accepted);
			case Event.Began began -> "%s%s.".formatted(doing(before.outline(began.key())),
					(began.visit() > 1) ? " (visit " + began.visit() + ")" : "");
			case Event.Seen seen -> seen(before, seen);
			case Event.Concluded concluded -> "%s: %s%s – %s".formatted(concluded.verdict(), before.lastRun().title(),
					butFor(concluded), whole(concluded.sentence()));
			case Event.Recovered(var recovery) -> recovery.sentence();
			case Event.Revised revised -> revised(revised);
			case Event.Intended intended -> intended(intended);
			case Event.Recorded recorded -> recorded(before, recorded);
			case Event.Promised(var promised) -> "Promised: %s.".formatted(promised.title());
			case Event.Closed closed -> whole(closed.sentence());
			case Event.Escalated escalated ->
				"%s made an emergency of this: nothing is restored by itself any more.".formatted(name(escalated.by()));
			case Event.Extended(var by) -> "Everything lasts %s longer.".formatted(by);
			case Event.Reminded reminded -> reminded(before, reminded);
			case Event.Exposed(var unprotected) -> unprotected.sentence(before.order().subject());
			case Event.Sheltered(var unprotected, var lasted) -> unprotected.lasted(before.order().subject(), lasted);
			case Event.Unwatched(var since) ->
				"Nobody is known to have looked since %s until now; that time does not count.".formatted(since);
			case Event.TookOver taken -> "Took over from %s: %s.".formatted(taken.code(), taken(taken));
			case Event.Superseded superseded ->
				"%s took over what this had changed and claimed.".formatted(superseded.code());
			case Event.Asked(var question) -> asked(before, question);
			case Event.Lapsed lapsed ->
				"Nobody has decided, so %s follows: %s".formatted(lapsed.decision(), whole(lapsed.sentence()));
			case Event.Decided decided -> told(before, decided);
			case Event.Resumed _ -> "Looks again and goes on.";
			case Event.TurnedBack back -> "Turning back: " + whole(back.cause());
			case Event.Proven proven -> whole(proven.sentence());
			case Event.Hindered hindered -> hindered(before, hindered);
			case Event.Meanwhile(var sentence) ->
				(sentence != null) ? meanwhile(sentence) : "Now it is again as it was when this was asked.";
			case Event.Stumbled stumbled -> stumbled(stumbled);
			case Event.Observed(var observation) -> observed(observation);
			case Event.Noticed noticed -> whole(noticed.sentence());
			case Event.Finished finished -> "%s: %s%s".formatted(finished.ending(), finished.note(), left(before));
			case Event.Acknowledged _ -> "Acknowledged; nothing is claimed any more.";
		};
	}

	private static String seen(Operation before, Event.Seen seen) {
		var whose = one(before, seen.obligation()).map((owed) -> capital(owed.title()) + ": ").orElse("");
		return whose + whole(seen.sentence());
	}

	private static String asked(Operation before, Question question) {
		return "%s (%s)%s".formatted(of(question, before.order().subject(), before.lastRun().unprotected()),
				offers(question), unless(question));
	}

	/// Where an operation stands now and what it waits for.
	public static String of(Operation operation) {
		var run = operation.lastRun();
		return of(operation.phase(), run.kind(), run.title(), run.sentence(), operation.order().subject(),
				run.unprotected());
	}

	/// The same from as much as is needed for it.
	///
	/// @param kind of the last visit to a step
	/// @param title of its step
	/// @param seen what was last seen of it
	/// @param subject what it is about
	/// @param unprotected that it has no replica; `null` if it has one, or never had one
	public static String of(Phase phase, Step.Kind kind, String title, @Nullable String seen, String subject,
			@Nullable Unprotected unprotected) {
		var bare = (unprotected != null) ? " " + unprotected.sentence(subject) : "";
		return switch (phase) {
			case Phase.Forward _ -> {
				var doing = doing(kind, title);
				yield ((seen != null) ? "%s: %s".formatted(doing, whole(seen)) : doing + ".") + bare;
			}
			case Phase.Parked parked -> parked.question().text() + bare
					+ ((parked.meanwhile() != null) ? " " + meanwhile(parked.meanwhile()) : "");
			case Phase.Restoring restoring ->
				"Turning back: %s%s".formatted(whole(restoring.cause()), keeping(restoring));
			case Phase.Ended ended -> ended.note() + ((unprotected != null) ? " " + unprotected.left(subject) : "");
		};
	}

	/// Who decided what, as the cause of what follows; no whole sentence.
	public static String decided(Event.Decided decided) {
		return "%s decided %s".formatted(name(decided.by()), decided.decision());
	}

	/// A question as people read it, with what they may lose while nobody answers.
	public static String of(Question question, String subject, @Nullable Unprotected unprotected) {
		return question.text() + ((unprotected != null) ? " " + unprotected.sentence(subject) : "");
	}

	private static String reminded(Operation before, Event.Reminded reminded) {
		var unprotected = before.lastRun().unprotected();
		var lasting = (unprotected != null && reminded.unprotected() != null)
				? " " + unprotected.lasting(reminded.unprotected()) : "";
		return "Nobody has decided since %s: %s%s".formatted(reminded.since(), of(before), lasting);
	}

	private static String left(Operation before) {
		var unprotected = before.lastRun().unprotected();
		return (unprotected != null) ? " " + unprotected.left(before.order().subject()) : "";
	}

	private static String accepted(Event.Accepted accepted) {
		var since = (accepted.incidentStartedAt() != null)
				? " The incident began at %s.".formatted(accepted.incidentStartedAt()) : "";
		return "%s asked for this: %s.%s".formatted(name(accepted.by()), accepted.reason(), since);
	}

	private static String revised(Event.Revised revised) {
		return (revised.sentence() != null) ? "Noted: " + whole(revised.sentence()) : "The plan was revised.";
	}

	private static String intended(Event.Intended intended) {
		var promised = intended.promised()
			.stream()
			.map((obligation) -> " Promised: %s%s.".formatted(obligation.title(),
					(obligation.due() != null) ? ", by " + obligation.due() : ""))
			.collect(Collectors.joining());
		return "Sending: %s.%s".formatted(intended.mutation().title(), promised);
	}

	private static String taken(Event.TookOver taken) {
		var owed = taken.obligations().stream().filter(Obligation::open).map(Obligation::title).toList();
		return owed.isEmpty() ? "nothing is left to bring back" : String.join("; ", owed);
	}

	private static String recorded(Operation before, Event.Recorded recorded) {
		var title = before.mutation(recorded.mutation()).map(Mutation::title).orElse("a call");
		var note = (recorded.fact().note() != null) ? " – " + part(recorded.fact().note()) : "";
		return switch (recorded.fact().state()) {
			case INTENDED -> throw new IllegalArgumentException("an intent is not learned");
			case CONFIRMED -> "Azure took it: %s%s.".formatted(title, note);
			case REFUTED -> "Did not happen: %s%s.".formatted(title, note);
			case IN_DOUBT -> ((recorded.fact().tryAgainAt() != null) ? "It cannot be found out what became of it: %s%s."
					: "No answer, in doubt: %s%s.")
				.formatted(title, note);
		};
	}

	/// Nothing that somebody had to answer for passes as if it were so.
	private static String butFor(Event.Concluded concluded) {
		return (concluded.verdict() == Verdict.PASS
				&& concluded.evidence().rules().stream().anyMatch((rule) -> rule.override() != null))
						? ", but for what somebody answers for" : "";
	}

	private static String told(Operation before, Event.Decided decided) {
		var overrides = decided.overrides()
			.stream()
			.map((override) -> answered(before, override))
			.collect(Collectors.joining(", "));
		return "%s%s%s.".formatted(decided(decided), overrides.isEmpty() ? "" : " and answers for " + overrides,
				(decided.comment() != null) ? ": " + decided.comment() : "");
	}

	/// With the value that was seen when it was decided, whether it was sent along or not.
	private static String answered(Operation before, RuleOverride override) {
		var seen = before.lastRun()
			.evidence()
			.rules()
			.stream()
			.filter(override::names)
			.findFirst()
			.map((rule) -> override.seen(rule.measured()))
			.orElse(override);
		return "%s of %s (%s%s)".formatted(seen.rule(), seen.subject(), seen.reason(),
				(seen.measured() != null) ? "; seen: " + seen.measured() : "");
	}

	private static String observed(Observation observation) {
		return "%s attests %s for %s%s, seen at %s: %s".formatted(name(observation.by()), observation.verdict(),
				observation.aspect(), (observation.subject() != null) ? " of " + observation.subject() : "",
				observation.observedAt(), whole(observation.statement()));
	}

	private static String offers(Question question) {
		return question.offers().stream().map(Decision::name).collect(Collectors.joining(", "));
	}

	private static String stumbled(Event.Stumbled stumbled) {
		return "A bug of ours got in the way %s; the log has it under %s.".formatted(times(stumbled.times()),
				stumbled.reference());
	}

	/// Where several things are to be brought back, the one that is meant.
	private static Optional<Obligation> one(Operation before, @Nullable UUID obligation) {
		return (obligation == null || before.owed().size() < 2) ? Optional.empty() : before.obligation(obligation);
	}

	private static String hindered(Operation before, Event.Hindered hindered) {
		var whose = one(before, hindered.obligation()).map((owed) -> " (%s)".formatted(owed.title())).orElse("");
		return (hindered.sentence() == null) ? "What stood in the way of restoring is gone%s.".formatted(whose)
				: "Cannot restore yet%s: %s".formatted(whose, whole(hindered.sentence()));
	}

	/// What stands in the way, of several since when each does; otherwise what was seen last.
	private static String keeping(Phase.Restoring restoring) {
		var hindered = restoring.hindered();
		if (hindered.size() > 1) {
			return " Cannot restore yet: " + whole(hindered.stream()
				.map((one) -> "%s (since %s)".formatted(part(String.valueOf(one.hindrance())), one.since()))
				.collect(Collectors.joining("; ")));
		}
		if (restoring.hindrance() != null) {
			return " Cannot restore yet: " + whole(restoring.hindrance());
		}
		return (restoring.seen() != null) ? " " + whole(restoring.seen()) : "";
	}

	private static String meanwhile(String sentence) {
		return "Meanwhile " + whole(sentence);
	}

	private static String unless(Question question) {
		var unless = question.unless();
		return (unless == null) ? ""
				: " %s follows at %s, unless somebody decides.".formatted(unless.decision(), unless.at());
	}

	private static String name(Requester requester) {
		return (requester.onBehalfOf() != null) ? requester.name() + "," : requester.subject();
	}

	private static String times(int times) {
		return (times == 1) ? "once" : times + " times in a row";
	}

	/// A sentence as a part of another one: without the full stop that what Azure says may end with.
	public static String part(String sentence) {
		return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
	}

	private static String whole(String sentence) {
		return sentence.endsWith(".") || sentence.endsWith("?") ? sentence : sentence + ".";
	}

	/// A title says what is to be so; as long as it is not known to be, that is not claimed.
	private static String doing(Step.Kind kind, String title) {
		return switch (kind) {
			case CHECK -> "Checking that " + title;
			case ENSURE, FINISH -> "Seeing to it that " + title;
			case AWAIT -> "Waiting until " + title;
			case ASK -> capital(title);
		};
	}

	private static String doing(Outline step) {
		return doing(step.kind(), step.title());
	}

	private static String capital(String sentence) {
		return sentence.isEmpty() ? sentence : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
	}

}
