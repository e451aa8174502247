package dev.switchback.api;

import dev.switchback.inventory.CircuitPair;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Nobody overwrites what they have not read: a declaration names the one it follows, or says that it is the first.
final class Preconditions {

	private Preconditions() {
	}

	static String tag(CircuitPair pair) {
		return "\"%d\"".formatted(pair.revision());
	}

	/// @param present `null` if there is none
	/// @throws Refusal if it is not the one that the headers name
	static void check(HttpHeaders headers, @Nullable CircuitPair present) {
		var match = headers.getFirst(HttpHeaders.IF_MATCH);
		var none = headers.getFirst(HttpHeaders.IF_NONE_MATCH);
		if (match == null && !"*".equals(none)) {
			throw new Refusal(ProblemType.PRECONDITION_REQUIRED, (present != null)
					? "Read the pair, and send its ETag as If-Match, so that nobody's declaration is overwritten unread."
					: "There is no such pair. Send If-None-Match: * to declare a new one.");
		}
		if ((match != null && (present == null || !tag(present).equals(match.strip())))
				|| (match == null && present != null)) {
			throw failed(present);
		}
	}

	static Refusal failed(@Nullable CircuitPair present) {
		return new Refusal(ProblemType.PRECONDITION_FAILED, (present != null)
				? "The pair is declared otherwise by now (revision %d, by %s). Read it, and send this again if it still holds."
					.formatted(present.revision(), present.declaredBy())
				: "There is no such pair. GET /v1/circuit-pairs lists them.");
	}

}
