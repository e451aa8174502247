package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.UUID;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Sentences;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Spoken;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;

/// The only policy of the way forward: from what is known to what follows. It has no clock, no I/O, no framework.
final class Decider {

	/// The last event of an operation that got through all its steps.
	static final Event.Finished SUCCEEDED = new Event.Finished(Ending.SUCCEEDED,
			"Everything that was asked for was done and proven.");

	private final EngineSettings settings;

	private final Trouble trouble;

	private final Supplier<UUID> ids;

	Decider(EngineSettings settings, Supplier<UUID> ids) {
		this.settings = settings;
		this.trouble = new Trouble(ids);
		this.ids = ids;
	}

	/// What follows from a look at the step's own condition.
	Move decide(Situation situation) {
		var undecidable = situation.operation().undecidable();
		if (undecidable.isPresent()) {
			return this.trouble.undecidable(situation, undecidable.get());
		}
		return switch (situation.step().act()) {
			case Act.Check _,Act.Await _ -> look(situation);
			case Act.Ensure _,Act.Finish _ -> ensure(situation);
			case Act.Ask(var hold) -> hold(situation, hold);
		};
	}

	/// What follows when a guard of the step is seen to be lost.
	Move lost(Situation situation, Guard.OnLoss onLoss) {
		return switch (onLoss) {
			case TURN_BACK -> this.trouble.turnBack(situation, situation.sighting().sentence());
			case ASK -> this.trouble.lost(situation, situation.sighting().sentence());
			case ASK_OR_ACCEPT -> this.trouble.lostAcceptably(situation, situation.sighting().sentence());
		};
	}

	/// What follows when a changing call could not be prepared.
	Move withheld(Situation situation, Preparation preparation) {
		return switch (preparation) {
			case Preparation.Ready _ -> throw new IllegalArgumentException("nothing is withheld");
			case Preparation.Withheld(var sentence, var evidence) ->
				fail(situation, new Sighting.Refused(sentence, evidence));
			case Preparation.Busy(var sentence, var again) ->
				busy(situation, new Sighting.Converging(sentence, Evidence.NONE, again));
			case Preparation.Unseen(var sentence, var again) ->
				untold(situation, new Sighting.Blind(sentence, Evidence.NONE, again), again);
		};
	}

	/// What others do to the target is waited for like any other convergence, and no longer.
	private Move busy(Situation situation, Sighting.Converging seen) {
		return situation.late() ? fail(situation, seen) : stay(situation, seen, seen.lookAgainIn());
	}

	private Move look(Situation situation) {
		return switch (situation.sighting()) {
			case Sighting.Met met -> steady(situation, met);
			case Sighting.Blind blind -> untold(situation, blind, blind.lookAgainIn());
			case Sighting.Unsettled unsettled -> untold(situation, unsettled, unsettled.lookAgainIn());
			case Sighting.Converging seen when !situation.late() -> stay(situation, seen, seen.lookAgainIn());
			case Sighting.Unmet seen when !situation.late() -> waiting(situation, seen);
			case Sighting.Converging seen -> fail(situation, seen);
			case Sighting.Unmet seen -> fail(situation, seen);
			case Sighting.Refused seen -> fail(situation, seen);
		};
	}

	/// People are told how rarely it is looked at by now.
	private Move waiting(Situation situation, Sighting.Unmet seen) {
		var least = this.settings.unmetInterval();
		var rarest = situation.step().rarest();
		var pace = (rarest == null) ? least : Pace.of(situation.waited(), least, rarest);
		return stay(situation, pace.equals(least) ? seen : new Sighting.Unmet(
				"%s; it is looked at every %s by now".formatted(Sentences.part(seen.sentence()), Spoken.of(pace)),
				seen.evidence()), pace);
	}

	private Move ensure(Situation situation) {
		return switch (situation.sighting()) {
			case Sighting.Met met -> steady(situation, met);
			case Sighting.Blind blind -> untold(situation, blind, blind.lookAgainIn());
			case Sighting.Unsettled unsettled -> untold(situation, unsettled, unsettled.lookAgainIn());
			case Sighting.Converging seen when !situation.late() -> stay(situation, seen, seen.lookAgainIn());
			case Sighting.Converging seen -> fail(situation, seen);
			case Sighting.Unmet seen -> unmet(situation, seen);
			case Sighting.Refused seen -> fail(situation, seen);
		};
	}

	/// One changing call per visit is sent without a person; only a call that certainly had no effect may be followed by
	/// another. Nor may one be by whoever took over, but a person who knows that.
	private Move unmet(Situation situation, Sighting.Unmet seen) {
		var last = situation.lastSent();
		if (last == null) {
			return (seen.untraced() && !situation.retriedOn(seen)) ? untraced(situation, seen)
					: new Move(List.of(), new Move.Then.Send());
		}
		return switch (last.state()) {
			case INTENDED, IN_DOUBT -> stay(situation, seen, this.settings.unmetInterval());
			case CONFIRMED -> seen.untraced() ? untraced(situation, seen) : fail(situation, seen);
			case REFUTED -> refuted(situation, seen, last);
		};
	}

	private Move untraced(Situation situation, Sighting.Unmet seen) {
		var move = fail(situation, seen);
		var events = new ArrayList<Event>();
		events.add(new Event.Seen(Phase.Seeing.UNMET, seen.sentence(), seen.evidence()));
		events.addAll(move.events());
		return new Move(events, move.then());
	}

	private Move refuted(Situation situation, Sighting.Unmet seen, Mutation last) {
		var again = last.tryAgainAt();
		if (situation.late() || (again == null && !situation.askedSince(last))) {
			return fail(situation,
					new Sighting.Refused(Objects.requireNonNullElse(last.note(), seen.sentence()), seen.evidence()));
		}
		if (again != null && situation.now().isBefore(again)) {
			return stay(situation, seen, Duration.between(situation.now(), again));
		}
		return new Move(List.of(), new Move.Then.Send());
	}

	private Move hold(Situation situation, Act.Hold hold) {
		return switch (hold) {
			case Act.Hold.For(var duration) ->
				timed(situation, situation.at().since().plus(duration).plus(situation.at().extension()));
			case Act.Hold.UntilDecision asking ->
				Move.on(new Event.Asked(this.trouble.question(asking, situation.now())));
		};
	}

	private Move timed(Situation situation, Instant until) {
		if (!situation.now().isBefore(until)) {
			return conclude(situation, Verdict.PASS, "held until " + until, situation.sighting().evidence());
		}
		var shown = (situation.sighting() instanceof Sighting.Blind blind) ? blind
				: Sighting.met("holding until " + until, situation.sighting().evidence());
		return stay(situation, shown, earliest(Duration.between(situation.now(), until), guarding(situation)));
	}

	private Duration guarding(Situation situation) {
		return situation.step().guards().isEmpty() ? Duration.ofDays(1) : this.settings.guardInterval();
	}

	/// Nothing passes while it is not known what became of a call.
	private Move steady(Situation situation, Sighting.Met met) {
		var unsettled = !situation.operation().unsettled().isEmpty();
		var unsteady = situation.unsteady(this.settings.longestGap());
		if (unsettled || unsteady.isPositive()) {
			return stay(situation, met, earliest(this.settings.steadyInterval(), unsteady));
		}
		return conclude(situation, Verdict.PASS, met.sentence(), met.evidence());
	}

	private Move stay(Situation situation, Sighting seen, Duration rest) {
		var at = situation.at();
		var seeing = Phase.Seeing.of(seen);
		var run = situation.operation().lastRun();
		var known = situation.operation().stumbles() == 0 && seen.sentence().equals(run.sentence())
				&& (seeing == Phase.Seeing.MET) == (at.metSince() != null) && at.sight().as(seeing);
		return known ? Move.rest(rest) : Move.rest(rest, new Event.Seen(seeing, seen.sentence(), seen.evidence()));
	}

	/// Blind is not bad news: wait, then ask. Nothing is sent and nothing turns back because of it, nor because of what was
	/// seen and settles nothing. What need not be known holds nobody up, and is not waited for if a look is not worth its cost
	/// within the time there is.
	private Move untold(Situation situation, Sighting seen, Duration again) {
		var hopeless = again.compareTo(situation.step().within()) > 0;
		var sight = situation.at().sight();
		var since = sight.untoldSince();
		var untold = Untold.of(seen, situation.operation().purpose());
		var waits = since == null
				|| Duration.between(since, situation.now()).compareTo(patience(situation, untold)) < 0;
		if (situation.step().gate().lets(Verdict.INCONCLUSIVE) && (hopeless || situation.overdue() || !waits)) {
			return conclude(situation, Verdict.INCONCLUSIVE, seen.sentence(), seen.evidence());
		}
		if (since == null || waits) {
			return stay(situation, seen, again);
		}
		return this.trouble.ask(situation,
				untold.sentence((sight.blindSince() != null) ? sight.blindSince() : since) + how(situation, untold));
	}

	/// Who is in a hurry has to know how it may go on.
	private static String how(Situation situation, Untold untold) {
		return (situation.operation().purpose() != Purpose.EMERGENCY || untold.answerable().isEmpty()) ? ""
				: "; whoever answers for it may RETRY with overrides for: " + Trouble.named(untold.answerable());
	}

	/// What was seen may yet become plain, and is waited for like what is not seen. In an emergency somebody may answer for
	/// it, and is asked without waiting for anything else.
	private Duration patience(Situation situation, Untold untold) {
		return (untold.seen() && situation.operation().purpose() == Purpose.EMERGENCY)
				? earliest(situation.step().within(), this.settings.blindPatience()) : this.settings.blindPatience();
	}

	private Move fail(Situation situation, Sighting seen) {
		var verdict = (seen instanceof Sighting.Converging) ? Verdict.INCONCLUSIVE : Verdict.FAIL;
		if (situation.step().gate().lets(verdict)) {
			return conclude(situation, verdict, seen.sentence(), seen.evidence());
		}
		return this.trouble.of(situation, new Event.Concluded(verdict, seen.sentence(), seen.evidence()));
	}

	private Move conclude(Situation situation, Verdict verdict, String sentence, Evidence evidence) {
		var left = Leftover.asked(situation, verdict, this.ids);
		if (left.isPresent()) {
			return Move.on(left.get());
		}
		var events = new ArrayList<Event>();
		if (situation.revised() != null) {
			events.add(situation.revised());
		}
		events.add(new Event.Concluded(verdict, sentence, evidence));
		if (verdict == Verdict.PASS) {
			events.addAll(Exposure.events(situation));
			events.addAll(Measuring.events(situation));
			events.addAll(kept(situation));
			events.addAll(opened(situation));
		}
		events.addAll(onwards(situation));
		return new Move(events, new Move.Then.Again());
	}

	private static List<Event> kept(Situation situation) {
		return Optional.ofNullable(situation.step().keeps())
			.flatMap(situation.operation()::owed)
			.map((owed) -> List.<Event>of(closed(situation, owed)))
			.orElse(List.of());
	}

	/// What is owed because of what somebody else did, from now on.
	private List<Event> opened(Situation situation) {
		return situation.step()
			.opens()
			.stream()
			.filter((promise) -> !situation.operation().everOwed(promise.key()))
			.<Event>map((promise) -> new Event.Promised(Obligation.of(this.ids.get(), promise, null, situation.now())))
			.toList();
	}

	/// What is only shown keeps a promise by having been seen. What was sent in an earlier visit is ours as well.
	private static Event.Closed closed(Situation situation, Obligation owed) {
		var calls = Stream.concat(situation.sent().stream(), situation.operation().madeToKeep(owed).stream());
		var ours = situation.step().gate() == Step.Gate.NOTHING
				|| calls.anyMatch((mutation) -> mutation.state() == Mutation.State.CONFIRMED);
		return ours ? new Event.Closed(owed.id(), Obligation.State.DISCHARGED, "Kept: " + owed.title())
				: new Event.Closed(owed.id(), Obligation.State.VOID, "Somebody else did it: " + owed.title());
	}

	private List<Event> onwards(Situation situation) {
		var next = situation.next();
		if (next == null) {
			return List.of(SUCCEEDED);
		}
		return List.of(new Event.Began(next, situation.operation().visits(next) + 1));
	}

	private static Duration earliest(Duration... durations) {
		return Arrays.stream(durations).filter(Duration::isPositive).min(Duration::compareTo).orElse(Duration.ZERO);
	}

}
