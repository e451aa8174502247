package dev.switchback.api;

import java.time.InstantSource;
import java.util.List;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.inventory.CircuitPairs.Storing;
import dev.switchback.inventory.PairDeclaration;
import dev.switchback.inventory.Weakening;
import dev.switchback.operation.Claim;
import dev.switchback.operation.Journal;
import dev.switchback.security.Caller;
import dev.switchback.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes declarations of circuit pairs: who may declare what, and when.
@Component
final class PairDeclarations {

	private final CircuitPairs pairs;

	private final Journal journal;

	private final InstantSource clock;

	PairDeclarations(CircuitPairs pairs, Journal journal, InstantSource clock) {
		this.pairs = pairs;
		this.journal = journal;
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
		if (before != null) {
			unclaimed(before, declared);
		}
		return switch ((before != null) ? this.pairs.replace(declared) : this.pairs.declareIfAbsent(declared)) {
			case Storing.Stored _ -> declared;
			case Storing.Stale _ -> throw Preconditions.failed(this.pairs.named(name).orElse(null));
			case Storing.Taken(var places) -> throw taken(places);
		};
	}

	private static Refusal taken(List<CircuitPairs.Place> places) {
		var first = places.getFirst();
		return new Refusal(ProblemType.CIRCUIT_IN_ANOTHER_PAIR,
				"%s is in the pair %s. A circuit is in one pair only: take it out of that one first."
					.formatted(first.circuit().substring(first.circuit().lastIndexOf('/') + 1), first.pair()),
				new Extension.Elsewhere(places.stream().map(Extension.Place::of).toList()));
	}

	/// The circuits of a pair stay while an operation holds one: it knows them by that name.
	private void unclaimed(CircuitPair before, CircuitPair after) {
		if (before.circuits().equals(after.circuits())) {
			return;
		}
		var claims = before.circuits().stream().flatMap((circuit) -> this.journal.claims(circuit, 1).stream()).toList();
		if (!claims.isEmpty()) {
			throw held(claims);
		}
	}

	private static Refusal held(List<Claim> claims) {
		var first = claims.getFirst();
		return new Refusal(ProblemType.TARGET_HELD,
				"%s holds %s since %s, so the pair's circuits stay as they are until it has ended."
					.formatted(first.code(), first.resource(), first.since()),
				new Extension.Held(claims.stream().map(Extension.Holder::of).toList()));
	}

}
