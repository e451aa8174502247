package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Decision;
import org.jspecify.annotations.Nullable;

/// Takes decisions: finds out whether one may be taken by whoever wants to, and appends it with what follows.
final class Deciding {

	private final Operations operations;

	private final Consequences consequences;

	private final Timekeeper time;

	private final EngineSettings settings;

	Deciding(Operations operations, Consequences consequences, Timekeeper time, EngineSettings settings) {
		this.operations = operations;
		this.consequences = consequences;
		this.time = time;
		this.settings = settings;
	}

	/// The key is looked up after the operation was read: who reads what the same decision made of it finds the key used.
	Settled decide(Answering answering) {
		while (true) {
			var operation = this.operations.find(answering.operation());
			var earlier = this.operations.earlier(answering.operation(), answering.key());
			if (earlier.isPresent()) {
				return settled(earlier.get());
			}
			if (operation.isEmpty()) {
				return new Settled.Unknown();
			}
			var settled = decide(operation.get(), answering);
			if (settled != null) {
				return settled;
			}
		}
	}

	/// `null` if somebody appended meanwhile.
	private @Nullable Settled decide(Operation operation, Answering answering) {
		var present = (operation.phase() instanceof Phase.Parked parked) ? parked.question() : null;
		if (answersAnother(answering, present) && !Choices.meantWhateverIsAsked(answering.decision())) {
			return new Settled.OtherQuestion(operation, present);
		}
		var choices = Choices.of(operation);
		var choice = choices.stream().filter((it) -> it.decision() == answering.decision()).findFirst();
		if (choice.isEmpty()) {
			return Settled.NotAllowed.of(operation, choices, answering.decision());
		}
		if (choice.get().answers() && answering.question() == null) {
			return new Settled.OtherQuestion(operation, present);
		}
		var missing = answering.agrees() ? Entitlement.missingToAgree(operation, present, answering)
				: Entitlement.missing(operation, present, answering.decision(), answering.by());
		if (missing.isPresent()) {
			return new Settled.NotYours(operation, missing.get());
		}
		return unfit(operation, answering).or(() -> MachineDecisions.unfit(answering, present))
			.or(() -> Answerable.unfit(operation, answering.decision(), answering.overrides()))
			.orElseGet(() -> take(operation, answering, present));
	}

	private static boolean answersAnother(Answering answering, @Nullable Question present) {
		return answering.question() != null && (present == null || !answering.question().equals(present.id()));
	}

	private Optional<Settled> unfit(Operation operation, Answering answering) {
		var by = answering.extendBy();
		var pointer = "/extendBy";
		if (answering.decision() != Decision.EXTEND) {
			return (by == null) ? Optional.empty()
					: Optional.of(new Settled.Unfit(pointer, "Only EXTEND takes a duration. Leave this out."));
		}
		if (by == null || !by.isPositive()) {
			return Optional.of(new Settled.Unfit(pointer, "Say by how much, such as PT30M."));
		}
		var left = left(operation);
		return (by.compareTo(left) <= 0) ? Optional.empty() : Optional.of(new Settled.Unfit(pointer,
				"This can be extended by %s at most.".formatted(left.isPositive() ? left : "nothing more")));
	}

	/// By how much it may still be extended: neither the hold nor any deadline by more than the limit.
	private Duration left(Operation operation) {
		var limit = this.settings.longestExtension();
		var held = switch (operation.phase()) {
			case Phase.Forward forward -> forward.extension();
			case Phase.Parked parked -> parked.resume().extension();
			case Phase.Restoring _,Phase.Ended _ -> Duration.ZERO;
		};
		var left = limit.minus(held);
		for (var owed : operation.owed()) {
			if (owed.due() != null) {
				var most = Duration.between(owed.due(), owed.openedAt().plus(limit.multipliedBy(2)));
				left = (most.compareTo(left) < 0) ? most : left;
			}
		}
		return left;
	}

	private @Nullable Settled take(Operation operation, Answering answering, @Nullable Question question) {
		var decided = new Event.Decided(answering.decision(), (question != null) ? question.id() : null, answering.by(),
				answering.comment(), answering.overrides());
		var now = this.time.instant();
		var events = new ArrayList<>(this.consequences.of(operation, decided, answering));
		if (Doubtful.settles(answering.decision())) {
			operation.undecidable()
				.map((mutation) -> Doubtful.said(mutation, decided, now))
				.ifPresentOrElse((said) -> events.add(1, said), () -> sayOfTheOther(operation, decided, now));
		}
		var appending = this.operations.interject(operation, now, events, answering.key());
		return (appending instanceof Appending.Stale) ? null : settled(appending);
	}

	/// What became of a call of the operation that this one is to take over from. Whoever repeats it changes nothing.
	private void sayOfTheOther(Operation operation, Event.Decided decided, Instant now) {
		Optional.ofNullable(operation.order().supersedes())
			.flatMap(this.operations::find)
			.ifPresent((from) -> from.undecidable()
				.map((mutation) -> Doubtful.said(mutation, decided, now))
				.ifPresent((said) -> this.operations.record(from.id(), said.mutation(), said.fact())));
	}

	private static Settled settled(Appending appending) {
		return switch (appending) {
			case Appending.Appended(var operation) -> new Settled.Taken(operation);
			case Appending.Replayed(var operation) -> new Settled.Replayed(operation);
			case Appending.KeyReused _ -> new Settled.KeyReused();
			case Appending.Stale _ -> throw new IllegalArgumentException("nothing was settled");
		};
	}

}
