package dev.switchback.api;

import java.time.InstantSource;
import java.util.List;

import dev.switchback.inventory.Altering;
import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.inventory.CircuitPairs.Storing;
import dev.switchback.inventory.PairDeclaration;
import dev.switchback.inventory.Weakening;
import dev.switchback.security.Caller;
import dev.switchback.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes declarations of circuit pairs: who may declare what, and when.
@Component
final class PairDeclarations {

	private final CircuitPairs pairs;

	private final InstantSource clock;

	PairDeclarations(CircuitPairs pairs, InstantSource clock) {
		this.pairs = pairs;
		this.clock = clock;
	}

	/// @param before what it follows; `null` if it is the first
	/// @throws Refusal if it may not be declared
	CircuitPair declare(String name, PairDeclaration declaration, @Nullable CircuitPair before, Caller caller) {
		var revision = (before != null) ? before.revision() + 1 : 1;
		var declared = declaration.checked(name, caller.subject(), this.clock.instant(), revision);
		var weakening = Weakening.of(before, declared);
		if (!weakening.isEmpty() && !caller.may(Role.ADMIN)) {
			throw new Refusal(ProblemType.ADMIN_NEEDED,
					"This would let through what was not let through before, so it needs the role ADMIN: %s"
						.formatted(String.join(" ", weakening)));
		}
		return switch ((before != null) ? this.pairs.replace(before, declared) : this.pairs.declareIfAbsent(declared)) {
			case Storing.Stored _ -> declared;
			case Storing.Held(var holders) -> throw held(holders, (before != null) ? before : declared, declared);
			case Storing.Stale _ -> throw Preconditions.failed(this.pairs.named(name).orElse(null));
			case Storing.Taken(var places) -> throw taken(places);
		};
	}

	private static Refusal taken(List<CircuitPairs.Place> places) {
		var first = places.getFirst();
		return new Refusal(ProblemType.CIRCUIT_IN_ANOTHER_PAIR,
				"%s is in the pair %s. A circuit is in one pair only: take it out of that one first."
					.formatted(name(first.circuit()), first.pair()),
				new Extension.Elsewhere(places.stream().map(Extension.Place::of).toList()));
	}

	private static Refusal held(List<CircuitPairs.Holder> holders, CircuitPair before, CircuitPair after) {
		var first = holders.getFirst();
		return new Refusal(ProblemType.TARGET_HELD,
				"%s holds %s since %s and was planned with what is declared, so until it lets go that may only be added to. %s"
					.formatted(first.code(), name(first.circuit()), first.since(),
							String.join(" ", Altering.of(before, after))),
				new Extension.Held(holders.stream().map(Extension.Holder::of).toList()));
	}

	private static String name(String circuit) {
		return circuit.substring(circuit.lastIndexOf('/') + 1);
	}

}
