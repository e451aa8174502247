package dev.switchback.operation;

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
public record Question(UUID id, String text, List<Decision> offers, @Nullable Answerer answerer,
		@Nullable String acknowledge) {

	public Question {
		offers = List.copyOf(offers);
	}

	public Question(UUID id, String text, List<Decision> offers) {
		this(id, text, offers, null, null);
	}

}
