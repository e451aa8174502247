package dev.switchback.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.estate.Leg;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.PeeringPlan;

/// When BGP sessions come up and go down. A session wants to be up while its family is switched on, the link has a signal,
/// and both sides agree on ASN, VLAN, addresses and MD5 key.
final class Sessions {

	private final PairPlan plan;

	private final Conditions conditions;

	private final Settings settings;

	Sessions(PairPlan plan, Conditions conditions, Settings settings) {
		this.plan = plan;
		this.conditions = conditions;
		this.settings = settings;
	}

	CircuitState reconsider(CircuitState circuit, Instant moment) {
		var result = circuit;
		for (var peering : circuit.peerings().values()) {
			var considered = peering;
			for (var leg : Leg.values()) {
				var before = considered.session(leg);
				var after = reconsider(circuit.name(), considered, leg, moment);
				considered = after.equals(before) ? considered : considered.with(leg, after);
			}
			result = (considered == peering) ? result : result.with(considered, result.etag());
		}
		return result;
	}

	private Session reconsider(String circuit, PeeringState peering, Leg leg, Instant moment) {
		var signal = this.conditions.familyDown(circuit, leg.family(), moment) ? Conditions.Signal.DOWN
				: signal(circuit, peering, leg.link(), moment);
		var agreed = agreed(circuit, peering, leg);
		var session = thawed(circuit, peering.session(leg), moment);
		if (session.up() && signal != Conditions.Signal.UP) {
			return flipped(circuit, session, moment, signal == Conditions.Signal.FLAPPING);
		}
		if (session.flapped() && signal == Conditions.Signal.UP && agreed) {
			return flipped(circuit, session, moment, false);
		}
		if (session.flapped() && signal != Conditions.Signal.FLAPPING) {
			session = session.notFlapped();
		}
		var wanted = agreed && signal == Conditions.Signal.UP;
		if (wanted == session.up()) {
			return session.flippingAt(null);
		}
		var flipAt = session.flipAt();
		if (flipAt == null) {
			return session.flippingAt(moment.plus(flipTime(circuit, wanted, moment)));
		}
		return flipAt.isAfter(moment) ? session : flipped(circuit, session, moment, false);
	}

	private Duration flipTime(String circuit, boolean up, Instant moment) {
		var durations = this.settings.durations();
		return this.settings.scaled(up ? durations.bgpUp() : durations.bgpDown(),
				this.conditions.factor(circuit, moment));
	}

	private Session flipped(String circuit, Session session, Instant moment, boolean flapped) {
		return new Session(!session.up(), moment, null, convergesFrom(circuit, session, moment),
				this.conditions.factor(circuit, moment), flapped);
	}

	private @Nullable Instant convergesFrom(String circuit, Session session, Instant moment) {
		if (session.up() && !arrived(session, moment)) {
			// What has not arrived has not to leave.
			return Instant.EPOCH;
		}
		return this.conditions.frozen(circuit, moment) ? null : moment;
	}

	private boolean arrived(Session session, Instant moment) {
		var from = session.convergesFrom();
		var lag = this.settings.scaled(this.settings.durations().prefixArrival(), session.lag());
		return from != null && !moment.isBefore(from.plus(lag));
	}

	private Session thawed(String circuit, Session session, Instant moment) {
		return (session.convergesFrom() == null && !this.conditions.frozen(circuit, moment))
				? session.convergingFrom(moment, this.conditions.factor(circuit, moment)) : session;
	}

	Conditions.Signal signal(String circuit, PeeringState peering, Link link, Instant moment) {
		var dead = edge(circuit, peering).filter((edge) -> edge.linksDown().contains(link)).isPresent();
		return dead ? Conditions.Signal.DOWN : this.conditions.signal(circuit, link, moment);
	}

	private Optional<PeeringPlan> edge(String circuit, PeeringState peering) {
		return edge(this.plan, circuit, peering.name());
	}

	/// The customer's side of a peering, if there is one.
	static Optional<PeeringPlan> edge(PairPlan plan, String circuit, String peering) {
		return plan.circuits()
			.stream()
			.filter((candidate) -> candidate.name().equalsIgnoreCase(circuit))
			.flatMap((candidate) -> candidate.peerings().stream())
			.filter((candidate) -> candidate.type().equalsIgnoreCase(peering))
			.findFirst();
	}

	private boolean agreed(String circuit, PeeringState peering, Leg leg) {
		var effective = peering.effective();
		return effective != null && switchedOn(effective, leg.family())
				&& edge(circuit, peering).filter((edge) -> agrees(edge, peering, effective, leg)).isPresent();
	}

	private boolean switchedOn(ObjectNode effective, Family family) {
		var ipv4 = isEnabled(effective.path("state").asString(""));
		return switch (family) {
			case IPV4 -> ipv4;
			case IPV6 -> isEnabled(effective.path("ipv6PeeringConfig").path("state").asString(""))
					&& (ipv4 || !this.settings.assumptions().ipv4DisableTakesIpv6());
		};
	}

	private static boolean isEnabled(String state) {
		return "enabled".equals(state.toLowerCase(Locale.ROOT));
	}

	/// Microsoft peering has no BGP before the prefixes are validated.
	private static boolean validated(PeeringPlan edge, JsonNode configured) {
		return edge.particulars().publicPrefixes() == null || configured.path("microsoftPeeringConfig")
			.path("advertisedPublicPrefixesState")
			.asString("")
			.equals("Configured");
	}

	private static boolean agrees(PeeringPlan edge, PeeringState peering, ObjectNode effective, Leg leg) {
		var transfer = edge.transfer(leg.family());
		var configured = (leg.family() == Family.IPV4) ? effective : effective.path("ipv6PeeringConfig");
		var field = switch (leg.link()) {
			case PRIMARY -> "primaryPeerAddressPrefix";
			case SECONDARY -> "secondaryPeerAddressPrefix";
		};
		return transfer != null && validated(edge, configured)
				&& transfer.of(leg.link()).equalsIgnoreCase(configured.path(field).asString(""))
				&& edge.peerAsn() == effective.path("peerASN").asLong(-1)
				&& edge.vlanId() == effective.path("vlanId").asInt(-1)
				&& Objects.equals(KeyPrint.of(edge.edgeKey()), peering.sharedKey());
	}

}
