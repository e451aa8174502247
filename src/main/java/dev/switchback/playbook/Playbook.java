package dev.switchback.playbook;

import java.util.Optional;
import java.time.Duration;
import java.util.List;

/// How one kind of failover is done: a name, a version, and pure functions from a plan to an ordered list of steps.
///
/// A released version's steps are never changed: operations that are under way find their place by [Step#key()].
///
/// @param <R> what a caller asks for: a record with the components `target` and `parameters`, read from JSON
/// @param <P> the plan: everything the steps need, stored as JSON
public interface Playbook<R extends Record, P extends Record> {

	/// The kind of operation it serves, such as `PEERING_FAILOVER`.
	String kind();

	int version();

	Class<R> request();

	Class<P> plan();

	/// Resolves and validates what was asked for, without looking at the world.
	/// @throws InvalidRequest if it cannot be carried out as asked
	P plan(Mandate mandate, R request);

	/// What it is about, as people call it: a circuit pair's name, a VM's name.
	String subject(P plan);

	/// What it will touch or lean on.
	List<Target> targets(P plan);

	/// What must not be touched by two operations at once: keys that do not change while
	/// the operation runs.
	List<String> claims(P plan);

	/// The steps, in order. The same plan always gives the same keys.
	List<Step> steps(P plan);

	/// The plan with what a look found out, or with what somebody chose on the way ([Escalated], [AcceptedAsIs],
	/// [DoneOutside], [TakenOver], [Overridden]).
	/// @throws InvalidRequest if nobody can answer for a rule that somebody wants to answer for
	P revise(P plan, Learned learned);

	/// The step before which an operation takes over from the one that it supersedes: its own checks are behind it then, and
	/// nothing was changed yet.
	default String takesOverBefore(P plan) {
		return steps(plan).stream()
			.filter((step) -> step.kind() != Step.Kind.CHECK)
			.findFirst()
			.orElseThrow()
			.key();
	}

	/// The key under which an operation goes on with what another one, from which it takes over, did at a step or promised under
	/// a key; empty if that is over, and nothing of it counts for what this one does.
	///
	/// @param plan of the operation that takes over, once its own checks have passed
	/// @param other plan of the other one
	/// @param at the step to which the other one had come
	default Optional<String> goesOn(P plan, P other, String at, String key) {
		return Optional.of(key);
	}

	/// The key under which an operation keeps what another one, from which it takes over, has promised about a resource under a
	/// key: of another kind, or of what is numbered otherwise there, it may be another one.
	///
	/// @param subject ARM id of the resource
	default String keeps(P plan, String subject, String key) {
		return key;
	}

	/// How to bring back by hand what this changes, without a look and without a secret; empty if it changes nothing.
	default Optional<ManualCard> card(P plan) {
		return Optional.empty();
	}

	/// How long it usually takes, all holds included.
	Duration expectedDuration(P plan);

	/// What happens when a step cannot be brought to pass.
	Trouble trouble();

	/// What an operation does about trouble. The purpose has the last word.
	enum Trouble {

		/// Keep the promises and prove that everything is as it was; an emergency asks.
		TURN_BACK,

		/// Ask: there is no way back by itself.
		ASK

	}

}
