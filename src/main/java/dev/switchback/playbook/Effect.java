package dev.switchback.playbook;

/// A condition that can also be brought about, by one changing call.
///
/// The engine looks, prepares, commits the intent, sends, and records the answer. An effect never retries a changing
/// call by itself.
public interface Effect extends Condition {

	/// Reads afresh, judges whether the call may be made, and builds it. Changes nothing.
	Preparation prepare(Look look);

	/// Makes the call once. Returns [Answer.Lost] whenever it cannot be told whether the
	/// call took effect.
	Answer send(Call call, Sending sending);

	/// Decides by looking, with nothing older than the intent, what became of a call
	/// whose answer is not known.
	Fate settle(Mutation mutation, Look look);

}
