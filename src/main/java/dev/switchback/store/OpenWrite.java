package dev.switchback.store;

/// How something of ours that is open on a target reads, as a sentence without a full stop.
final class OpenWrite {

	private OpenWrite() {
	}

	/// @param code of the operation that promised
	/// @param title of the obligation
	static String promised(String code, String title) {
		return "%s has promised and not yet done: %s".formatted(code, title);
	}

	/// @param code of the operation that made the call
	/// @param title of the mutation
	static String inDoubt(String code, String title) {
		return "%s made a call of which it is not known what became: %s".formatted(code, title);
	}

}
