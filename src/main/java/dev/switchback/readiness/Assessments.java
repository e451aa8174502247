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

		/// What the history tells of it.
		public Summary summary() {
			return new Summary(this.id, this.at, this.by, this.about, this.subject, this.offline,
					(this.result != null) ? this.result.takenAt() : null,
					(this.result != null) ? this.result.score().value() : null,
					(this.result != null) ? this.result.score().counts() : null, this.failure, this.worseBy);
		}

	}

	/// How far an assessment is.
	enum State {

		ASSESSING, READY,

		/// It could not be made.
		FAILED

	}

	/// What the history tells of an assessment, which may have megabytes of findings.
	///
	/// @param takenAt when the inventory was taken; `null` until it is made, like `score` and `counts`
	record Summary(UUID id, Instant at, String by, Asked.About about, @Nullable String subject, boolean offline,
			@Nullable Instant takenAt, @Nullable Integer score, Score.@Nullable Counts counts, @Nullable String failure,
			@Nullable Integer worseBy) {

		/// How far it is.
		public State state() {
			return (this.score != null) ? State.READY : (this.failure != null) ? State.FAILED : State.ASSESSING;
		}

	}

	/// Which assessments; what is `null` does not restrict.
	///
	/// @param subject the pair's name, or an id, in lower case
	/// @param by subject of the requester
	/// @param from inclusive
	/// @param to exclusive
	/// @param scoreBelow only those that were made, with less than this
	/// @param worse whether some finding got worse
	record Filter(Asked.@Nullable About about, @Nullable String subject, @Nullable State state,
			@Nullable Boolean offline, @Nullable String by, @Nullable Instant from, @Nullable Instant to,
			@Nullable Integer scoreBelow, @Nullable Boolean worse) {

		/// All there are.
		public static final Filter NONE = new Filter(null, null, null, null, null, null, null, null, null);

		/// Those of Azure about something.
		///
		/// @param subject `null` for everything
		static Filter ofAzure(Asked.About about, @Nullable String subject) {
			return new Filter(about, subject, null, false, null, null, null, null, null);
		}

	}

	/// A page of the history.
	///
	/// @param next cursor of the next page; `null` on the last
	record Page(List<Summary> items, @Nullable String next) {

		public Page {
			items = List.copyOf(items);
		}

	}

	/// An inventory that an assessment was made of.
	///
	/// @param text as JSON
	record Kept(UUID assessment, Instant takenAt, String text) {
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

	/// The newest first.
	///
	/// @param cursor `null` for the first page
	Page page(Filter filter, int limit, @Nullable String cursor);

	/// The latest that was made of Azure about the same.
	Optional<Asked> previous(Asked asked);

	/// What a preview shows of the latest that was made of Azure about something; without its age.
	///
	/// @param subject in lower case; `null` for everything
	Optional<Made> made(Asked.About about, @Nullable String subject);

	/// The score of an assessment that was made.
	record Made(UUID id, Instant assessedAt, int score) {
	}

	/// The inventory that was read of Azure last, if it was read since.
	Optional<Kept> inventorySince(Instant since);

	/// The inventory that an assessment was made of; empty if there is no such assessment, or it was not made.
	Optional<Kept> inventoryOf(UUID assessment);

	/// Stores what came of it, once.
	void conclude(Asked asked);

	/// Forgets those older than that, but the latest.
	void forget(Instant before);

}
