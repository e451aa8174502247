package dev.switchback.engine;

import java.util.UUID;
import dev.switchback.playbook.Secret;
import dev.switchback.playbook.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// Keeps obligations and proves what was restored, from what was stored with them alone: it works when the playbook's own
/// code is broken or gone.
final class Restoring {

	private final Keepers keepers;

	private final Function<UUID, Optional<Secret>> secrets;

	private final Forwarding forwarding;

	private final Timekeeper time;

	private final EngineSettings settings;

	/// @param forwarding settles the calls that no keeper knows of
	/// @param secrets opens what was sealed with an obligation
	Restoring(Collection<Keeper> keepers, Forwarding forwarding, Function<UUID, Optional<Secret>> secrets,
			Timekeeper time, EngineSettings settings) {
		this.secrets = secrets;
		this.keepers = new Keepers(keepers);
		this.forwarding = forwarding;
		this.time = time;
		this.settings = settings;
	}

	/// What became of a call in doubt, if any can be told of now. One that cannot be judged keeps no other from being.
	Optional<Learnt> settle(Operation operation) {
		RuntimeException bug = null;
		for (var mutation : operation.unsettled()) {
			try {
				var learnt = Settling.learnt(mutation, fate(operation, mutation), this.time.instant());
				if (learnt.isPresent()) {
					return Optional.of(new Learnt(mutation.id(), learnt.get()));
				}
			}
			catch (RuntimeException ex) {
				bug = (bug != null) ? bug : Bug.of(ex);
			}
		}
		if (bug != null) {
			throw bug;
		}
		return Optional.empty();
	}

	private Fate fate(Operation operation, Mutation mutation) {
		return promised(operation, mutation).orElseGet(() -> this.forwarding.fate(operation, mutation));
	}

	/// Empty if nothing was promised with the call, and it was not made to keep anything.
	private Optional<Fate> promised(Operation operation, Mutation mutation) {
		var look = look(operation.mutations());
		var made = operation.obligations()
			.stream()
			.filter((obligation) -> mutation.id().equals(obligation.mutation()))
			.findFirst()
			.map((obligation) -> this.keepers.settle(obligation, mutation, look));
		return made.or(() -> operation.obligations()
			.reversed()
			.stream()
			.filter((obligation) -> operation.madeToKeep(obligation).contains(mutation))
			.findFirst()
			.map((obligation) -> effect(obligation).settle(mutation, look)));
	}

	/// Looks whether what was promised is so already. A call that Azure took before a person had it retried may still be at
	/// work.
	Sighting look(Operation operation, Obligation obligation) {
		return this.keepers.look(operation, obligation,
				look(operation.madeToKeep(obligation)).among(operation.mutations()).retried(retriedAt(operation)));
	}

	private static @Nullable Instant retriedAt(Operation operation) {
		return (operation.phase() instanceof Phase.Restoring restoring) ? restoring.retriedAt() : null;
	}

	private static List<Mutation> counted(List<Mutation> sent, @Nullable Instant retriedAt) {
		return sent.stream()
			.filter((mutation) -> retriedAt == null || !mutation.intendedAt().isBefore(retriedAt))
			.toList();
	}

	Preparation prepare(Operation operation, Obligation obligation) {
		return effect(obligation).prepare(look(operation.madeToKeep(obligation)).among(operation.mutations())
			.after(Effected.readings(operation, obligation))
			.with(this.secrets.apply(obligation.id()).orElse(null)));
	}

	Effect effect(Obligation obligation) {
		return this.keepers.effect(obligation);
	}

	/// What follows from a look at a promised state.
	///
	/// @param retriedAt calls that Azure took before do not count any more; `null` if all
	/// count
	Move keep(Operation operation, Obligation obligation, Sighting sighting, @Nullable Instant retriedAt) {
		return switch (sighting) {
			case Sighting.Met met -> met(operation, obligation, met);
			case Sighting.Converging seen -> converging(operation, obligation, seen);
			case Sighting.Blind seen -> Tidings.seen(operation, obligation, seen, seen.lookAgainIn());
			case Sighting.Unsettled seen -> Tidings.seen(operation, obligation, seen, seen.lookAgainIn());
			case Sighting.Refused seen -> refused(operation, obligation, seen);
			case Sighting.Unmet seen -> unmet(operation, obligation, seen, retriedAt);
		};
	}

	/// Once Azure is at what we asked for, nothing stands in its way any more.
	private Move converging(Operation operation, Obligation obligation, Sighting.Converging seen) {
		var made = operation.madeToKeep(obligation);
		var ours = !made.isEmpty() && made.getLast().state() == Mutation.State.CONFIRMED;
		var hindered = operation.keeping(obligation.id()).hindrance() != null;
		return (ours && hindered) ? Move.on(new Event.Hindered(null, obligation.id()))
				: Tidings.seen(operation, obligation, seen, seen.lookAgainIn());
	}

	/// Who can say what became of the call is told that first: that may be all that stands in the way.
	private Move refused(Operation operation, Obligation obligation, Sighting.Refused seen) {
		var sentence = unsettled(operation, obligation)
				? operation.undecidable().map(Doubtful::hindrance).orElse(seen.sentence()) : seen.sentence();
		return Tidings.hindered(operation, obligation, sentence, this.settings.hindranceInterval());
	}

	/// While it is not known what became of a call, or until somebody has said so.
	private Move unsettled(Operation operation, Obligation obligation, Sighting seen) {
		return operation.undecidable()
			.map((mutation) -> Tidings.hindered(operation, obligation, Doubtful.hindrance(mutation),
					this.settings.unmetInterval()))
			.orElseGet(() -> Tidings.seen(operation, obligation, seen, this.settings.unmetInterval()));
	}

	private Move met(Operation operation, Obligation obligation, Sighting.Met met) {
		if (unsettled(operation, obligation)) {
			return unsettled(operation, obligation, met);
		}
		var ours = operation.madeToKeep(obligation)
			.stream()
			.anyMatch((mutation) -> mutation.state() == Mutation.State.CONFIRMED);
		var how = ours ? Obligation.State.DISCHARGED : Obligation.State.VOID;
		var sentence = ours ? met.sentence() : met.sentence() + ", without a call of ours";
		return Move.on(Tidings.freed(operation, obligation, new Event.Closed(obligation.id(), how, sentence)));
	}

	private Move unmet(Operation operation, Obligation obligation, Sighting.Unmet seen, @Nullable Instant retriedAt) {
		if (unsettled(operation, obligation)) {
			return unsettled(operation, obligation, seen);
		}
		var counted = counted(operation.madeToKeep(obligation), seen.untraced() ? null : retriedAt);
		if (counted.stream().anyMatch((mutation) -> mutation.state() == Mutation.State.CONFIRMED)) {
			return Tidings.hindered(operation, obligation, "Azure took the call, but " + seen.sentence(),
					this.settings.hindranceInterval());
		}
		var wait = counted.isEmpty() ? Duration.ZERO : until(counted.getLast());
		if (wait.isPositive()) {
			return Tidings.hindered(operation, obligation, note(counted.getLast()), wait);
		}
		return operation.unsettled().isEmpty() ? new Move(List.of(), new Move.Then.Send())
				: unsettled(operation, obligation, seen);
	}

	/// A call that Azure refused changed nothing, so it may be tried again, however it was refused.
	private Duration until(Mutation refuted) {
		var again = refuted.tryAgainAt();
		var concluded = (refuted.concludedAt() != null) ? refuted.concludedAt() : refuted.intendedAt();
		var at = (again != null) ? again : concluded.plus(this.settings.hindranceInterval());
		return Duration.between(this.time.instant(), at);
	}

	private static String note(Mutation refuted) {
		return (refuted.note() != null) ? refuted.note() : "the call was refused";
	}

	/// What follows when the call that keeps a promise could not be prepared.
	Move withheld(Operation operation, Obligation obligation, Preparation preparation) {
		return switch (preparation) {
			case Preparation.Ready _ -> throw new IllegalArgumentException("nothing is withheld");
			case Preparation.Withheld withheld ->
				Tidings.hindered(operation, obligation, withheld.sentence(), this.settings.hindranceInterval());
			case Preparation.Busy(var sentence, var again) -> Tidings.hindered(operation, obligation, sentence, again);
			case Preparation.Unseen(var sentence, var again) ->
				Tidings.hindered(operation, obligation, sentence, again);
		};
	}

	/// Looks whether everything is as it was; empty when all of it is proven. Nothing is while a call may take effect.
	Optional<Move> prove(Operation operation, Phase.Restoring restoring) {
		if (!operation.unsettled().isEmpty()) {
			var sentence = operation.undecidable()
				.map(Doubtful::hindrance)
				.orElseGet(
						() -> "it is not known yet what became of a call: " + operation.unsettled().getFirst().title());
			return Optional.of(Tidings.hindered(operation, null, sentence, this.settings.unmetInterval()));
		}
		for (var obligation : operation.obligations()) {
			if (!restoring.proven().contains(obligation.id())) {
				var sighting = this.keepers.proof(operation, obligation, look(operation.mutations()));
				return Optional.of(proof(operation, restoring, obligation, sighting));
			}
		}
		return Optional.empty();
	}

	private Move proof(Operation operation, Phase.Restoring restoring, Obligation obligation, Sighting sighting) {
		return switch (sighting) {
			case Sighting.Met met -> Move.on(Tidings.freed(operation, obligation,
					new Event.Proven(obligation.id(), met.sentence(), met.evidence())));
			case Sighting.Blind blind -> Tidings.seen(operation, obligation, blind, blind.lookAgainIn());
			case Sighting.Unsettled unsettled ->
				Tidings.seen(operation, obligation, unsettled, unsettled.lookAgainIn());
			case Sighting.Converging seen when !late(restoring) ->
				Tidings.seen(operation, obligation, seen, seen.lookAgainIn());
			case Sighting.Unmet seen when !late(restoring) ->
				Tidings.seen(operation, obligation, seen, this.settings.unmetInterval());
			case Sighting.Converging seen -> unproven(restoring, seen);
			case Sighting.Unmet seen -> unproven(restoring, seen);
			case Sighting.Refused seen -> unproven(restoring, seen);
		};
	}

	private boolean late(Phase.Restoring restoring) {
		var since = restoring.proving();
		return since != null
				&& restoring.sight().sighted(since, this.time.instant()).compareTo(this.settings.provePatience()) >= 0;
	}

	private static Move unproven(Phase.Restoring restoring, Sighting seen) {
		return Move.on(new Event.Finished(Ending.FAILED,
				"Turned back (%s), and every call was made, but not everything is as it was: %s. Somebody must look."
					.formatted(restoring.cause(), seen.sentence())));
	}

	/// The last move, when all is proven.
	static Move restored(Operation operation, Phase.Restoring restoring) {
		var state = operation.obligations().isEmpty() ? "nothing was left to bring back"
				: "everything is proven to be as it was found";
		return Move
			.on(new Event.Finished(Ending.RESTORED, "Turned back (%s); %s.".formatted(restoring.cause(), state)));
	}

	/// Looks at what has to do alone until the promise is kept; empty if nothing is known of it. Whoever brings something back
	/// goes first.
	Optional<Sighting> meanwhile(Operation operation, Obligation obligation) {
		return meanwhile(obligation).map((condition) -> condition.look(Look.at(this.time.instant(),
				this.settings.hindranceInterval().dividedBy(2), Urgency.RUNNING, operation.mutations())));
	}

	/// What has to do alone until a promise is kept; empty if nothing is known of it.
	Optional<Condition> meanwhile(Obligation obligation) {
		return this.keepers.meanwhile(obligation);
	}

	/// Nothing is written where another write may still take effect, and nothing is taken for so while that may still happen which
	/// it undoes: the call may have been to something else, such as the plan of a group.
	private static boolean unsettled(Operation operation, Obligation obligation) {
		return operation.unsettled()
			.stream()
			.anyMatch((mutation) -> mutation.target().equalsIgnoreCase(obligation.subject())
					|| mutation.id().equals(obligation.mutation()));
	}

	private Look look(List<Mutation> mutations) {
		return Look.at(this.time.instant(), this.settings.lookPatience(), Urgency.RESTORE, mutations);
	}

}
