package dev.switchback.api;

import dev.switchback.operation.Requester;
import dev.switchback.security.Caller;
import org.jspecify.annotations.Nullable;

/// Who asked, for the history: from the token and from nowhere else. Whom a client relays, it says itself; that is why it
/// must be one that may.
final class Requesters {

	static final int LONGEST_NAME = 200;

	private Requesters() {
	}

	static Requester of(Caller caller) {
		return new Requester(caller.subject(), caller.person(), caller.via());
	}

	/// @param onBehalfOf `null` if the caller asks for itself
	/// @throws Refusal if it may not ask for anybody else
	static Requester of(Caller caller, @Nullable String onBehalfOf) {
		if (onBehalfOf == null) {
			return of(caller);
		}
		if (!caller.relays()) {
			throw new Refusal(ProblemType.RELAY_NOT_ALLOWED,
					"This token may not ask on behalf of others. Leave onBehalfOf out, or have the client be allowed to relay.");
		}
		return of(caller).relaying(onBehalfOf);
	}

}
