package dev.switchback.operation;

import org.jspecify.annotations.Nullable;

/// Who asked, as the token says.
///
/// @param subject stable name of the caller
/// @param person whether a person answers for it: services do not count where a person is asked for, and neither does
/// whoever they relay, since nobody but the service says who that is
/// @param via the client the request came through
/// @param onBehalfOf whom the caller relays, as the caller says; `null` if it asks for itself
public record Requester(String subject, boolean person, String via, @Nullable String onBehalfOf) {

	public Requester {
		if (person && onBehalfOf != null) {
			throw new IllegalArgumentException("who is relayed does not answer in person");
		}
	}

	/// Somebody who asks for themselves.
	public Requester(String subject, boolean person, String via) {
		this(subject, person, via, null);
	}

	/// The same, who relays what somebody else asked for.
	public Requester relaying(String other) {
		return new Requester(this.subject, false, this.via, other);
	}

	/// As people read it: `bot, on behalf of Ada`.
	public String name() {
		return (this.onBehalfOf != null) ? "%s, on behalf of %s".formatted(this.subject, this.onBehalfOf)
				: this.subject;
	}

}
