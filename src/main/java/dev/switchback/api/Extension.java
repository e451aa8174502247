package dev.switchback.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.inventory.CircuitPairs;
import dev.switchback.operation.Claim;
import dev.switchback.operation.Status;
import org.jspecify.annotations.Nullable;

/// What a problem says beyond its sentences, for programs to act upon.
sealed interface Extension {

	/// All that is wrong with a request.
	record Faults(List<Fault> errors) implements Extension {

		public Faults {
			errors = List.copyOf(errors);
		}

	}

	/// Who is in the way.
	record Held(List<Holder> holders) implements Extension {

		public Held {
			holders = List.copyOf(holders);
		}

	}

	/// Which circuits are in which other pairs.
	record Elsewhere(List<Place> places) implements Extension {

		public Elsewhere {
			places = List.copyOf(places);
		}

	}

	/// What is asked now, if anything, and what may be decided.
	record Asked(Status operationStatus, @Nullable QuestionView question,
			List<AllowedDecision> allowedDecisions) implements Extension {
	}

	/// What may be decided now.
	record Offered(Status operationStatus, List<AllowedDecision> allowedDecisions) implements Extension {
	}

	/// @param planHash of what would be done now
	record Changed(String planHash) implements Extension {
	}

	/// @param reference under which the log has the details
	record Logged(String reference) implements Extension {
	}

	/// A circuit and the pair it is in.
	///
	/// @param circuit its ARM id in lower case
	record Place(String circuit, String circuitPair) {

		static Place of(CircuitPairs.Place place) {
			return new Place(place.circuit(), place.pair());
		}

	}

	/// A claim in the way.
	///
	/// @param code the holder's short code
	/// @param operation the holder's id
	record Holder(String code, UUID operation, Instant since, String resource) {

		static Holder of(Claim claim) {
			return new Holder(claim.code(), claim.operation(), claim.since(), claim.resource());
		}

		static Holder of(CircuitPairs.Holder holder) {
			return new Holder(holder.code(), holder.operation(), holder.since(), holder.circuit());
		}

	}

}
