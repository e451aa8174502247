package dev.switchback.operation;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// How well the world could be seen since some moment. Patience counts only sighted time. What is seen and settles nothing
/// counts as a spell of blindness too: it is waited for in the same way.
///
/// @param blindFor the spells of blindness that are over, added up
/// @param blindSince when the present spell began; `null` while seeing
public record Sight(Duration blindFor, @Nullable Instant blindSince) {

	/// Nothing was missed yet.
	public static final Sight CLEAR = new Sight(Duration.ZERO, null);

	/// The time between two moments in which the world could be seen.
	public Duration sighted(Instant since, Instant now) {
		return Duration.between(since, now).minus(blind(now));
	}

	/// All blindness up to now.
	public Duration blind(Instant now) {
		return (this.blindSince != null) ? this.blindFor.plus(Duration.between(this.blindSince, now)) : this.blindFor;
	}

	/// The same after a time in which nobody looked.
	Sight missed(Duration missed) {
		return (this.blindSince != null) ? this : new Sight(this.blindFor.plus(missed), null);
	}

	Sight lost(Instant at) {
		return (this.blindSince != null) ? this : new Sight(this.blindFor, at);
	}

	Sight regained(Instant at) {
		return (this.blindSince != null) ? new Sight(blind(at), null) : this;
	}

}
