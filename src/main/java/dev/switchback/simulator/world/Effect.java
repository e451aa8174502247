package dev.switchback.simulator.world;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.estate.Link;

/// What a fault does. The names are those of the JSON property `kind`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(value = Effect.Refuse.class, name = "refuse"),
		@JsonSubTypes.Type(value = Effect.Throttle.class, name = "throttle"),
		@JsonSubTypes.Type(value = Effect.Blind.class, name = "blind"),
		@JsonSubTypes.Type(value = Effect.Lose.class, name = "lose"),
		@JsonSubTypes.Type(value = Effect.Stall.class, name = "stall"),
		@JsonSubTypes.Type(value = Effect.Fail.class, name = "fail"),
		@JsonSubTypes.Type(value = Effect.Ignore.class, name = "ignore"),
		@JsonSubTypes.Type(value = Effect.Interfere.class, name = "drift"),
		@JsonSubTypes.Type(value = Effect.Convergence.class, name = "convergence") })
public sealed interface Effect {

	/// Azure says no, and nothing changes.
	record Refuse(int status, String code, String message, @Nullable Integer retryAfter) implements Effect {
	}

	/// ARM's limits are reached: 429 with `Retry-After`, without it if that is 0.
	record Throttle(int retryAfter) implements Effect {
	}

	/// Reads give nothing: 503, or silence followed by a closed connection if a time is
	/// given.
	record Blind(@Nullable Duration silence) implements Effect {
	}

	/// The connection closes without a response, after a while; the call took effect or
	/// never arrived.
	record Lose(boolean tookEffect, Duration hold) implements Effect {
	}

	/// The response is held back, or the async operation takes another time than usual
	/// (null `takes` and `never`: never
	/// ends).
	record Stall(@Nullable Duration hold, @Nullable Duration takes, boolean never) implements Effect {
	}

	/// The async operation ends Failed.
	record Fail(String code, String message, boolean tookEffect) implements Effect {
	}

	/// A write is accepted and reported as succeeded, and changes nothing.
	record Ignore() implements Effect {
	}

	/// Somebody else writes a peering. If the fault has a match, each matching accepted
	/// call triggers it after `delay`.
	record Interfere(String circuit, String peering, @Nullable String state, @Nullable String ipv6State, String by,
			Duration delay) implements Effect {
	}

	/// BGP and routes misbehave on a circuit, or on all of a subscription's.
	///
	/// @param circuit null for all
	/// @param factor how many times slower than usual
	/// @param never whether prefixes stop moving altogether
	/// @param missing prefixes that do not arrive
	/// @param linkDown a link without a signal
	/// @param flap a session that comes and goes
	/// @param countersFlow whether on-premises keeps sending into links that are down
	record Convergence(@Nullable String circuit, double factor, boolean never, List<String> missing,
			@Nullable Link linkDown, @Nullable Flap flap, boolean countersFlow) implements Effect {

		boolean concerns(String name) {
			return this.circuit == null || this.circuit.equalsIgnoreCase(name);
		}

	}

	/// The sessions of a link are down for `down` in every period `every`.
	record Flap(Link link, Duration every, Duration down) {
	}

}
