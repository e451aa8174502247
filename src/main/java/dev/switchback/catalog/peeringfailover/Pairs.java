package dev.switchback.catalog.peeringfailover;

import java.util.List;
import java.util.regex.Pattern;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.expressroute.Announced;
import dev.switchback.azure.expressroute.Declared;
import dev.switchback.azure.expressroute.DeclaredCircuit;
import dev.switchback.azure.expressroute.Md5;
import dev.switchback.azure.expressroute.OwnPath;
import dev.switchback.azure.expressroute.PeeringType;
import dev.switchback.azure.probe.Probe;
import dev.switchback.catalog.request.Faults;
import dev.switchback.catalog.peeringfailover.Plan.Circuit;
import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs;
import org.jspecify.annotations.Nullable;

/// Finds the circuits that a request means, and what is declared about them.
final class Pairs {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

	private static final int LONGEST_ID = 500;

	private final CircuitPairs registered;

	Pairs(CircuitPairs registered) {
		this.registered = registered;
	}

	/// Two circuits in the roles that the request gives them.
	///
	/// @param probes what answers when traffic flows over the peering that is meant
	record Resolved(String name, Circuit primary, Circuit secondary, List<Probe> probes) {
	}

	/// `null` if something is wrong; then the faults say what.
	///
	/// @param peering which one is meant
	@Nullable
	Resolved resolve(Request.@Nullable Pair target, PeeringType peering, Faults faults) {
		if (target == null) {
			faults.add("/target", "Name a circuitPair, or primaryCircuitId and secondaryCircuitId.");
			return null;
		}
		var ids = target.primaryCircuitId() != null || target.secondaryCircuitId() != null;
		if (target.circuitPair() != null && ids) {
			faults.add("/target", "Name either a circuitPair or two circuit ids, not both.");
			return null;
		}
		if (target.circuitPair() != null) {
			return named(target.circuitPair(), peering, faults);
		}
		var primary = id("/target/primaryCircuitId", target.primaryCircuitId(), faults);
		var secondary = id("/target/secondaryCircuitId", target.secondaryCircuitId(), faults);
		return (primary != null && secondary != null) ? circuits(primary, secondary, peering, faults) : null;
	}

	private @Nullable Resolved named(String name, PeeringType peering, Faults faults) {
		var pointer = "/target/circuitPair";
		if (!NAME.matcher(name).matches()) {
			faults.add(pointer, "This is no name of a circuit pair. GET /v1/circuit-pairs lists them.");
			return null;
		}
		var pair = this.registered.named(name);
		if (pair.isEmpty()) {
			faults.add(pointer, "There is no circuit pair %s. GET /v1/circuit-pairs lists them.".formatted(name));
			return null;
		}
		try {
			return resolved(pair.get(), peering, true);
		}
		catch (ArmId.NotAnArmId ex) {
			faults.add(pointer, "The declaration of this pair is not valid: %s.".formatted(ex.getMessage()));
			return null;
		}
	}

	private static @Nullable DeclaredCircuit id(String pointer, @Nullable String text, Faults faults) {
		if (text == null) {
			faults.add(pointer, "Name both circuits of the pair, or a circuitPair.");
			return null;
		}
		try {
			return DeclaredCircuit.of((text.length() <= LONGEST_ID) ? text : "", null, Md5.UNKNOWN);
		}
		catch (ArmId.NotAnArmId ex) {
			faults.add(pointer, "This is not the ARM id of an ExpressRoute circuit: %s. One looks like "
				.formatted(ex.getMessage())
					+ "/subscriptions/{guid}/resourceGroups/{name}/providers/Microsoft.Network/expressRouteCircuits/{name}.");
			return null;
		}
	}

	/// A pair that is not registered has nothing declared; the rules will say what that means.
	private @Nullable Resolved circuits(DeclaredCircuit primary, DeclaredCircuit secondary, PeeringType peering,
			Faults faults) {
		if (primary.id().same(secondary.id())) {
			faults.add("/target/secondaryCircuitId", "These are the same circuit. It cannot stand in for itself.");
			return null;
		}
		var primaryId = primary.id().toString();
		var secondaryId = secondary.id().toString();
		return this.registered.of(primaryId, secondaryId).map((pair) -> {
			var straight = primaryId.equalsIgnoreCase(pair.primary().id());
			return resolved(pair, peering, straight);
		})
			.orElseGet(() -> new Resolved("%s + %s".formatted(primary.name(), secondary.name()),
					undeclared(primaryId, peering), undeclared(secondaryId, peering), List.of()));
	}

	/// @param straight whether the pair's roles are those asked for
	private static Resolved resolved(CircuitPair pair, PeeringType peering, boolean straight) {
		var overPrimary = ownPath(pair.ownPath(), CircuitPair.OwnPath.OVER_PRIMARY);
		var overSecondary = ownPath(pair.ownPath(), CircuitPair.OwnPath.OVER_SECONDARY);
		var from = pair.ownPaths().stream().map(CircuitPair.OwnPathFrom::from).toList();
		var primary = declared(pair.primary(), pair.secondary(), peering, overPrimary, from);
		var secondary = declared(pair.secondary(), pair.primary(), peering, overSecondary, from);
		return new Resolved(pair.name(), straight ? primary : secondary, straight ? secondary : primary,
				probes(pair, peering));
	}

	/// Nothing that we ask goes over a Microsoft peering: it brings the customer to Microsoft's services.
	private static List<Probe> probes(CircuitPair pair, PeeringType peering) {
		return switch (peering) {
			case PRIVATE -> pair.probes().stream().map(CircuitPair.Probe::asked).toList();
			case MICROSOFT -> List.of();
		};
	}

	/// @param overIt what says that the service's own path leads over the circuit
	private static OwnPath ownPath(CircuitPair.OwnPath said, CircuitPair.OwnPath overIt) {
		return switch (said) {
			case UNDECLARED -> OwnPath.UNDECLARED;
			case OVER_BOTH -> OwnPath.OVER_IT;
			case OVER_PRIMARY, OVER_SECONDARY -> (said == overIt) ? OwnPath.OVER_IT : OwnPath.ELSEWHERE;
			case ELSEWHERE -> OwnPath.ELSEWHERE;
		};
	}

	private static Circuit undeclared(String id, PeeringType peering) {
		return new Circuit(id, null, peering, Md5.UNKNOWN, null, Declared.NOTHING, OwnPath.UNDECLARED, List.of());
	}

	private static Circuit declared(CircuitPair.Circuit circuit, CircuitPair.Circuit other, PeeringType peering,
			OwnPath ownPath, List<String> from) {
		return switch (peering) {
			case PRIVATE -> new Circuit(id(circuit), circuit.site(), peering, md5(circuit.md5()), circuit.md5Key(),
					new Declared(circuit.prefixes(), circuit.summaries(), local(circuit))
						.maintaining(maintenance(other)),
					ownPath, from);
			case MICROSOFT -> {
				var own = circuit.microsoftPeering();
				var says = new Declared(List.of(), List.of(), List.of(), own.natPools(),
						other.microsoftPeering().natPools(), maintenance(other));
				yield new Circuit(id(circuit), circuit.site(), peering, md5(own.md5()), own.md5Key(), says, ownPath,
						from);
			}
		};
	}

	private static List<Announced> maintenance(CircuitPair.Circuit circuit) {
		return circuit.maintenance()
			.stream()
			.map((one) -> new Announced("by " + one.by(), one.from(), one.until()))
			.toList();
	}

	private static String id(CircuitPair.Circuit circuit) {
		return DeclaredCircuit.of(circuit.id(), circuit.site(), Md5.UNKNOWN).id().toString();
	}

	private static Md5 md5(CircuitPair.Md5 declared) {
		return switch (declared) {
			case NOT_USED -> Md5.NOT_USED;
			case USED -> Md5.USED;
			case UNKNOWN -> Md5.UNKNOWN;
		};
	}

	private static List<Declared.Local> local(CircuitPair.Circuit circuit) {
		return circuit.local()
			.stream()
			.map((one) -> new Declared.Local(one.prefix(), one.owner(), one.until()))
			.toList();
	}

}
