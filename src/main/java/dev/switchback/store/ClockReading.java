package dev.switchback.store;

import java.time.Duration;
import java.time.Instant;

/// The three clocks at one moment: halfway between asking the database for its time and having the answer.
///
/// @param uncertainty half of the round trip: how far the database's time may have been off that moment
record ClockReading(Instant database, Instant local, long nanos, Duration uncertainty) {

	/// @param askedLocal the local clock when the database was asked
	/// @param askedNanos the monotonic clock when the database was asked
	/// @param answeredNanos the monotonic clock when it had answered
	static ClockReading of(Instant database, Instant askedLocal, long askedNanos, long answeredNanos) {
		var half = (answeredNanos - askedNanos) / 2;
		return new ClockReading(database, askedLocal.plusNanos(half), askedNanos + half, Duration.ofNanos(half));
	}

	/// How far the local clock is ahead of the database's.
	Duration skew() {
		return Duration.between(this.database, this.local);
	}

	/// How far apart the local and the monotonic clock have moved since: the wall clock was set, or the machine was
	/// suspended.
	Duration jump(Instant local, long nanos) {
		return Duration.between(this.local, local).minus(age(nanos));
	}

	Duration age(long nanos) {
		return Duration.ofNanos(nanos - this.nanos);
	}

}
