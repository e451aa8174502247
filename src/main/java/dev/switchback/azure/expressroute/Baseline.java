package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.Learned;
import org.jspecify.annotations.Nullable;

/// A circuit as it was found just before its peering is switched off: what has to be restored, and what the other path
/// has to carry. Stored as JSON, so its names stay.
///
/// @param circuit ARM id of the circuit, as spelled in the order
/// @param counters `null` if they could not be read
/// @param at when the look that recorded it began
/// @param expected what must arrive without the circuit if it brought nothing; `null` if it brought something
/// @param edge where its sessions end; `null` if it was recorded before that was
public record Baseline(String circuit, Found found, List<LinkFound> links, List<GatewayFound> gateways,
		@Nullable Counters counters, Instant at,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> expected,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CustomerEdge edge) implements Learned {

	public Baseline {
		links = List.copyOf(links);
		gateways = List.copyOf(gateways);
		expected = (expected != null) ? List.copyOf(expected) : null;
	}

	@Override
	public String sentence() {
		return "to be brought back as it is now: %s %s, %s%s".formatted(ArmId.tail(this.circuit), this.found.words(),
				this.links.stream().map(LinkFound::words).collect(Collectors.joining(", ")), this.gateways.isEmpty()
						? "" : ", learned by " + Words.count(this.gateways.size(), "gateway", "gateways"));
	}

	/// The switches.
	///
	/// @param etag of the peering
	/// @param ipv4 `properties.state`
	/// @param ipv6 `properties.ipv6PeeringConfig.state`; `null` if IPv6 is not configured
	/// @param globalReach names of the Global Reach connections that ended here; `null` for none, and if it was recorded before
	/// they were
	public record Found(String etag, String ipv4, @Nullable String ipv6,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> globalReach) {

		public Found {
			globalReach = (globalReach != null) ? List.copyOf(globalReach) : null;
		}

		/// The Global Reach connections that a peering has no more.
		List<String> cut(PeeringSeen peering) {
			return (this.globalReach != null)
					? this.globalReach.stream().filter((name) -> !peering.globalReach().contains(name)).toList()
					: List.of();
		}

		@Nullable
		String state(Family family) {
			return switch (family) {
				case IPV4 -> this.ipv4;
				case IPV6 -> this.ipv6;
			};
		}

		boolean configured(Family family) {
			return state(family) != null;
		}

		/// As people write it.
		String words() {
			return this.ipv4 + ((this.ipv6 != null) ? " (IPv6 %s)".formatted(this.ipv6) : "");
		}

	}

	/// A link.
	///
	/// @param up whether its IPv4 session was established
	/// @param routes that the customer brought over it
	/// @param ipv6Up whether its IPv6 session was established; `null` if nothing told so
	public record LinkFound(Link link, boolean up, List<RouteFound> routes,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean ipv6Up) {

		public LinkFound {
			routes = List.copyOf(routes);
		}

		String words() {
			return "%s %s with %s".formatted(this.link.spoken(), this.up ? "up" : "down",
					Words.prefixes(this.routes.size()));
		}

		/// The prefixes of which it was in doubt even then that they were the customer's.
		Set<Prefix> doubtful() {
			return prefixes(this.routes.stream()
				.filter((route) -> Boolean.TRUE.equals(route.inDoubt()))
				.map(RouteFound::prefix));
		}

		boolean up(Family family) {
			return switch (family) {
				case IPV4 -> this.up;
				case IPV6 -> Boolean.TRUE.equals(this.ipv6Up);
			};
		}

	}

	/// A route that the customer brought.
	///
	/// @param inDoubt whether its path or its next hop was not the customer's; `null` for no
	public record RouteFound(String prefix, String path,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean inDoubt) {
	}

	/// A gateway linked to the circuit.
	///
	/// @param id its ARM id
	/// @param others circuits it is linked to besides the pair
	/// @param standby whether its connection to the circuit weighs less than that to the
	/// survivor, so that draining the
	/// circuit moves nothing
	/// @param learned the circuit's prefixes, as far as the gateway had learned them; if
	/// the circuit brought none, all
	/// that the gateway had learned
	/// @param silent whether the circuit was seen to bring nothing, so that the gateway learned nothing from it; `null`
	/// for no
	public record GatewayFound(String id, int others, boolean standby, List<LearnedFound> learned,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean silent) {

		public GatewayFound {
			learned = List.copyOf(learned);
		}

		String name() {
			return ArmId.tail(this.id);
		}

	}

	/// A prefix a gateway had learned.
	///
	/// @param peers the routers of Microsoft it came from
	public record LearnedFound(String prefix, List<String> peers) {

		public LearnedFound {
			peers = List.copyOf(peers);
		}

	}

	/// What the customer brought over the circuit.
	Set<Prefix> brought() {
		return prefixes(this.links.stream().flatMap((link) -> link.routes().stream()).map(RouteFound::prefix));
	}

	/// Whether anything at all was shown of a family.
	boolean showed(Family family) {
		return this.links.stream().anyMatch((link) -> family == Family.IPV4 || link.ipv6Up() != null)
				|| brought().stream().anyMatch((prefix) -> prefix.family() == family);
	}

	/// The families that were switched on and are to stay so while others are drained.
	///
	/// @param drained the families that are switched off
	public Set<Family> staying(Set<Family> drained) {
		var staying = EnumSet.noneOf(Family.class);
		for (var family : Family.values()) {
			if (PeeringSeen.ENABLED.equalsIgnoreCase(this.found.state(family)) && !drained.contains(family)) {
				staying.add(family);
			}
		}
		return staying;
	}

	/// Whether families were switched off already: then nothing has to be done to drain them, and nothing to bring them back.
	public boolean off(Set<Family> families) {
		return families.stream().allMatch((family) -> PeeringSeen.DISABLED.equalsIgnoreCase(this.found.state(family)));
	}

	/// What must still be reachable without the circuit: what came over it. A circuit that brought nothing is no measure;
	/// then it is what was known of it from elsewhere.
	Set<Prefix> required() {
		return (this.expected != null) ? prefixes(this.expected.stream()) : brought();
	}

	private static Set<Prefix> prefixes(Stream<String> texts) {
		var prefixes = new TreeSet<Prefix>();
		texts.map(Prefix::parse).forEach(prefixes::add);
		return prefixes;
	}

}
