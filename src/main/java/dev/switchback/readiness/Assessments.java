package dev.switchback.readiness;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Where assessments are kept, and the inventories they were made of.
public interface Assessments {

	/// An assessment that was asked for.
	///
	/// @param about the scope's kind
	/// @param subject the pair's name, or an id; `null` for everything
	/// @param inventory what it is to be made of, as JSON text; `null` until Azure was read
	/// @param result `null` until it is made
	/// @param failure why it could not be made; `null` unless that is so
	record Asked(UUID id, Instant at, String by, About about, @Nullable String subject, boolean offline,
			@Nullable String inventory, @Nullable Assessment result, @Nullable String failure,
			@Nullable Integer worseBy) {

		/// What an assessment is about. Stored by name.
		public enum About {

			EVERYTHING, PAIR, GATEWAY, VAULT, MACHINE

		}

		/// What it is about.
		public Scope scope() {
			return switch (this.about) {
				case EVERYTHING -> new Scope.Everything();
				case PAIR -> new Scope.OfPair(String.valueOf(this.subject));
				case GATEWAY -> new Scope.OfGateway(String.valueOf(this.subject));
				case VAULT -> new Scope.OfVault(String.valueOf(this.subject));
				case MACHINE -> new Scope.OfMachine(String.valueOf(this.subject));
			};
		}

		/// Whether nothing more will come of it.
		public boolean concluded() {
			return this.result != null || this.failure != null;
		}

	}

	/// Makes a request happen once.
	record Key(String caller, String route, String key, String fingerprint) {
	}

	/// What came of a request.
	sealed interface Requested {

		/// It is kept, and due now unless it is concluded.
		record Stored(Asked asked) implements Requested {
		}

		/// The same was asked for before.
		record Replayed(Asked asked) implements Requested {
		}

		/// The key was used for something else.
		record KeyReused() implements Requested {
		}

	}

	/// @param key `null` if nobody chose one
	Requested request(Asked asked, @Nullable Key key);

	Optional<Asked> find(UUID id);

	/// The newest first, without inventories.
	///
	/// @param before only those older than that one; `null` for all
	List<Asked> latest(int limit, @Nullable UUID before);

	/// The latest that was made of Azure about the same.
	Optional<Asked> previous(Asked asked);

	/// The inventory that was read of Azure last, as JSON text, if it was read since.
	Optional<String> inventorySince(Instant since);

	/// Stores what came of it, once.
	void conclude(Asked asked);

	/// Forgets those older than that, but the latest.
	void forget(Instant before);

}
