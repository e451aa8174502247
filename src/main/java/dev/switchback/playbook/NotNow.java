package dev.switchback.playbook;

import java.time.Duration;

/// What was asked for cannot be found out right now, through no fault of the request: the same may be asked again.
public final class NotNow extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Duration tryAgainIn;

	/// @param sentence what could not be found out, as a whole sentence
	public NotNow(String sentence, Duration tryAgainIn) {
		super(sentence);
		this.tryAgainIn = tryAgainIn;
	}

	public Duration tryAgainIn() {
		return this.tryAgainIn;
	}

}
