package dev.switchback.operation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// How it goes with one obligation that is being kept.
///
/// @param seeing how well it was seen last
/// @param seen what was seen then; `null` before the first look
/// @param hindrance what keeps it from being kept; `null` if nothing does
/// @param since since when something does; `null` if nothing does
public record Keeping(Phase.Seeing seeing, @Nullable String seen, @Nullable String hindrance, @Nullable Instant since) {

	/// It was not looked at yet.
	public static final Keeping UNKNOWN = new Keeping(Phase.Seeing.MET, null, null, null);

	/// As an operation's phase tells; nothing is known of what is not being kept.
	public static Keeping of(Phase phase, UUID obligation) {
		return switch (phase) {
			case Phase.Restoring restoring -> restoring.keeping(obligation);
			case Phase.Ended ended -> ended.keeping(obligation);
			case Phase.Forward _,Phase.Parked _ -> UNKNOWN;
		};
	}

	static Map<UUID, Keeping> with(Map<UUID, Keeping> all, UUID obligation, Keeping one) {
		var with = new HashMap<>(all);
		with.put(obligation, one);
		return with;
	}

	static Map<UUID, Keeping> without(Map<UUID, Keeping> all, UUID obligation) {
		var without = new HashMap<>(all);
		without.remove(obligation);
		return without;
	}

	Keeping seen(Phase.Seeing seeing, String sentence) {
		return new Keeping(seeing, sentence, this.hindrance, this.since);
	}

	/// Since when something hinders it does not change with the words for it.
	Keeping hindered(@Nullable String hindrance, Instant at) {
		var since = (this.since != null) ? this.since : at;
		return new Keeping(this.seeing, this.seen, hindrance, (hindrance != null) ? since : null);
	}

	/// Whether the same was seen before, and as well.
	public boolean as(Phase.Seeing seeing, String sentence) {
		return sentence.equals(this.seen) && this.seeing.untold() == seeing.untold()
				&& (this.seeing == Phase.Seeing.BLIND) == (seeing == Phase.Seeing.BLIND);
	}

	Instant orderedBy() {
		return Objects.requireNonNullElse(this.since, Instant.MAX);
	}

}
