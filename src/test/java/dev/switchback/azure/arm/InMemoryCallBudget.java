package dev.switchback.azure.arm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

import dev.switchback.playbook.Urgency;

/// The budget in memory, as the database keeps it.
public final class InMemoryCallBudget implements CallBudget {

	private final InstantSource clock;

	private final BudgetSettings settings;

	private final Map<Bucket, State> states = new HashMap<>();

	private record State(double tokens, Instant at, Instant closedUntil) {
	}

	public InMemoryCallBudget(InstantSource clock, BudgetSettings settings) {
		this.clock = clock;
		this.settings = settings;
	}

	/// What a process asks, whose monotonic clock moves with the other one.
	static Allowances allowances(InstantSource clock, Ticker ticker) {
		return allowances(clock, ticker, CallBudget.Kind.READS);
	}

	/// @param posts what a POST that only reads counts as
	static Allowances allowances(InstantSource clock, Ticker ticker, Kind posts) {
		return new Allowances(ticker, new InMemoryCallBudget(clock, BudgetSettings.DEFAULTS), posts);
	}

	@Override
	public synchronized Duration take(Bucket bucket, int calls, Urgency urgency, OptionalDouble known) {
		var now = this.clock.instant();
		var kind = bucket.kind();
		var capacity = this.settings.capacity(kind);
		var state = this.states.getOrDefault(bucket, new State(capacity, now, Instant.MIN));
		var passed = Math.max(0, Duration.between(state.at(), now).toNanos() / 1e9);
		var level = Math.min(known.orElse(capacity),
				Math.min(capacity, state.tokens() + this.settings.refill(kind) * passed));
		if (state.closedUntil().isAfter(now)) {
			return Duration.between(now, state.closedUntil());
		}
		var reserve = this.settings.reserve(kind, urgency);
		var required = Math.min(capacity, reserve + calls);
		var refused = level < required && urgency != Urgency.RESTORE;
		this.states.put(bucket, new State(refused ? level : level - calls, now, state.closedUntil()));
		return refused ? seconds((required - level) / this.settings.refill(kind)) : Duration.ZERO;
	}

	/// Rounded up to the millisecond.
	private static Duration seconds(double seconds) {
		return Duration.ofMillis((long) Math.ceil(seconds * 1000));
	}

	@Override
	public synchronized void close(Bucket bucket, Duration during) {
		var now = this.clock.instant();
		var until = now.plus(during);
		var state = this.states.getOrDefault(bucket, new State(0, now, Instant.MIN));
		this.states.put(bucket, new State(Math.min(0, state.tokens()), now,
				until.isAfter(state.closedUntil()) ? until : state.closedUntil()));
	}

}
