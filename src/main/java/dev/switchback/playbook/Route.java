package dev.switchback.playbook;

/// Where a decision leads from a step that asks.
public sealed interface Route {

	/// To the step after this one.
	record Next() implements Route {
	}

	/// To a step of that key, for a visit.
	record To(String key) implements Route {
	}

	/// To the same step, which looks anew.
	record Again() implements Route {
	}

	/// To the end: the operation has succeeded.
	record End() implements Route {
	}

	/// To the end though not everything was done: the operation has not succeeded, and everything is left where it is.
	///
	/// @param so how it is then, and what is left to people, in whole sentences
	record Leave(String so) implements Route {
	}

	static Route next() {
		return new Next();
	}

	static Route to(String key) {
		return new To(key);
	}

	static Route again() {
		return new Again();
	}

	static Route end() {
		return new End();
	}

	static Route leave(String so) {
		return new Leave(so);
	}

}
