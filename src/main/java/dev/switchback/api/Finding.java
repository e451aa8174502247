package dev.switchback.api;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.switchback.operation.Journal;
import dev.switchback.operation.Operation;
import org.springframework.stereotype.Component;

/// Finds what a path names.
@Component
final class Finding {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

	private final Journal journal;

	Finding(Journal journal) {
		this.journal = journal;
	}

	/// @param idOrCode a UUID or a short code, in any letter case
	/// @throws Refusal if there is no such operation
	Operation operation(String idOrCode) {
		return named(idOrCode)
			.orElseThrow(() -> missing("There is no operation with this id or code. GET /v1/operations lists them."));
	}

	/// The operation of that id or short code, in any letter case.
	Optional<Operation> named(String idOrCode) {
		return Optional.of(idOrCode).filter((name) -> NAME.matcher(name).matches()).flatMap(this.journal::find);
	}

	static Refusal missing(String sentence) {
		return new Refusal(ProblemType.NOT_FOUND, sentence);
	}

}
