package dev.switchback.playbook;

/// Keeps promises of one kind from what was stored with them, without the playbook that made them.
public interface Keeper {

	/// The [Promise#kind()] it understands.
	String kind();

	/// What brings the promised state about.
	///
	/// @param payload as stored by [Promise#payload()]
	Effect effect(String payload);

	/// What proves that everything is as it was.
	Condition proof(String payload);

}
