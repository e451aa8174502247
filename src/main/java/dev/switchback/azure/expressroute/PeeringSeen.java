package dev.switchback.azure.expressroute;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Fetched.Unreadable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A peering as a GET showed it.
///
/// @param document the whole of it: what a write is built from
record PeeringSeen(ArmId id, String etag, ObjectNode document) {

	static final String ENABLED = "Enabled";

	static final String DISABLED = "Disabled";

	/// @throws Unreadable if it lacks what every peering has
	static PeeringSeen of(ArmId id, JsonNode node) {
		if (!(node instanceof ObjectNode document) || !document.path("properties").isObject()) {
			throw new Unreadable("the answer is no peering");
		}
		var etag = document.path("etag").asString("");
		if (etag.isEmpty()) {
			throw new Unreadable("the peering has no etag");
		}
		var seen = new PeeringSeen(id, etag, document);
		if (!seen.properties().path("state").isString() || seen.provisioningState().isEmpty()) {
			throw new Unreadable("the peering does not say in which state it is");
		}
		return seen;
	}

	JsonNode properties() {
		return this.document.path("properties");
	}

	JsonNode ipv6() {
		return properties().path("ipv6PeeringConfig");
	}

	/// `Enabled`, `Disabled` or a word that we do not know; `null` if the family is not
	/// configured.
	@Nullable
	String state(Family family) {
		return switch (family) {
			case IPV4 -> properties().path("state").asString("");
			case IPV6 -> ipv6().isObject() && !ipv6().isEmpty() ? ipv6().path("state").asString("") : null;
		};
	}

	boolean on(Family family) {
		return ENABLED.equalsIgnoreCase(state(family));
	}

	boolean off(Family family) {
		return DISABLED.equalsIgnoreCase(state(family));
	}

	/// The families that have transfer networks.
	Set<Family> families() {
		var families = EnumSet.noneOf(Family.class);
		for (var family : Family.values()) {
			if (Stream.of(Link.values()).anyMatch((link) -> transfer(link, family).isPresent())) {
				families.add(family);
			}
		}
		return families;
	}

	String provisioningState() {
		return properties().path("provisioningState").asString("");
	}

	boolean settled() {
		return "Succeeded".equalsIgnoreCase(provisioningState());
	}

	/// The last write failed, so what it shows may not be so.
	boolean failed() {
		return "Failed".equalsIgnoreCase(provisioningState());
	}

	/// A write is under way.
	boolean changing() {
		return Stream.of("Updating", "Creating", "Deleting").anyMatch(provisioningState()::equalsIgnoreCase);
	}

	/// Who wrote it last, as Azure says; empty if it does not.
	String lastModifiedBy() {
		return properties().path("lastModifiedBy").asString("");
	}

	/// The customer's ASN; 0 if there is none.
	long peerAsn() {
		return properties().path("peerASN").asLong(0);
	}

	/// The address of the customer's router on a link.
	Optional<String> customer(Link link, Family family) {
		return transfer(link, family).map(Prefix::firstHost);
	}

	/// Whether a route comes from the customer. A route table also has what Azure itself announces. The customer's begin
	/// with the customer's ASN and point to the customer's router.
	///
	/// @param inDoubt whether one of both is enough
	boolean fromCustomer(Link link, Route route, boolean inDoubt) {
		var byPath = route.path().beginsWith(peerAsn());
		var byHop = customer(link, route.network().family()).filter((router) -> router.equals(route.nextHop()))
			.isPresent();
		return inDoubt ? byPath || byHop : byPath && byHop;
	}

	/// The network of a link between the two routers.
	Optional<Prefix> transfer(Link link, Family family) {
		var holder = switch (family) {
			case IPV4 -> properties();
			case IPV6 -> ipv6();
		};
		var text = switch (link) {
			case PRIMARY -> holder.path("primaryPeerAddressPrefix").asString("");
			case SECONDARY -> holder.path("secondaryPeerAddressPrefix").asString("");
		};
		try {
			return text.isBlank() ? Optional.empty() : Optional.of(Prefix.parse(text));
		}
		catch (IllegalArgumentException _) {
			throw new Unreadable("a transfer network of the peering is no network");
		}
	}

	/// The names of Global Reach connections that end here, whoever made them.
	List<String> globalReach() {
		return Stream.of("connections", "peeredConnections")
			.flatMap((name) -> StreamSupport.stream(properties().path(name).spliterator(), false))
			.map((connection) -> connection.path("name").asString("").replaceAll("[^\\w.-]", "?"))
			.toList();
	}

	/// Whether it belongs to a Virtual WAN, whose part of it cannot be written back.
	boolean virtualWan() {
		var connection = properties().path("expressRouteConnection");
		return !connection.isMissingNode() && !connection.isNull();
	}

	/// State and provisioning state, as people write it.
	String words() {
		var ipv6 = state(Family.IPV6);
		return "%s%s, %s".formatted(state(Family.IPV4), (ipv6 != null) ? " (IPv6 %s)".formatted(ipv6) : "",
				provisioningState());
	}

}
