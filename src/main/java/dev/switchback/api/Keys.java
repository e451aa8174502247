package dev.switchback.api;

import java.util.List;
import java.util.regex.Pattern;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Reads the header `Idempotency-Key`. Keys are unique per caller and route.
final class Keys {

	private static final String HEADER = "Idempotency-Key";

	private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,200}");

	private Keys() {
	}

	/// @throws Refusal if there is none, or none that can be used
	static IdempotencyKey required(HttpHeaders headers, Caller caller, String route, Submitted<?> body) {
		var keys = headers.getOrEmpty(HEADER);
		if (keys.isEmpty()) {
			throw new Refusal(ProblemType.IDEMPOTENCY_KEY_MISSING,
					"Send a header Idempotency-Key with a fresh UUID, and the same one whenever you send this request again.",
					new Extension.Faults(List.of(Fault.of(HEADER, "It is missing."))));
		}
		if (keys.size() > 1 || !SHAPE.matcher(keys.getFirst()).matches()) {
			throw new Refusal(ProblemType.IDEMPOTENCY_KEY_INVALID,
					"Use one key of 1 to 200 visible ASCII characters without spaces, best a UUID.",
					new Extension.Faults(
							List.of(Fault.of(HEADER, "It is empty, too long, there twice, or has other characters."))));
		}
		return new IdempotencyKey(caller.subject(), route, keys.getFirst(), body.fingerprint());
	}

	static @Nullable IdempotencyKey optional(HttpHeaders headers, Caller caller, String route, Submitted<?> body) {
		return headers.containsHeader(HEADER) ? required(headers, caller, route, body) : null;
	}

	static Refusal reused() {
		return new Refusal(ProblemType.IDEMPOTENCY_KEY_REUSED,
				"This key came with another request before. Use a fresh key, or send exactly what was sent then.");
	}

}
