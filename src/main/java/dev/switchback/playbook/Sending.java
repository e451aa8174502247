package dev.switchback.playbook;

import java.time.Duration;
import java.util.UUID;

/// How one changing call is to be sent.
///
/// @param requestId told to Azure, so that the call can be found again
/// @param urgency before what it goes when not everything can be sent at once
/// @param within from the moment this was made, by the sender's monotonic clock: when it has passed, the bytes must not
/// leave any more
/// @param startedNanos the monotonic clock's reading that `within` counts from
public record Sending(UUID requestId, Urgency urgency, Duration within, long startedNanos) {

	/// Whether it is too late to let the bytes leave.
	///
	/// @param nanos the monotonic clock now
	public boolean lapsed(long nanos) {
		return nanos - this.startedNanos > this.within.toNanos();
	}

}
