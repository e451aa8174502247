package dev.switchback.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.playbook.Answerer;
import dev.switchback.playbook.Decision;
import org.jspecify.annotations.Nullable;

/// What a parked operation asks. An answer names its id, so that nobody answers a question they have not read.
///
/// @param text a whole sentence
/// @param offers what may be answered, the advised one first
/// @param answerer who may answer with one of them; `null` for everybody who may decide
/// @param acknowledge what whoever decides `COMMIT` has to acknowledge; `null` if nothing
/// @param unless what follows if nobody answers; `null` if it waits for ever
/// @param lost which of the guards of the step was lost, counted from 0, if that is why it is asked; `null` if it is asked for
/// another reason
public record Question(UUID id, String text, List<Decision> offers, @Nullable Answerer answerer,
		@Nullable String acknowledge, @Nullable Default unless, @Nullable Integer lost) {

	/// What follows unless somebody decides something else until then.
	public record Default(Instant at, Decision decision) {
	}

	public Question {
		offers = List.copyOf(offers);
	}

	public Question(UUID id, String text, List<Decision> offers) {
		this(id, text, offers, null, null, null, null);
	}

	/// What is asked because something was lost.
	public static Question lost(UUID id, String text, List<Decision> offers, @Nullable Integer lost) {
		return new Question(id, text, offers, null, null, null, lost);
	}

	/// The same with another limit to the time there is.
	public Question unless(@Nullable Default unless) {
		return new Question(this.id, this.text, this.offers, this.answerer, this.acknowledge, unless, this.lost);
	}

	/// The same, with more time to answer, if there is a limit to it.
	Question later(Duration by) {
		return (this.unless == null) ? this : unless(new Default(this.unless.at().plus(by), this.unless.decision()));
	}

	/// The same, and nothing follows by itself.
	Question waiting() {
		return unless(null);
	}

}
