package dev.switchback.azure.arm;

import java.net.URL;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;

/// What ARM lets us call, as far as this process was told: until when it refuses, and how much is left. ARM keeps one
/// bucket per subscription and kind of call; one that is empty says nothing about the others, so reads that were too many
/// never keep a write from being made.
///
/// This is what one process saw. It is not shared between replicas.
final class Allowances {

	private static final Pattern SUBSCRIPTION = Pattern.compile("/subscriptions/([^/?]+)", Pattern.CASE_INSENSITIVE);

	private static final String REMAINING = "x-ms-ratelimit-remaining-";

	private final Ticker ticker;

	private final Map<Bucket, Long> closedUntil = new ConcurrentHashMap<>();

	private final Map<String, Long> remaining = new ConcurrentHashMap<>();

	Allowances(Ticker ticker) {
		this.ticker = ticker;
	}

	/// A kind of call in a subscription. In which of ARM's buckets a POST that only reads
	/// counts is not documented, so it
	/// has one of its own.
	record Bucket(String subscription, HttpMethod method) {

		static Bucket of(HttpMethod method, URL url) {
			var matcher = SUBSCRIPTION.matcher(url.getPath());
			return new Bucket(matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "", method);
		}

		static Bucket reads(String subscription) {
			return new Bucket(subscription.toLowerCase(Locale.ROOT), HttpMethod.GET);
		}

	}

	/// How long calls of this kind are refused from now on; empty if they are not.
	Optional<Duration> closedFor(Bucket bucket) {
		var until = this.closedUntil.get(bucket);
		if (until == null) {
			return Optional.empty();
		}
		var left = Duration.ofNanos(until - this.ticker.nanos());
		return left.isPositive() ? Optional.of(left) : Optional.empty();
	}

	/// Takes note of what a problem says about the next call.
	void note(Bucket bucket, ArmProblem problem) {
		if (problem instanceof ArmProblem.Throttled(var _, var in)) {
			this.closedUntil.put(bucket, this.ticker.nanos() + in.toNanos());
		}
	}

	/// Takes note of how much ARM says is left.
	void note(Bucket bucket, HttpHeaders headers) {
		for (HttpHeader header : headers) {
			var name = header.getName().toLowerCase(Locale.ROOT);
			if (name.startsWith(REMAINING) && header.getValue().matches("\\d{1,9}")) {
				this.remaining.put(bucket.subscription() + " " + name.substring(REMAINING.length()),
						Long.parseLong(header.getValue()));
			}
		}
	}

	/// What was last said to be left, by subscription and name of the limit.
	Map<String, Long> remaining() {
		return Map.copyOf(this.remaining);
	}

}
