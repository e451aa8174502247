package dev.switchback.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.switchback.operation.Timekeeper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// The database's clock, read through this node's monotonic one: asked every few seconds, and carried on in between, so
/// that setting the wall clock moves no deadline.
final class DatabaseClock implements Timekeeper {

	private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);

	/// The quickest of so many answers is the most exact one.
	private static final int SAMPLES = 3;

	private final Supplier<Instant> database;

	private final InstantSource local;

	private final Ticker ticker;

	private final ClockSettings settings;

	private volatile @Nullable ClockReading last;

	/// @param database asks the database for its time; throws [DataAccessException] if that cannot be had
	DatabaseClock(Supplier<Instant> database, InstantSource local, Ticker ticker, ClockSettings settings) {
		this.database = database;
		this.local = local;
		this.ticker = ticker;
		this.settings = settings;
	}

	/// Before the database was asked for the first time, this node's own clock.
	@Override
	public Instant instant() {
		var last = this.last;
		return Micros.of((last != null) ? last.database().plus(last.age(this.ticker.nanos())) : this.local.instant());
	}

	@Override
	public Duration skew() {
		var last = this.last;
		return (last != null) ? last.skew() : Duration.ZERO;
	}

	/// What cannot be told for certain counts as off.
	@Override
	public boolean trusted() {
		var last = this.last;
		if (last == null) {
			return false;
		}
		var nanos = this.ticker.nanos();
		return within(last.skew().abs().plus(last.uncertainty()), this.settings.maxSkew())
				&& within(last.jump(this.local.instant(), nanos).abs(), this.settings.maxSkew())
				&& within(last.age(nanos), this.settings.maxAge());
	}

	/// Compares the clocks. If the database does not answer, the last comparison stands until it is too old.
	void check() {
		var before = trusted();
		try {
			this.last = Stream.generate(this::read)
				.limit(SAMPLES)
				.min(Comparator.comparing(ClockReading::uncertainty))
				.orElseThrow();
		}
		catch (DataAccessException ex) {
			log.debug("The database did not tell the time", ex);
		}
		if (before && !trusted()) {
			log.warn("This node's clock is {} off the database's, or that could not be checked for {}. It executes "
					+ "nothing new until that is mended.", skew(), this.settings.maxAge());
		}
	}

	private ClockReading read() {
		var askedLocal = this.local.instant();
		var askedNanos = this.ticker.nanos();
		var answer = this.database.get();
		return ClockReading.of(answer, askedLocal, askedNanos, this.ticker.nanos());
	}

	private static boolean within(Duration actual, Duration limit) {
		return actual.compareTo(limit) <= 0;
	}

}
