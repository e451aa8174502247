package dev.switchback.simulator.arm;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// ARM's limits, in real numbers whatever the simulator's speed: token buckets for each subscription (or tenant) and kind
/// of call of the one principal there is, and Microsoft.Network's own limits over five minutes, a subscription and a region. What a
/// restart forgets is given back.
final class Throttle {

	private static final Duration WINDOW = Duration.ofMinutes(5);

	private final Map<String, Bucket> buckets = new HashMap<>();

	private final Map<String, Window> windows = new HashMap<>();

	/// What a call counts as.
	enum Kind {

		READ("reads", 250, 25), WRITE("writes", 200, 10), DELETE("deletes", 200, 10);

		private final String plural;

		private final int capacity;

		private final int refillPerSecond;

		Kind(String plural, int capacity, int refillPerSecond) {
			this.plural = plural;
			this.capacity = capacity;
			this.refillPerSecond = refillPerSecond;
		}

	}

	private static final class Bucket {

		private double tokens;

		private Instant asOf;

		private Instant blockedUntil = Instant.MIN;

		Bucket(Kind kind, Instant now) {
			this.tokens = kind.capacity;
			this.asOf = now;
		}

		Bucket copy(Kind kind) {
			var copy = new Bucket(kind, this.asOf);
			copy.tokens = this.tokens;
			copy.blockedUntil = this.blockedUntil;
			return copy;
		}

		/// Takes a token, or says how many seconds to wait. Calling again before that
		/// begins the wait anew.
		int take(Kind kind, Instant now) {
			var filled = this.tokens + Duration.between(this.asOf, now).toMillis() * kind.refillPerSecond / 1000.0;
			this.tokens = Math.min(kind.capacity, filled);
			this.asOf = now;
			if (now.isBefore(this.blockedUntil) || this.tokens < 1) {
				this.blockedUntil = now.plusSeconds(1);
				return 1;
			}
			this.tokens -= 1;
			return 0;
		}

	}

	Throttle copy() {
		var copy = new Throttle();
		this.buckets.forEach((key, bucket) -> copy.buckets.put(key, bucket.copy(Kind.READ)));
		copy.windows.putAll(this.windows);
		return copy;
	}

	private record Window(Instant end, int used) {
	}

	/// Counts a call.
	/// @param subscription `null` for a call that concerns the tenant
	/// @return the header that tells how many are left
	/// @throws ArmError with 429 if there are none
	Map.Entry<String, String> admit(@Nullable String subscription, Kind kind, Instant now) {
		var scope = (subscription != null) ? "subscription" : "tenant";
		var bucket = this.buckets.computeIfAbsent(subscription + "/" + kind, (key) -> new Bucket(kind, now));
		int wait = bucket.take(kind, now);
		if (wait > 0) {
			throw refusal(kind, wait);
		}
		return Map.entry("x-ms-ratelimit-remaining-" + scope + "-" + kind.plural,
				Integer.toString((int) bucket.tokens));
	}

	/// Counts a call to Microsoft.Network about a resource: 1,000 writes and deletes, or 10,000 reads, in five minutes.
	/// @param region of a subscription
	void admitNetwork(String region, Kind kind, Instant now) {
		var reads = kind == Kind.READ;
		var key = region.toLowerCase(Locale.ROOT) + (reads ? "/reads" : "/writes");
		var window = this.windows.get(key);
		if (window == null || !now.isBefore(window.end())) {
			window = new Window(now.plus(WINDOW), 0);
		}
		if (window.used() >= (reads ? 10_000 : 1_000)) {
			var seconds = Duration.between(now, window.end()).toSeconds() + 1;
			throw ArmError
				.of(429, "TooManyRequests",
						"The request is being throttled as the limit has been reached for operation" + " type - "
								+ (reads ? "Read" : "Write") + "_ObservationWindow_00:05:00.")
				.header("Retry-After", Long.toString(seconds));
		}
		this.windows.put(key, new Window(window.end(), window.used() + 1));
	}

	/// The refusal for a limit that a fault says is reached.
	static ArmError refusal(int retryAfter) {
		return refusal(Kind.READ, retryAfter);
	}

	private static ArmError refusal(Kind kind, int retryAfter) {
		var error = ArmError.of(429, "SubscriptionRequestsThrottled",
				"Number of '" + kind.plural + "' requests exceeded. Please try again after '" + retryAfter
						+ "' seconds after additional tokens are available.");
		return (retryAfter > 0) ? error.header("Retry-After", Integer.toString(retryAfter)) : error;
	}

}
