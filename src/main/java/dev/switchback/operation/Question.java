package dev.switchback.operation;

import java.util.List;
import java.util.UUID;

import dev.switchback.playbook.Decision;

/// What a parked operation asks. An answer names its id, so that nobody answers a question they have not read.
///
/// @param text a whole sentence
/// @param offers what may be answered, the advised one first
public record Question(UUID id, String text, List<Decision> offers) {

	public Question {
		offers = List.copyOf(offers);
	}

}
