package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Ticker;

/// Reads once what many want to know at the same time. Nobody gets what is older than they accept: who accepts no age shares
/// only a reading that began after they asked, with others who waited for it like them.
final class Shared<T> {

	/// As many as are kept before old ones are looked for.
	private static final int MANY = 500;

	/// Nobody accepts a reading this old.
	private static final Duration USELESS = Duration.ofHours(1);

	/// Between two looks whether somebody else is done reading: soon at first, more rarely the longer it takes.
	private static final Duration SOON = Duration.ofMillis(10);

	private static final Duration RARELY = Duration.ofMillis(80);

	private final Ticker ticker;

	private final BiPredicate<Duration, Deadline> waits;

	private final Map<String, Kept<T>> kept = new ConcurrentHashMap<>();

	private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

	/// @param ticker the monotonic clock
	/// @param waits by that clock, and tells whether there was that much time left
	Shared(Ticker ticker, BiPredicate<Duration, Deadline> waits) {
		this.ticker = ticker;
		this.waits = waits;
	}

	/// @param began by the monotonic clock, in nanoseconds
	/// @param urgency with which it was asked for: what is refused to the less urgent is not refused to the more urgent
	private record Kept<T>(Fetched<T> fetched, long began, int urgency) {

		boolean serves(long asked, Duration age, int urgency) {
			return this.began - asked + age.toNanos() > 0
					&& (this.fetched instanceof Fetched.Value<T> || this.urgency <= urgency);
		}

	}

	/// @param what names what is read
	/// @param age how old it may be: how long before now its reading may have begun
	/// @param reading reads it on the caller's thread, if nobody else has
	Fetched<T> read(String what, Duration age, Deadline deadline, Supplier<Fetched<T>> reading) {
		return read(what, age, Duration.ZERO, deadline, reading);
	}

	/// The same, but no two readings begin sooner after each other than at a pace, if there is time to wait for that: however
	/// many want it as it is now, and whenever they come, so few calls serve them all.
	Fetched<T> read(String what, Duration age, Duration pace, Deadline deadline, Supplier<Fetched<T>> reading) {
		var asked = this.ticker.nanos();
		var urgency = deadline.urgency().ordinal();
		var there = this.kept.get(what);
		if (there != null && there.serves(asked, age, urgency)) {
			return there.fetched();
		}
		var lock = this.locks.computeIfAbsent(what, (_) -> new ReentrantLock());
		if (!acquired(lock, deadline)) {
			return reading.get();
		}
		try {
			var meanwhile = this.kept.get(what);
			if (meanwhile != null && meanwhile.serves(asked, age, urgency)) {
				return meanwhile.fetched();
			}
			if (meanwhile != null) {
				await(meanwhile.began() + pace.toNanos(), deadline);
			}
			return keep(what, urgency, reading);
		}
		finally {
			lock.unlock();
		}
	}

	private void await(long moment, Deadline deadline) {
		var left = Duration.ofNanos(moment - this.ticker.nanos());
		if (left.isPositive()) {
			var _ = this.waits.test(left, deadline);
		}
	}

	private Fetched<T> keep(String what, int urgency, Supplier<Fetched<T>> reading) {
		var began = this.ticker.nanos();
		var fetched = reading.get();
		if (Thread.currentThread().isInterrupted()) {
			// Whoever read was told to stop. That is no answer for those who wait, or who come.
			return fetched;
		}
		this.kept.put(what, new Kept<>(fetched, began, urgency));
		if (this.kept.size() > MANY) {
			this.kept.values().removeIf((one) -> began - one.began() > USELESS.toNanos());
			this.locks.keySet().removeIf((name) -> !this.kept.containsKey(name));
		}
		return fetched;
	}

	/// What is kept, however old it is; `null` if nothing is.
	@Nullable
	Fetched<T> last(String what) {
		var there = this.kept.get(what);
		return (there != null) ? there.fetched() : null;
	}

	/// Who cannot wait any longer reads by themselves, and is told there that no time is left.
	private boolean acquired(ReentrantLock lock, Deadline deadline) {
		for (var pause = SOON; !lock.tryLock(); pause = (pause.compareTo(RARELY) < 0) ? pause.plus(pause) : RARELY) {
			if (!this.waits.test(pause, deadline)) {
				return false;
			}
		}
		return true;
	}

}
