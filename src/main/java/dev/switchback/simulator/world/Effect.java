package dev.switchback.simulator.world;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.protection.Machine;
import dev.switchback.simulator.protection.Scenario;

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
		@JsonSubTypes.Type(value = Effect.Convergence.class, name = "convergence"),
		@JsonSubTypes.Type(value = Effect.Routes.class, name = "routes"),
		@JsonSubTypes.Type(value = Effect.Validation.class, name = "validation"),
		@JsonSubTypes.Type(value = Effect.Intrude.class, name = "intrude"),
		@JsonSubTypes.Type(value = Effect.Region.class, name = "region"),
		@JsonSubTypes.Type(value = Effect.Leave.class, name = "leave"),
		@JsonSubTypes.Type(value = Effect.Mute.class, name = "mute"),
		@JsonSubTypes.Type(value = Effect.Seeding.class, name = "seeding") })
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
	record Interfere(String circuit, String peering, @Nullable String state, @Nullable String ipv6State,
			@Nullable String validation, String by, Duration delay) implements Effect {
	}

	/// BGP and routes misbehave on a circuit, or on all of a subscription's.
	///
	/// @param circuit null for all
	/// @param factor how many times slower than usual
	/// @param never whether prefixes stop moving altogether
	/// @param missing prefixes that do not arrive
	/// @param linksDown links without a signal
	/// @param familyDown a family that has no sessions, whatever its switch says
	/// @param flap a session that comes and goes
	/// @param countersFlow whether on-premises keeps sending into links that are down
	record Convergence(@Nullable String circuit, double factor, boolean never, List<String> missing,
			List<Link> linksDown, @Nullable Family familyDown, @Nullable Flap flap,
			boolean countersFlow) implements Effect {

		boolean concerns(String name) {
			return this.circuit == null || this.circuit.equalsIgnoreCase(name);
		}

	}

	/// The sessions of a link are down for `down` in every period `every`.
	record Flap(Link link, Duration every, Duration down) {
	}

	/// On-premises announces something else on a circuit (or all), over one link or both; or a gateway has forgotten what
	/// the edge knows.
	///
	/// @param circuit null for all
	/// @param link null for both
	/// @param gateway which gateway has forgotten; null if it is about announcements
	/// @param withdraw prefixes that are gone; `*` for all that were planned
	/// @param announce prefixes that come in addition
	/// @param maintenance whether Microsoft prepends its own ASN eight times
	record Routes(@Nullable String circuit, @Nullable Link link, @Nullable String gateway, List<String> withdraw,
			List<String> announce, boolean maintenance) implements Effect {

		boolean concerns(String name, Link over) {
			return this.gateway == null && (this.circuit == null || this.circuit.equalsIgnoreCase(name))
					&& (this.link == null || this.link == over);
		}

	}

	/// A Microsoft peering that is switched on needs its prefixes validated anew, and has no BGP before.
	///
	/// @param circuit null for all
	record Validation(@Nullable String circuit) implements Effect {
	}

	/// Somebody else begins an action on a protected item. If the fault has a match, each matching accepted call triggers
	/// it after `delay`.
	record Intrude(String item, Scenario action, String by, Duration delay) implements Effect {
	}

	/// A region is away: nothing is replicated out of it, nothing can be made in it.
	///
	/// @param location the ARM location
	/// @param readable whether what lies there can be read all the same
	record Region(String location, boolean readable) implements Effect {
	}

	/// A drill's clean-up reports success and leaves something.
	///
	/// @param item null for all
	record Leave(@Nullable String item, List<Machine.Part> parts) implements Effect {

		/// Whether it is about an item.
		public boolean concerns(String name) {
			return this.item == null || this.item.equalsIgnoreCase(name);
		}

	}

	/// Machines run, and nothing answers on them.
	///
	/// @param item null for all
	record Mute(@Nullable String item) implements Effect {

		/// Whether it is about an item.
		public boolean concerns(String name) {
			return this.item == null || this.item.equalsIgnoreCase(name);
		}

	}

	/// The copying after a reprotect takes another time than usual.
	///
	/// @param item null for all
	/// @param takes null if it never ends
	record Seeding(@Nullable String item, @Nullable Duration takes) implements Effect {

		/// Whether it is about an item.
		public boolean concerns(String name) {
			return this.item == null || this.item.equalsIgnoreCase(name);
		}

	}

}
