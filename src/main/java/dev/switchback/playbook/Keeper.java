package dev.switchback.playbook;

/// Keeps promises of one kind from what was stored with them, without the playbook that made them.
public interface Keeper {

	/// The [Promise#kind()] it understands.
	String kind();

	/// What brings the promised state about.
	///
	/// @param payload as stored by [Promise#payload()]
	Effect effect(String payload);

	/// Decides what became of the call that the promise was made with.
	/// @param made that call's ledger line
	Fate settle(String payload, Mutation made, Look look);

	/// What proves that everything is as it was.
	Condition proof(String payload);

}
