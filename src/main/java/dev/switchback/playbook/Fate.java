package dev.switchback.playbook;

import java.time.Duration;

/// What became of a call whose answer is not known.
public sealed interface Fate {

	/// How it was decided, as a sentence without a full stop.
	String sentence();

	/// It took effect, or was at least taken.
	record Happened(String sentence, Handle handle) implements Fate {
	}

	/// It did not take effect and cannot any more.
	record DidNot(String sentence) implements Fate {
	}

	/// It cannot be found out by looking, however long that goes on: all that could tell was read and does not.
	///
	/// @param likely what Azure would be doing for it, if it happened; [Handle#NONE] if more than one thing may be
	record Undecidable(String sentence, Handle likely) implements Fate {
	}

	/// It cannot be told yet.
	record Undecided(String sentence, Duration lookAgainIn) implements Fate {
	}

}
