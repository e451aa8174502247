package dev.switchback.operation;

import java.time.Duration;
import java.time.Instant;

import dev.switchback.playbook.Spoken;

/// That what an operation is about has no replica: what is lost then is lost.
///
/// @param since since when
/// @param atLeast whether it may be longer, since nobody told when it began
public record Unprotected(Instant since, boolean atLeast) {

	/// As people read it while it is so; a whole sentence.
	///
	/// @param subject what has no replica
	public String sentence(String subject) {
		return "%s has been unprotected since %s: it has no replica.".formatted(subject, moment());
	}

	/// As people read it once an operation left it so; a whole sentence.
	String left(String subject) {
		return "When this ended %s had been unprotected since %s: it had no replica.".formatted(subject, moment());
	}

	/// How long it was so; a whole sentence.
	String lasted(String subject, Duration lasted) {
		return "%s was unprotected for %s, since %s.".formatted(subject, spoken(lasted), moment());
	}

	/// How long it has been so; a whole sentence.
	String lasting(Duration lasting) {
		return "It has been so for %s by now.".formatted(spoken(lasting));
	}

	private String spoken(Duration duration) {
		return this.atLeast ? "at least " + Spoken.of(duration) : Spoken.of(duration);
	}

	private String moment() {
		return this.atLeast ? "%s or longer".formatted(this.since) : this.since.toString();
	}

}
