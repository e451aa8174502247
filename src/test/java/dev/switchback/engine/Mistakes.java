package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.switchback.operation.Operations;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Lapse;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;

/// Mistakes that whoever writes such a service might make, each made on purpose.
final class Mistakes {

	private Mistakes() {
	}

	static Mistake sendsBeforeTheIntent() {
		return store((right, _) -> new BrokenOperations.IntentAfterwards(right));
	}

	static Mistake knowsNoFence() {
		return store((right, _) -> new BrokenOperations.Unfenced(right, false));
	}

	/// Whoever holds the lease sends, whatever happened meanwhile.
	static Mistake trustsTheLease() {
		return store((right, _) -> new BrokenOperations.Unfenced(right, true));
	}

	static Mistake takesEveryDecisionForANewOne() {
		return store((right, _) -> new BrokenOperations.Keyless(right));
	}

	static Mistake repeatsACallWithoutAnAnswer() {
		return effects((_) -> (right) -> new Changed(right) {

			@Override
			public Answer send(Call call, Sending sending) {
				var answer = super.send(call, sending);
				return (answer instanceof Answer.Lost) ? super.send(call, sending) : answer;
			}

		});
	}

	static Mistake promisesNothing() {
		return effects((_) -> (right) -> new Changed(right) {

			@Override
			public Preparation prepare(Look look) {
				var preparation = super.prepare(look);
				return (preparation instanceof Preparation.Ready(var call, var _))
						? new Preparation.Ready(call, List.of()) : preparation;
			}

		});
	}

	/// Of a group, what was made of the others is nobody's.
	static Mistake promisesForOneOnly() {
		return effects((_) -> (right) -> new Changed(right) {

			@Override
			public Preparation prepare(Look look) {
				var preparation = super.prepare(look);
				return (preparation instanceof Preparation.Ready(var call, var promises))
						? new Preparation.Ready(call, promises.stream().limit(1).toList()) : preparation;
			}

		});
	}

	/// What is to follow by itself follows, whether the application answers or not.
	static Mistake followsWithoutAskingTheApplication() {
		return steps((_) -> (step) -> (step
			.act() instanceof Act.Ask(Act.Hold.UntilDecision(var question, var offers, var answerer, var acknowledge, var lapse, var watch))
				&& lapse != null)
						? acting(step,
								new Act.Ask(
										new Act.Hold.UntilDecision(question, offers, answerer, acknowledge,
												new Lapse(lapse.after(), lapse.decision(),
														(_) -> Sighting.met("nobody asked", Evidence.NONE)),
												watch)))
						: step);
	}

	static Mistake sendsLongAfterTheLastLook() {
		return effects((run) -> (right) -> new Changed(right) {

			@Override
			public Preparation prepare(Look look) {
				var preparation = super.prepare(look);
				run.turns.sleep(Duration.ofSeconds(40).toNanos());
				return preparation;
			}

		});
	}

	/// A call of which no answer is known is taken for one that did not happen.
	static Mistake takesNoAnswerForANo() {
		return new Mistake(Mistake.NONE.operations(), Mistake.NONE.playbook(), NoAnswerIsNo::new, Mistake.NONE.time(),
				List.of(), List.of());
	}

	/// Whether a replica's clock is off makes no difference to what it does.
	static Mistake executesWhileItsClockIsOff() {
		return new Mistake(Mistake.NONE.operations(), Mistake.NONE.playbook(), Mistake.NONE.keeper(), Trusting::new,
				List.of(), List.of());
	}

	private record Trusting(Timekeeper right) implements Timekeeper {

		@Override
		public Instant instant() {
			return this.right.instant();
		}

		@Override
		public Duration skew() {
			return this.right.skew();
		}

		@Override
		public boolean trusted() {
			return true;
		}

	}

	/// Nobody looks at the survivor again after the disable, until the drain is verified.
	static Mistake skipsTheReReadAfterADisable() {
		return steps((_) -> (step) -> (step.key().endsWith(".disable") || step.key().endsWith(".drained"))
				? guarded(step, List.of()) : step);
	}

	static Mistake turnsBackOnBlindness() {
		return steps((_) -> (step) -> guarded(step,
				step.guards()
					.stream()
					.map((guard) -> new Guard(notBlind(guard.condition()), guard.onLoss()))
					.toList()));
	}

	private static Condition notBlind(Condition condition) {
		return (look) -> {
			var sighting = condition.look(look);
			return (sighting instanceof Sighting.Blind) ? new Sighting.Unmet("nothing is seen", Evidence.NONE)
					: sighting;
		};
	}

	static Mistake bringsBackByItselfInAnEmergency() {
		return steps((_) -> (step) -> guarded(step,
				step.guards().stream().map((guard) -> new Guard(guard.condition(), Guard.OnLoss.TURN_BACK)).toList()));
	}

	private static Step guarded(Step step, List<Guard> guards) {
		return new Step(step.key(), step.title(), step.act(), step.within(), step.steadyFor(), step.gate(), guards,
				step.keeps(), step.routes(), step.opens(), step.recovering(), step.rarest(), step.protection());
	}

	private static Mistake store(BiFunction<Operations, DeterministicRun, Operations> broken) {
		return new Mistake(broken, Mistake.NONE.playbook(), Mistake.NONE.keeper(), Mistake.NONE.time(), List.of(),
				List.of());
	}

	private static Mistake effects(Function<DeterministicRun, UnaryOperator<Effect>> broken) {
		return steps((run) -> (step) -> switch (step.act()) {
			case Act.Ensure(var effect) -> acting(step, new Act.Ensure(broken.apply(run).apply(effect)));
			case Act.Finish(var effect) -> acting(step, new Act.Finish(broken.apply(run).apply(effect)));
			case Act.Check _,Act.Await _,Act.Ask _ -> step;
		});
	}

	private static Step acting(Step step, Act act) {
		return new Step(step.key(), step.title(), act, step.within(), step.steadyFor(), step.gate(), step.guards(),
				step.keeps(), step.routes(), step.opens(), step.recovering(), step.rarest(), step.protection());
	}

	private static Mistake steps(Function<DeterministicRun, UnaryOperator<Step>> broken) {
		return new Mistake(Mistake.NONE.operations(),
				(right, run) -> new Altered<>(right, (steps) -> steps.stream().map(broken.apply(run)).toList()),
				Mistake.NONE.keeper(), Mistake.NONE.time(), List.of(), List.of());
	}

	private record NoAnswerIsNo(Keeper right) implements Keeper {

		@Override
		public String kind() {
			return this.right.kind();
		}

		@Override
		public Effect effect(String payload) {
			return without(this.right.effect(payload));
		}

		@Override
		public Effect effect(String payload, UUID made) {
			return without(this.right.effect(payload, made));
		}

		private static Effect without(Effect right) {
			return new Changed(right) {

				@Override
				public Fate settle(Mutation mutation, Look look) {
					return no(super.settle(mutation, look));
				}

			};
		}

		@Override
		public Fate settle(String payload, Mutation made, Look look) {
			return no(this.right.settle(payload, made, look));
		}

		@Override
		public boolean onlyWatches() {
			return this.right.onlyWatches();
		}

		@Override
		public Condition proof(String payload) {
			return this.right.proof(payload);
		}

		private static Fate no(Fate fate) {
			return (fate instanceof Fate.Undecided undecided) ? new Fate.DidNot(undecided.sentence()) : fate;
		}

	}

	/// An effect of which something is different.
	private abstract static class Changed implements Effect {

		private final Effect right;

		Changed(Effect right) {
			this.right = right;
		}

		@Override
		public Sighting look(Look look) {
			return this.right.look(look);
		}

		@Override
		public Preparation prepare(Look look) {
			return this.right.prepare(look);
		}

		@Override
		public Answer send(Call call, Sending sending) {
			return this.right.send(call, sending);
		}

		@Override
		public Fate settle(Mutation mutation, Look look) {
			return this.right.settle(mutation, look);
		}

	}

}
