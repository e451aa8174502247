package dev.switchback.engine;

import org.jspecify.annotations.Nullable;
import java.util.function.Function;
import java.util.UUID;
import dev.switchback.playbook.Secret;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Origin;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Watch;

/// Looks on behalf of an operation that is on its way through the steps. Changes nothing.
final class Forwarding {

	private final Registry registry;

	private final Function<UUID, Optional<Secret>> secrets;

	private final Timekeeper time;

	private final EngineSettings settings;

	/// @param secrets opens what was sealed with an obligation
	Forwarding(Registry registry, Function<UUID, Optional<Secret>> secrets, Timekeeper time, EngineSettings settings) {
		this.secrets = secrets;
		this.registry = registry;
		this.time = time;
		this.settings = settings;
	}

	/// Looks at the guards, and then at the step itself.
	Found look(Operation operation, Phase.Forward at) {
		var script = this.registry.script(operation);
		var step = script.step(at.key());
		var look = look(operation, step);
		return switch (guards(operation, at, script, step, look)) {
			case Guarded.Lost(var situation, var onLoss) -> new Found.Lost(situation, onLoss);
			case Guarded.Stands _,Guarded.Nothing _ ->
				new Found.Saw(situation(operation, at, script, step, look.at(), sighting(step, look), null));
		};
	}

	/// Looks at the guards only.
	Guarded guards(Operation operation, Phase.Forward at) {
		var script = this.registry.script(operation);
		var step = script.step(at.key());
		return guards(operation, at, script, step, look(operation, step));
	}

	/// Looks at what has to be so for that to follow which follows by itself; empty if nothing does.
	Optional<Sighting> provided(Operation operation, Phase.Forward at) {
		var step = this.registry.script(operation).step(at.key());
		return (step.act() instanceof Act.Ask(Act.Hold.UntilDecision hold) && hold.lapse() != null)
				? Optional.of(hold.lapse().provided().look(look(operation, step))) : Optional.empty();
	}

	/// What is looked at while people are asked at a step; empty if nothing is.
	Optional<Watch> watch(Operation operation, Phase.Forward at) {
		return (this.registry.script(operation).step(at.key()).act() instanceof Act.Ask(Act.Hold.UntilDecision hold))
				? Optional.ofNullable(hold.watch()) : Optional.empty();
	}

	/// Looks at that.
	Sighting look(Operation operation, Phase.Forward at, Watch watch) {
		return watch.condition().look(look(operation, this.registry.script(operation).step(at.key())));
	}

	/// How to bring back by hand what it changes; `null` if it changes nothing.
	@Nullable
	ManualCard card(Operation operation) {
		return this.registry.script(operation).card();
	}

	/// That it has no replica since a step passed that an earlier release passed without a word; empty if nothing is unsaid.
	Optional<Event> unsaid(Operation operation) {
		return Exposure.perhapsUnsaid(operation) ? Exposure.unsaid(operation, this.registry.script(operation).steps())
				: Optional.empty();
	}

	/// Whether anything has to be watched while the operation is at a step.
	boolean guarded(Operation operation, Phase.Forward at) {
		return !this.registry.script(operation).step(at.key()).guards().isEmpty();
	}

	/// Prepares the changing call of the step an operation is at.
	Preparation prepare(Operation operation, Phase.Forward at) {
		var step = this.registry.script(operation).step(at.key());
		return effect(step).prepare(look(operation, step).after(before(operation, step)).with(sealed(operation, step)));
	}

	/// What was read when that was done which a step undoes.
	private static List<Reading> before(Operation operation, Step step) {
		return (step.keeps() == null) ? List.of()
				: operation.owed(step.keeps()).map((owed) -> Effected.readings(operation, owed)).orElse(List.of());
	}

	/// What was sealed with the promise that a step keeps.
	private @Nullable Secret sealed(Operation operation, Step step) {
		return (step.keeps() == null) ? null
				: operation.owed(step.keeps()).flatMap((owed) -> this.secrets.apply(owed.id())).orElse(null);
	}

	/// The effect of the step an operation is at.
	Effect effect(Operation operation, Phase.Forward at) {
		return effect(this.registry.script(operation).step(at.key()));
	}

	/// What became of a call that a step sent, in whichever visit.
	Fate fate(Operation operation, Mutation mutation) {
		var step = this.registry.script(operation).step(new Origin(mutation.origin()).step().orElseThrow());
		return effect(step).settle(mutation, look(operation, step));
	}

	/// What earlier visits sent may still be under way, so a look is told of that, too; and of what was sent to keep the promise
	/// that the step keeps, when it was turned back or by the operation that this one took over from.
	private Look look(Operation operation, Step step) {
		return Look
			.at(this.time.instant(), this.settings.lookPatience(), urgency(operation, step),
					operation.mutationsFor(step.key(), step.keeps()))
			.among(operation.mutations());
	}

	/// What brings back what was changed is a restore, whatever it is part of.
	private Urgency urgency(Operation operation, Step step) {
		if (step.keeps() != null) {
			return Urgency.RESTORE;
		}
		return switch (operation.purpose()) {
			case EMERGENCY -> (nobodyWaits(operation, step)) ? WatchUrgency.of(operation.id(), this.time.instant())
					: Urgency.EMERGENCY;
			case DRILL, MAINTENANCE -> Urgency.RUNNING;
		};
	}

	/// While it holds, and while somebody is asked.
	private static boolean nobodyWaits(Operation operation, Step step) {
		return step.act() instanceof Act.Ask || operation.phase() instanceof Phase.Parked;
	}

	/// How urgent the call of the step is that an operation is at.
	Urgency urgency(Operation operation, Phase.Forward at) {
		return urgency(operation, this.registry.script(operation).step(at.key()));
	}

	private static Effect effect(Step step) {
		return switch (step.act()) {
			case Act.Ensure(var effect) -> effect;
			case Act.Finish(var effect) -> effect;
			case Act.Check _,Act.Await _,Act.Ask _ -> throw new IllegalStateException(step.key() + " changes nothing");
		};
	}

	/// The first that is lost counts.
	private Guarded guards(Operation operation, Phase.Forward at, Script<?> script, Step step, Look look) {
		var sightings = new ArrayList<Sighting>();
		for (var guard : step.guards()) {
			var sighting = guard.condition().look(look);
			var lost = switch (sighting) {
				case Sighting.Unmet _,Sighting.Refused _ -> true;
				case Sighting.Met _,Sighting.Converging _,Sighting.Blind _,Sighting.Unsettled _ -> false;
			};
			if (lost) {
				return new Guarded.Lost(situation(operation, at, script, step, look.at(), sighting, sightings.size()),
						guard.onLoss());
			}
			sightings.add(sighting);
		}
		return sightings.isEmpty() ? new Guarded.Nothing() : new Guarded.Stands(List.copyOf(sightings));
	}

	private static Sighting sighting(Step step, Look look) {
		return switch (step.act()) {
			case Act.Check(var condition) -> condition.look(look);
			case Act.Await(var condition) -> condition.look(look);
			case Act.Ensure(var effect) -> effect.look(look);
			case Act.Finish(var effect) -> effect.look(look);
			case Act.Ask _ -> Sighting.met("holding", Evidence.NONE);
		};
	}

	private <P extends Record> Situation situation(Operation operation, Phase.Forward at, Script<P> script, Step step,
			Instant lookedAt, Sighting sighting, @Nullable Integer lost) {
		var learned = (sighting instanceof Sighting.Met met) ? met.learned() : null;
		var revised = (learned != null) ? script.revised(learned) : script;
		var event = (learned != null) ? revised.revision(learned) : null;
		return new Situation(operation, at, step, script.playbook().trouble(), sighting, lost, lookedAt, event,
				revised.next(step.key()), revised.step(step.key()).protection(), this.time.instant());
	}

}
