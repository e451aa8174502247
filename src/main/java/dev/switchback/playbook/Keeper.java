package dev.switchback.playbook;

import java.util.Optional;
import java.util.UUID;

/// Keeps promises of one kind from what was stored with them, without the playbook that made them.
public interface Keeper {

	/// The [Promise#kind()] it understands.
	String kind();

	/// What brings the promised state about.
	///
	/// @param payload as stored by [Promise#payload()]
	Effect effect(String payload);

	/// The same, for who has to know which call the promise was made with.
	///
	/// @param made id of that call's ledger line
	default Effect effect(String payload, UUID made) {
		return effect(payload);
	}

	/// Decides what became of the call that the promise was made with.
	/// @param made that call's ledger line
	Fate settle(String payload, Mutation made, Look look);

	/// Whether that stands which has to do alone as long as the promise is not kept; empty if it is not known what that is.
	default Optional<Condition> meanwhile(String payload) {
		return Optional.empty();
	}

	/// Whether it only watches what a call of ours brought about, and brings nothing back: if the call did not happen, there is
	/// nothing to watch for us.
	default boolean onlyWatches() {
		return false;
	}

	/// What proves that everything is as it was.
	Condition proof(String payload);

}
