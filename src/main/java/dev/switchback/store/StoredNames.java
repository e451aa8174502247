package dev.switchback.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.switchback.operation.Event;
import dev.switchback.operation.Keeping;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Alternative;

/// The words under which types are stored. They stay when a class is renamed; a word that was used once is never given
/// another meaning.
final class StoredNames {

	private StoredNames() {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	@JsonSubTypes({ @Type(name = "forward", value = Phase.Forward.class),
			@Type(name = "parked", value = Phase.Parked.class),
			@Type(name = "restoring", value = Phase.Restoring.class),
			@Type(name = "ended", value = Phase.Ended.class) })
	interface OfPhase {

	}

	/// What was stored before obligations were told apart has none, and most of it needs none.
	interface OfKept {

		@JsonInclude(JsonInclude.Include.NON_EMPTY)
		Map<UUID, Keeping> keeping();

	}

	/// What was stored before there were alternatives had none, and most rules have none.
	interface OfRule {

		@JsonInclude(JsonInclude.Include.NON_EMPTY)
		List<Alternative> alternatives();

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	@JsonSubTypes({ @Type(name = "accepted", value = Event.Accepted.class),
			@Type(name = "began", value = Event.Began.class), @Type(name = "seen", value = Event.Seen.class),
			@Type(name = "concluded", value = Event.Concluded.class),
			@Type(name = "recovered", value = Event.Recovered.class),
			@Type(name = "unprotected", value = Event.Exposed.class),
			@Type(name = "protected-again", value = Event.Sheltered.class),
			@Type(name = "revised", value = Event.Revised.class),
			@Type(name = "intended", value = Event.Intended.class),
			@Type(name = "recorded", value = Event.Recorded.class), @Type(name = "closed", value = Event.Closed.class),
			@Type(name = "promised", value = Event.Promised.class), @Type(name = "lapsed", value = Event.Lapsed.class),
			@Type(name = "asked", value = Event.Asked.class), @Type(name = "decided", value = Event.Decided.class),
			@Type(name = "resumed", value = Event.Resumed.class),
			@Type(name = "turned-back", value = Event.TurnedBack.class),
			@Type(name = "proven", value = Event.Proven.class), @Type(name = "hindered", value = Event.Hindered.class),
			@Type(name = "meanwhile", value = Event.Meanwhile.class),
			@Type(name = "stumbled", value = Event.Stumbled.class),
			@Type(name = "noticed", value = Event.Noticed.class),
			@Type(name = "finished", value = Event.Finished.class),
			@Type(name = "acknowledged", value = Event.Acknowledged.class),
			@Type(name = "escalated", value = Event.Escalated.class),
			@Type(name = "extended", value = Event.Extended.class),
			@Type(name = "reminded", value = Event.Reminded.class),
			@Type(name = "took-over", value = Event.TookOver.class),
			@Type(name = "unwatched", value = Event.Unwatched.class),
			@Type(name = "superseded", value = Event.Superseded.class),
			@Type(name = "observed", value = Event.Observed.class) })
	interface OfEvent {

	}

}
