package dev.switchback.api;

import dev.switchback.inventory.Attested;
import dev.switchback.inventory.CircuitPair;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Nobody overwrites what they have not read: a declaration names the one it follows, or says that it is the first.
final class Preconditions {

	private Preconditions() {
	}

	static String tag(CircuitPair pair) {
		return tag(pair.revision());
	}

	static String tag(long revision) {
		return "\"%d\"".formatted(revision);
	}

	/// @param present `null` if there is none
	/// @throws Refusal if it is not the one that the headers name
	static void check(HttpHeaders headers, @Nullable CircuitPair present) {
		if (missing(headers)) {
			throw new Refusal(ProblemType.PRECONDITION_REQUIRED, (present != null)
					? "Read the pair, and send its ETag as If-Match, so that nobody's declaration is overwritten unread."
					: "There is no such pair. Send If-None-Match: * to declare a new one.");
		}
		if (another(headers, (present != null) ? present.revision() : 0)) {
			throw failed(present);
		}
	}

	/// The same of what is declared beside pairs.
	///
	/// @param present `null` if there is none
	static void check(HttpHeaders headers, @Nullable Attested<?> present) {
		if (missing(headers)) {
			throw new Refusal(ProblemType.PRECONDITION_REQUIRED, (present != null)
					? "Read what is declared, and send its ETag as If-Match, so that nobody's declaration is overwritten unread."
					: "Nothing is declared yet. Send If-None-Match: * to declare it for the first time.");
		}
		if (another(headers, (present != null) ? present.revision() : 0)) {
			throw failed(present);
		}
	}

	private static boolean missing(HttpHeaders headers) {
		return headers.getFirst(HttpHeaders.IF_MATCH) == null
				&& !"*".equals(headers.getFirst(HttpHeaders.IF_NONE_MATCH));
	}

	/// @param revision 0 if there is none
	private static boolean another(HttpHeaders headers, long revision) {
		var match = headers.getFirst(HttpHeaders.IF_MATCH);
		return (match != null) ? revision == 0 || !tag(revision).equals(match.strip()) : revision > 0;
	}

	static Refusal failed(@Nullable Attested<?> present) {
		return new Refusal(ProblemType.PRECONDITION_FAILED, (present != null)
				? "It is declared otherwise by now (revision %d, by %s). Read it, and send this again if it still holds."
					.formatted(present.revision(), present.by())
				: "Nothing is declared yet.");
	}

	static Refusal failed(@Nullable CircuitPair present) {
		return new Refusal(ProblemType.PRECONDITION_FAILED, (present != null)
				? "The pair is declared otherwise by now (revision %d, by %s). Read it, and send this again if it still holds."
					.formatted(present.revision(), present.declaredBy())
				: "There is no such pair. GET /v1/circuit-pairs lists them.");
	}

}
