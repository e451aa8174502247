package dev.switchback.simulator.wire;

import java.time.Duration;

/// How a response reaches its client. The simulator's core never waits and never closes a connection: it says what is to
/// happen, and its carrier (the HTTPS server, a test double in virtual time) does it.
public sealed interface Delivery {

	/// Written as soon as it is known.
	Delivery AT_ONCE = new Held(Duration.ZERO);

	/// How long after the request was received this happens.
	Duration after();

	/// Written after a while. The change it speaks of took effect when the request was
	/// received.
	record Held(Duration after) implements Delivery {
	}

	/// Never written: the connection is closed without a response, after a while.
	record Dropped(Duration after) implements Delivery {
	}

}
