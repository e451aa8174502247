package dev.switchback.operation;

/// How an operation ended.
public enum Ending {

	/// It did what it was asked for.
	SUCCEEDED,

	/// It turned back, or was ended by somebody else, and the safe state is proven.
	RESTORED,

	/// A person must look. What it claims stays claimed until it is acknowledged.
	FAILED,

	/// Rules refused it before anything was changed.
	REJECTED,

	/// Stopped before anything was changed.
	CANCELED,

	/// What is drained was left drained, for somebody to bring back later. It stays claimed until then.
	HANDED_OVER,

	/// An emergency took over what it had changed and claimed.
	SUPERSEDED

}
