package dev.switchback.api;

import dev.switchback.operation.Requester;
import dev.switchback.security.Caller;

/// Who asked, for the history: from the token and from nowhere else.
final class Requesters {

	private Requesters() {
	}

	static Requester of(Caller caller) {
		return new Requester(caller.subject(), caller.person(), caller.via());
	}

}
