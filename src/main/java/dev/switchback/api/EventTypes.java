package dev.switchback.api;

import java.util.List;

import dev.switchback.operation.Event;

/// The names of events in the contract. They stay when classes are renamed.
final class EventTypes {

	private static final List<String> ALL = List.of("ACCEPTED", "BEGAN", "SEEN", "CONCLUDED", "REVISED", "INTENDED",
			"RECORDED", "CLOSED", "ASKED", "DECIDED", "RESUMED", "TURNED_BACK", "PROVEN", "HINDERED", "MEANWHILE",
			"STUMBLED", "NOTICED", "FINISHED", "ACKNOWLEDGED", "ESCALATED", "EXTENDED", "REMINDED", "UNWATCHED",
			"TOOK_OVER", "OBSERVED", "SUPERSEDED", "PROMISED", "LAPSED", "RECOVERED", "UNPROTECTED", "PROTECTED_AGAIN",
			"ASSESSMENT_WORSE", "DECLARED");

	private EventTypes() {
	}

	/// All of them, and those of what happens outside of operations.
	static List<String> all() {
		return ALL;
	}

	static String of(Event event) {
		return switch (event) {
			case Event.Accepted _ -> "ACCEPTED";
			case Event.Began _ -> "BEGAN";
			case Event.Seen _ -> "SEEN";
			case Event.Concluded _ -> "CONCLUDED";
			case Event.Recovered _ -> "RECOVERED";
			case Event.Exposed _ -> "UNPROTECTED";
			case Event.Sheltered _ -> "PROTECTED_AGAIN";
			case Event.Revised _ -> "REVISED";
			case Event.Intended _ -> "INTENDED";
			case Event.Recorded _ -> "RECORDED";
			case Event.Closed _ -> "CLOSED";
			case Event.Asked _ -> "ASKED";
			case Event.Decided _ -> "DECIDED";
			case Event.Resumed _ -> "RESUMED";
			case Event.TurnedBack _ -> "TURNED_BACK";
			case Event.Proven _ -> "PROVEN";
			case Event.Hindered _ -> "HINDERED";
			case Event.Meanwhile _ -> "MEANWHILE";
			case Event.Stumbled _ -> "STUMBLED";
			case Event.Noticed _ -> "NOTICED";
			case Event.Finished _ -> "FINISHED";
			case Event.Acknowledged _ -> "ACKNOWLEDGED";
			case Event.Escalated _ -> "ESCALATED";
			case Event.Extended _ -> "EXTENDED";
			case Event.Reminded _ -> "REMINDED";
			case Event.Lapsed _ -> "LAPSED";
			case Event.Promised _ -> "PROMISED";
			case Event.Unwatched _ -> "UNWATCHED";
			case Event.TookOver _ -> "TOOK_OVER";
			case Event.Observed _ -> "OBSERVED";
			case Event.Superseded _ -> "SUPERSEDED";
		};
	}

}
