package dev.switchback.readiness.rule;

import java.util.Locale;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.expressroute.Link;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Unread;

/// What a finding is about.
///
/// @param id ARM id, or the name of what has none
public record Subject(Kind kind, String id, String name) {

	/// What it is. Stored by name.
	public enum Kind {

		PAIR, CIRCUIT, PEERING, LINK, GATEWAY, PORT, WORKLOAD, DECLARATION, ESTATE, MACHINE, VAULT

	}

	static final Subject ESTATE = new Subject(Kind.ESTATE, "estate", "the estate");

	/// What there might be more of if it could be read.
	static Subject of(Unread unread) {
		return switch (unread) {
			case Unread.OfEstate _ -> ESTATE;
			case Unread.OfCircuit(var circuit, var _, var _) -> of(circuit);
			case Unread.OfPair(var pair, var _, var _) -> of(pair);
			case Unread.OfGateway(var gateway, var _, var _) -> of(gateway);
			case Unread.OfVault(var vault, var _, var _) -> {
				var id = vault.at("id").label();
				yield new Subject(Kind.VAULT, id, ArmId.tail(id));
			}
		};
	}

	static Subject of(Circuit circuit) {
		return new Subject(Kind.CIRCUIT, circuit.id(), circuit.name());
	}

	static Subject of(Peering peering) {
		return new Subject(Kind.PEERING, peering.circuit().id(), peering.name());
	}

	static Subject of(Circuit circuit, Link link) {
		return new Subject(Kind.LINK, circuit.id(),
				"%s/%s".formatted(circuit.name(), link.name().toLowerCase(Locale.ROOT)));
	}

	static Subject of(Gateway gateway) {
		return new Subject(Kind.GATEWAY, gateway.id(), gateway.name());
	}

	static Subject of(Machine machine) {
		return new Subject(Kind.MACHINE, machine.id(), machine.name());
	}

	static Subject of(Pair pair) {
		return new Subject(Kind.PAIR, pair.name(), pair.proposed() ? pair.name() + " (proposed)" : pair.name());
	}

}
