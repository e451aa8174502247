package dev.switchback.playbook;

/// Whose answer counts.
public enum Answerer {

	/// Everybody who may decide at all, services included.
	ANYBODY,

	/// A person other than the one who asked for the operation.
	SECOND_PERSON

}
