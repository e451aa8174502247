package dev.switchback.playbook;

/// Where a decision leads from a step that asks.
public sealed interface Route {

	/// To the step after this one.
	record Next() implements Route {
	}

	/// Back to an earlier step, for another visit.
	record Back(String key) implements Route {
	}

	/// To the end: the operation has succeeded.
	record End() implements Route {
	}

	static Route next() {
		return new Next();
	}

	static Route back(String key) {
		return new Back(key);
	}

	static Route end() {
		return new End();
	}

}
