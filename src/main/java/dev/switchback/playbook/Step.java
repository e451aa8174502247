package dev.switchback.playbook;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// One line of a playbook.
///
/// @param key stable within the playbook's version; persisted
/// @param title what it does, as people read it, without a full stop
/// @param within how long it may take; only time in which the world could be seen counts
/// @param steadyFor how long the condition must have held without a break
/// @param gate what of its verdict decides whether the operation goes on
/// @param guards what must stay true while it lasts
/// @param keeps the key of the promise that is kept once this passed, if any
/// @param routes where decisions lead
/// @param opens what is promised once this passed, unless something was promised under its key before: what a call of ours
/// promised with its intent, somebody else's call did not
/// @param rarest how rarely it is looked at in the end, the longer it is not so; `null` if that does not matter
/// @param recovering what is recovered once this passed, and against what that is measured; `null` if nothing is
/// @param protection what it means for the protection that this passed; `null` if nothing
public record Step(String key, String title, Act act, Duration within, Duration steadyFor, Gate gate,
		List<Guard> guards, @Nullable String keeps, Map<Decision, Route> routes, List<Promise> opens,
		@Nullable Recovering recovering, @Nullable Duration rarest, @Nullable Protection protection) {

	/// How long a step may take if its playbook does not say.
	public static final Duration PATIENCE = Duration.ofMinutes(10);

	public Step {
		guards = List.copyOf(guards);
		routes = Map.copyOf(routes);
		opens = List.copyOf(opens);
	}

	/// Looks whether something is so, before anything is risked. It has no patience
	/// unless given some.
	public static Step check(String key, String title, Condition condition) {
		return of(key, title, new Act.Check(condition)).within(Duration.ZERO);
	}

	/// Sees to it that something is so.
	public static Step ensure(String key, String title, Effect effect) {
		return of(key, title, new Act.Ensure(effect));
	}

	/// Sees to it that something is so, and that nothing turns back from here.
	public static Step finish(String key, String title, Effect effect) {
		return of(key, title, new Act.Finish(effect));
	}

	/// Waits until something is so.
	public static Step await(String key, String title, Condition condition) {
		return of(key, title, new Act.Await(condition));
	}

	/// Holds for a time or until a decision.
	public static Step ask(String key, String title, Act.Hold hold) {
		return of(key, title, new Act.Ask(hold)).on(Decision.PROCEED, Route.next());
	}

	private static Step of(String key, String title, Act act) {
		return new Step(key, title, act, PATIENCE, Duration.ZERO, Gate.PASS, List.of(), null, Map.of(), List.of(), null,
				null, null);
	}

	public Step within(Duration within) {
		return new Step(this.key, this.title, this.act, within, this.steadyFor, this.gate, this.guards, this.keeps,
				this.routes, this.opens, this.recovering, this.rarest, this.protection);
	}

	public Step steadyFor(Duration steadyFor) {
		return new Step(this.key, this.title, this.act, this.within, steadyFor, this.gate, this.guards, this.keeps,
				this.routes, this.opens, this.recovering, this.rarest, this.protection);
	}

	/// Its verdict is shown and does not decide whether the operation goes on.
	public Step advisory() {
		return new Step(this.key, this.title, this.act, this.within, this.steadyFor, Gate.NOTHING, this.guards,
				this.keeps, this.routes, this.opens, this.recovering, this.rarest, this.protection);
	}

	/// What is seen to be otherwise decides; what cannot be told is shown, and holds nobody up.
	public Step unlessFailed() {
		return new Step(this.key, this.title, this.act, this.within, this.steadyFor, Gate.NO_FAILURE, this.guards,
				this.keeps, this.routes, this.opens, this.recovering, this.rarest, this.protection);
	}

	public Step whileTrue(Condition condition, Guard.OnLoss onLoss) {
		var guards = Stream.concat(this.guards.stream(), Stream.of(new Guard(condition, onLoss))).toList();
		return new Step(this.key, this.title, this.act, this.within, this.steadyFor, this.gate, guards, this.keeps,
				this.routes, this.opens, this.recovering, this.rarest, this.protection);
	}

	public Step whileTrue(Condition condition) {
		return whileTrue(condition, Guard.OnLoss.TURN_BACK);
	}

	/// Once this step passed, the promise of that key is kept.
	public Step keeps(String promise) {
		return new Step(this.key, this.title, this.act, this.within, this.steadyFor, this.gate, this.guards, promise,
				this.routes, this.opens, this.recovering, this.rarest, this.protection);
	}

	/// Once this passed, something is owed, whoever brought it about.
	public Step opens(List<Promise> promises) {
		return new Step(this.key, this.title, this.act, this.within, this.steadyFor, this.gate, this.guards, this.keeps,
				this.routes, promises, this.recovering, this.rarest, this.protection);
	}

	/// It may last for days, and is looked at more rarely then.
	public Step rarely(Duration rarest) {
		return new Step(this.key, this.title, this.act, this.within, this.steadyFor, this.gate, this.guards, this.keeps,
				this.routes, this.opens, this.recovering, rarest, this.protection);
	}

	/// Once this passed, it is measured what was lost and how long it took.
	public Step recovers(Recovering recovering) {
		return new Step(this.key, this.title, this.act, this.within, this.steadyFor, this.gate, this.guards, this.keeps,
				this.routes, this.opens, recovering, this.rarest, this.protection);
	}

	/// What it means for the protection that this passed.
	public Step means(Protection protection) {
		return new Step(this.key, this.title, this.act, this.within, this.steadyFor, this.gate, this.guards, this.keeps,
				this.routes, this.opens, this.recovering, this.rarest, protection);
	}

	public Step on(Decision decision, Route route) {
		var routes = new EnumMap<Decision, Route>(Decision.class);
		routes.putAll(this.routes);
		routes.put(decision, route);
		return new Step(this.key, this.title, this.act, this.within, this.steadyFor, this.gate, this.guards, this.keeps,
				routes, this.opens, this.recovering, this.rarest, this.protection);
	}

	/// Whether a person may have the operation go on though what it waits for is not so.
	public boolean passable() {
		return this.act instanceof Act.Await && this.routes.containsKey(Decision.PROCEED);
	}

	/// Whether a person may end the operation while it waits for this, since that may be for ever.
	public boolean endable() {
		return this.rarest != null && this.routes.get(Decision.FINISH) instanceof Route.Leave;
	}

	/// What kind of step it is, as it is stored and shown.
	public Kind kind() {
		return switch (this.act) {
			case Act.Check _ -> Kind.CHECK;
			case Act.Ensure _ -> Kind.ENSURE;
			case Act.Finish _ -> Kind.FINISH;
			case Act.Await _ -> Kind.AWAIT;
			case Act.Ask _ -> Kind.ASK;
		};
	}

	/// Where a decision leads from here.
	public Route route(Decision decision) {
		return Objects.requireNonNull(this.routes.get(decision), () -> this.key + " has no way for " + decision);
	}

	/// With which verdicts an operation goes on.
	public enum Gate {

		PASS, NO_FAILURE, NOTHING;

		/// Whether it goes on with a verdict.
		public boolean lets(Verdict verdict) {
			return switch (this) {
				case PASS -> verdict == Verdict.PASS;
				case NO_FAILURE -> verdict != Verdict.FAIL;
				case NOTHING -> true;
			};
		}

	}

	/// What a step does, without how.
	public enum Kind {

		CHECK, ENSURE, AWAIT, ASK, FINISH

	}

}
