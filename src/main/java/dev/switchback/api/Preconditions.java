package dev.switchback.api;

import dev.switchback.inventory.Attested;
import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.DeclaredMachine;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Nobody overwrites what they have not read: a declaration names the one it follows, or says that it is the first.
final class Preconditions {

	private static final String PAIR = "pair";

	private static final String DECLARATION = "declaration";

	private Preconditions() {
	}

	static String tag(CircuitPair pair) {
		return tag(pair.revision());
	}

	static String tag(DeclaredMachine machine) {
		return tag(machine.revision());
	}

	static String tag(long revision) {
		return "\"%d\"".formatted(revision);
	}

	/// @param present `null` if there is none
	/// @throws Refusal if it is not the one that the headers name
	static void check(HttpHeaders headers, @Nullable CircuitPair present) {
		if (!met(headers, (present != null) ? tag(present) : null, PAIR)) {
			throw failed(present);
		}
	}

	/// @param present `null` if there is none
	/// @throws Refusal if it is not the one that the headers name
	static void check(HttpHeaders headers, @Nullable DeclaredMachine present) {
		if (!met(headers, (present != null) ? tag(present) : null, DECLARATION)) {
			throw failed(present);
		}
	}

	/// @param present `null` if there is none
	/// @throws Refusal if it is not the one that the headers name
	static void check(HttpHeaders headers, @Nullable Attested<?> present) {
		if (!met(headers, (present != null) ? tag(present.revision()) : null, DECLARATION)) {
			throw failed(present);
		}
	}

	private static boolean met(HttpHeaders headers, @Nullable String present, String what) {
		var match = headers.getFirst(HttpHeaders.IF_MATCH);
		var none = headers.getFirst(HttpHeaders.IF_NONE_MATCH);
		if (match == null && !"*".equals(none)) {
			throw new Refusal(ProblemType.PRECONDITION_REQUIRED, (present != null)
					? "Read the %s, and send its ETag as If-Match, so that nobody's declaration is overwritten unread."
						.formatted(what)
					: "There is no such %s. Send If-None-Match: * to declare a new one.".formatted(what));
		}
		return (match != null) ? match.strip().equals(present) : present == null;
	}

	static Refusal failed(@Nullable CircuitPair present) {
		return new Refusal(ProblemType.PRECONDITION_FAILED,
				(present != null) ? otherwise(PAIR, present.revision(), present.declaredBy())
						: "There is no such pair. GET /v1/circuit-pairs lists them.");
	}

	static Refusal failed(@Nullable DeclaredMachine present) {
		return new Refusal(ProblemType.PRECONDITION_FAILED,
				(present != null) ? otherwise("machine", present.revision(), present.declaredBy())
						: "Nothing is declared about such a machine. Send If-None-Match: * for the first declaration.");
	}

	static Refusal failed(@Nullable Attested<?> present) {
		return new Refusal(ProblemType.PRECONDITION_FAILED,
				(present != null) ? otherwise("subject", present.revision(), present.by())
						: "Nothing is declared about it. Send If-None-Match: * for the first declaration.");
	}

	private static String otherwise(String what, long revision, String by) {
		return "The %s is declared otherwise by now (revision %d, by %s). Read it, and send this again if it still holds."
			.formatted(what, revision, by);
	}

}
