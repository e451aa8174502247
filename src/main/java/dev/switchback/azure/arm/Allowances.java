package dev.switchback.azure.arm;

import java.net.URL;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import dev.switchback.azure.arm.CallBudget.Bucket;
import dev.switchback.azure.arm.CallBudget.Kind;
import dev.switchback.playbook.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What ARM lets us call: what this process was told, and the budget that all replicas share. Where the two disagree, the
/// smaller one counts.
///
/// A budget that cannot be asked stops nothing that is being done; only what nobody is hurt by waits.
final class Allowances {

	private static final Logger log = LoggerFactory.getLogger(Allowances.class);

	private static final Pattern SUBSCRIPTION = Pattern.compile("/subscriptions/([^/?]+)", Pattern.CASE_INSENSITIVE);

	private static final Pattern NETWORK = Pattern.compile("/providers/Microsoft\\.Network/", Pattern.CASE_INSENSITIVE);

	private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

	private static final int TOO_MANY = 429;

	private static final String REMAINING = "x-ms-ratelimit-remaining-";

	/// What was left longer ago than that is no longer what is left: buckets fill.
	private static final Duration FRESH = Duration.ofSeconds(1);

	/// How long a budget that could not be asked is left alone.
	private static final Duration SILENCE = Duration.ofSeconds(5);

	private final Ticker ticker;

	private final CallBudget budget;

	private final Kind posts;

	private final Map<Bucket, Long> closedUntil = new ConcurrentHashMap<>();

	private final Map<String, Long> remaining = new ConcurrentHashMap<>();

	private final Map<Bucket, Left> known = new ConcurrentHashMap<>();

	private volatile long silentUntil;

	/// @param posts what a POST that only reads counts as
	Allowances(Ticker ticker, CallBudget budget, Kind posts) {
		this.ticker = ticker;
		this.budget = budget;
		this.posts = posts;
		this.silentUntil = ticker.nanos();
	}

	/// The buckets a call is counted in: ARM's, and its provider's own where that counts as well.
	Counted counted(HttpMethod method, URL url) {
		var matcher = SUBSCRIPTION.matcher(url.getPath());
		var subscription = matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
		var kind = kind(method);
		var ofNetwork = kind != Kind.READS && NETWORK.matcher(url.getPath()).find();
		return new Counted(new Bucket(subscription, kind),
				ofNetwork ? Optional.of(new Bucket(subscription, Kind.NETWORK_CHANGES)) : Optional.empty());
	}

	/// What ARM said is left.
	///
	/// @param since when, by the monotonic clock
	private record Left(long calls, long since) {
	}

	/// @param arm that of Azure Resource Manager
	/// @param provider that of the resource's provider; empty if it does not count such calls
	record Counted(Bucket arm, Optional<Bucket> provider) {

		/// The smaller one, which is closed by a refusal. Which of the two is meant cannot be told for certain, and a
		/// limit of one provider must not stop what is done at another.
		private Bucket narrowest() {
			return this.provider.orElse(this.arm);
		}

	}

	private Kind kind(HttpMethod method) {
		return switch (method) {
			case GET, HEAD, OPTIONS, TRACE, CONNECT -> Kind.READS;
			case PUT, PATCH -> Kind.WRITES;
			case DELETE -> Kind.DELETES;
			case POST -> this.posts;
		};
	}

	/// Takes one call.
	/// @return how long it has to wait; empty if it may be made now
	Optional<Duration> wait(Counted counted, Urgency urgency) {
		return wait(List.of(counted), urgency);
	}

	/// Takes calls that are made together: taken one by one, looks that need several would use up what others wait for, and
	/// none would ever be whole.
	/// @return how long all of them have to wait; empty if they may be made now
	Optional<Duration> wait(List<Counted> together, Urgency urgency) {
		// Everybody asks in the same order, so that those who need several buckets do not take turns in hindering each other.
		var calls = new TreeMap<Bucket, Integer>(Comparator.comparing(Bucket::key));
		together.forEach((counted) -> {
			counted.provider().ifPresent((bucket) -> calls.merge(bucket, 1, Integer::sum));
			calls.merge(counted.arm(), 1, Integer::sum);
		});
		return first(calls.keySet(), this::closedFor)
			.or(() -> first(calls.entrySet(), (it) -> refused(it.getKey(), it.getValue(), urgency)));
	}

	private static <T> Optional<Duration> first(Set<T> all, Function<T, Optional<Duration>> wait) {
		return all.stream().map(wait).flatMap(Optional::stream).findFirst();
	}

	/// Takes one call of one bucket.
	/// @return how long it has to wait; empty if it may be made now
	Optional<Duration> wait(Bucket bucket, Urgency urgency) {
		return closedFor(bucket).or(() -> refused(bucket, 1, urgency));
	}

	private Optional<Duration> refused(Bucket bucket, int calls, Urgency urgency) {
		return Optional.of(taken(bucket, calls, urgency)).filter(Duration::isPositive);
	}

	/// How long ARM refuses calls of this kind from now on, as it told this process; empty if it does not.
	Optional<Duration> closedFor(Bucket bucket) {
		var until = this.closedUntil.get(bucket);
		if (until == null) {
			return Optional.empty();
		}
		var left = Duration.ofNanos(until - this.ticker.nanos());
		return left.isPositive() ? Optional.of(left) : Optional.empty();
	}

	private Duration taken(Bucket bucket, int calls, Urgency urgency) {
		if (this.ticker.nanos() - this.silentUntil < 0) {
			return unasked(urgency);
		}
		try {
			return this.budget.take(bucket, calls, urgency, known(bucket));
		}
		catch (CancellationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			log.warn("The budget of calls to Azure could not be asked: {}", ex.getMessage());
			this.silentUntil = this.ticker.nanos() + SILENCE.toNanos();
			return unasked(urgency);
		}
	}

	private OptionalDouble known(Bucket bucket) {
		var left = this.known.remove(bucket);
		return (left != null && this.ticker.nanos() - left.since() < FRESH.toNanos()) ? OptionalDouble.of(left.calls())
				: OptionalDouble.empty();
	}

	private static Duration unasked(Urgency urgency) {
		return switch (urgency) {
			case RESTORE, EMERGENCY, RUNNING -> Duration.ZERO;
			case PREVIEW, ASSESSMENT -> SILENCE;
		};
	}

	/// Takes note of what a problem says about the next call, for all replicas. What was refused here and never left says
	/// nothing about Azure: noted, it would close to everybody what is only kept for what is more urgent.
	void note(Counted counted, ArmProblem problem) {
		if (problem instanceof ArmProblem.Throttled(var said, var in) && said.status() == TOO_MANY) {
			var bucket = counted.narrowest();
			this.closedUntil.put(bucket, this.ticker.nanos() + in.toNanos());
			try {
				this.budget.close(bucket, in);
			}
			catch (RuntimeException ex) {
				log.warn("The other replicas could not be told that Azure refuses {} for {}: {}", bucket.key(), in,
						ex.getMessage());
			}
		}
	}

	/// Takes note of how much ARM says is left.
	void note(Counted counted, HttpHeaders headers) {
		var bucket = counted.arm();
		for (HttpHeader header : headers) {
			var name = header.getName().toLowerCase(Locale.ROOT);
			if (name.startsWith(REMAINING) && COUNT.matcher(header.getValue()).matches()) {
				var left = Long.parseLong(header.getValue());
				this.remaining.put(bucket.subscription() + " " + name.substring(REMAINING.length()), left);
				if (name.endsWith("subscription-" + bucket.kind().name().toLowerCase(Locale.ROOT))) {
					this.known.put(bucket, new Left(left, this.ticker.nanos()));
				}
			}
		}
	}

	/// What was last said to be left, by subscription and name of the limit.
	Map<String, Long> remaining() {
		return Map.copyOf(this.remaining);
	}

}
