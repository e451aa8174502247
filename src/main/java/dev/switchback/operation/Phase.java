package dev.switchback.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// Where an operation stands.
public sealed interface Phase {

	/// On its way through the steps.
	///
	/// @param key the step it is at
	/// @param visit which visit to that step
	/// @param since when this visit began, or was resumed after a question
	/// @param metSince since when the step's condition was seen to hold without a break
	/// @param extended by how much a timed hold was made longer; `null` if it was not
	record Forward(String key, int visit, Instant since, @Nullable Instant metSince, Sight sight,
			@Nullable Duration extended) implements Phase {

		static Forward begun(String key, int visit, Instant at) {
			return new Forward(key, visit, at, null, Sight.CLEAR, null);
		}

		Forward extended(Duration by) {
			return new Forward(this.key, this.visit, this.since, this.metSince, this.sight, extension().plus(by));
		}

		/// By how much a timed hold was made longer.
		public Duration extension() {
			return (this.extended != null) ? this.extended : Duration.ZERO;
		}

		/// The same visit, looked at with all patience anew; a hold goes on since it began.
		Forward resumed(boolean holding, Instant at) {
			return holding ? new Forward(this.key, this.visit, this.since, null, Sight.CLEAR, this.extended)
					: begun(this.key, this.visit, at);
		}

		/// The origin of ledger lines that are sent in this visit.
		public String origin() {
			return this.key + "#" + this.visit;
		}

		/// How long this visit lasted with eyes open.
		public Duration sighted(Instant now) {
			return this.sight.sighted(this.since, now);
		}

		/// A bug of ours kept from looking.
		Forward stumbled(Instant at) {
			return new Forward(this.key, this.visit, this.since, null, this.sight.lost(at), this.extended);
		}

		/// Nobody looked; what has to hold for a while has to do so anew.
		Forward unwatched(Instant since, Instant at) {
			return new Forward(this.key, this.visit, this.since, null, this.sight.missed(Duration.between(since, at)),
					this.extended);
		}

		Forward seen(Seeing seeing, Instant at) {
			var met = (seeing != Seeing.MET) ? null : (this.metSince != null) ? this.metSince : at;
			return new Forward(this.key, this.visit, this.since, met, this.sight.after(seeing, at), this.extended);
		}

	}

	/// Waits for a person or bot to answer.
	///
	/// @param resume where it goes on from
	/// @param reminded when people were last reminded; `null` if they were not yet
	/// @param meanwhile what is seen by now, where the question does not say it; `null` if nothing is
	record Parked(Forward resume, Question question, Instant since, @Nullable Instant reminded,
			@Nullable String meanwhile) implements Phase {

		static Parked asked(Forward resume, Question question, Instant at) {
			return new Parked(resume, question, at, null, null);
		}

		Parked resuming(Forward resume) {
			return new Parked(resume, this.question, this.since, this.reminded, this.meanwhile);
		}

		/// More time to decide, where there is a limit to it, and a longer hold, where it is one.
		Parked extended(Duration by) {
			return new Parked(this.resume.extended(by), this.question.later(by), this.since, this.reminded,
					this.meanwhile);
		}

		/// Nothing follows by itself any more.
		Parked waiting() {
			return new Parked(this.resume, this.question.waiting(), this.since, this.reminded, this.meanwhile);
		}

		Parked reminded(Instant at) {
			return new Parked(this.resume, this.question, this.since, at, this.meanwhile);
		}

		Parked meanwhile(@Nullable String seen) {
			return new Parked(this.resume, this.question, this.since, this.reminded, seen);
		}

	}

	/// Keeps its open obligations, newest first, and then proves that everything is as it
	/// was.
	///
	/// @param cause why it turned back, as a sentence without a full stop
	/// @param proving since when there is nothing left but to prove; `null` until then
	/// @param proven the obligations whose subject is proven to be as it was
	/// @param seen what was last seen on the way; `null` before the first look
	/// @param hindrance what stands in the way; `null` if nothing does. If several things do, what was told last
	/// @param retriedAt when a person last asked to try again; calls that Azure took
	/// before do not count against the one
	/// call per obligation that needs no person
	/// @param keeping how it goes with each obligation that was looked at; `null` where it is stored as before they were
	/// told apart
	record Restoring(String cause, Instant since, Sight sight, @Nullable Instant proving, Set<UUID> proven,
			@Nullable String seen, @Nullable String hindrance, @Nullable Instant retriedAt,
			Map<UUID, Keeping> keeping) implements Phase {

		public Restoring {
			proven = Set.copyOf(proven);
			keeping = Map.copyOf(Objects.requireNonNullElse(keeping, Map.<UUID, Keeping>of()));
		}

		static Restoring begun(String cause, Instant at) {
			return new Restoring(cause, at, Sight.CLEAR, null, Set.of(), null, null, null, Map.of());
		}

		/// How it goes with an obligation.
		public Keeping keeping(UUID obligation) {
			return this.keeping.getOrDefault(obligation, Keeping.UNKNOWN);
		}

		/// As badly seen as what is seen worst.
		///
		/// @param obligation `null` if it is about none of them alone
		Restoring seen(@Nullable UUID obligation, Seeing seeing, String sentence, Instant at) {
			var keeping = (obligation == null) ? this.keeping
					: with(obligation, keeping(obligation).seen(seeing, sentence));
			var worst = keeping.values().stream().map(Keeping::seeing).reduce(seeing, Seeing::worse);
			return new Restoring(this.cause, this.since, this.sight.after(worst, at), this.proving, this.proven,
					sentence, this.hindrance, this.retriedAt, keeping);
		}

		Restoring unwatched(Instant since, Instant at) {
			return new Restoring(this.cause, this.since, this.sight.missed(Duration.between(since, at)), this.proving,
					this.proven, this.seen, this.hindrance, this.retriedAt, this.keeping);
		}

		/// @param obligation `null` if it is about none of them alone
		/// @param hindrance `null` if it stands in the way no more
		Restoring hindered(@Nullable UUID obligation, @Nullable String hindrance, Instant at) {
			var keeping = (obligation == null) ? this.keeping
					: with(obligation, keeping(obligation).hindered(hindrance, at));
			return new Restoring(this.cause, this.since, this.sight, this.proving, this.proven, this.seen,
					(hindrance != null) ? hindrance : first(keeping), this.retriedAt, keeping);
		}

		/// What stands in the way of single obligations, for longest first.
		public List<Keeping> hindered() {
			return hindered(this.keeping);
		}

		private static List<Keeping> hindered(Map<UUID, Keeping> keeping) {
			return keeping.entrySet()
				.stream()
				.sorted(Map.Entry.comparingByKey())
				.map(Map.Entry::getValue)
				.filter((one) -> one.hindrance() != null)
				.sorted(Comparator.comparing(Keeping::orderedBy))
				.toList();
		}

		private static @Nullable String first(Map<UUID, Keeping> keeping) {
			var hindered = hindered(keeping);
			return hindered.isEmpty() ? null : hindered.getFirst().hindrance();
		}

		private Map<UUID, Keeping> with(UUID obligation, Keeping one) {
			return Keeping.with(this.keeping, obligation, one);
		}

		/// What a person has tried again is told anew if it is still hindered.
		Restoring retried(Instant at) {
			return new Restoring(this.cause, this.since, Sight.CLEAR, null, this.proven, this.seen, null, at, Map.of());
		}

		/// From here on there is nothing left but to prove; patience for that starts now.
		Restoring proving(Instant at) {
			return (this.proving != null) ? this : new Restoring(this.cause, this.since, Sight.CLEAR, at, this.proven,
					this.seen, this.hindrance, this.retriedAt, this.keeping);
		}

		Restoring proven(UUID obligation) {
			var proven = new HashSet<>(this.proven);
			proven.add(obligation);
			return new Restoring(this.cause, this.since, this.sight, this.proving, proven, this.seen, this.hindrance,
					this.retriedAt, without(obligation));
		}

		/// What is kept is looked at no more.
		Restoring kept(UUID obligation) {
			return new Restoring(this.cause, this.since, this.sight, this.proving, this.proven, this.seen,
					this.hindrance, this.retriedAt, without(obligation));
		}

		private Map<UUID, Keeping> without(UUID obligation) {
			return Keeping.without(this.keeping, obligation);
		}

	}

	/// Over.
	///
	/// @param note what people should know, as a whole sentence
	/// @param acknowledged whether somebody took note of a failure; until then a failed operation keeps its claims
	/// @param keeping what stands in the way of obligations that are kept although it is over; `null` where it is stored as
	/// before that was told
	record Ended(Ending ending, String note, boolean acknowledged, Map<UUID, Keeping> keeping) implements Phase {

		public Ended {
			keeping = Map.copyOf(Objects.requireNonNullElse(keeping, Map.<UUID, Keeping>of()));
		}

		public Ended(Ending ending, String note, boolean acknowledged) {
			this(ending, note, acknowledged, Map.of());
		}

		Ended acknowledgedNow() {
			return new Ended(this.ending, this.note, true, this.keeping);
		}

		/// How it goes with an obligation.
		public Keeping keeping(UUID obligation) {
			return this.keeping.getOrDefault(obligation, Keeping.UNKNOWN);
		}

		/// @param hindrance `null` if it stands in the way no more
		Ended hindered(UUID obligation, @Nullable String hindrance, Instant at) {
			return new Ended(this.ending, this.note, this.acknowledged,
					Keeping.with(this.keeping, obligation, keeping(obligation).hindered(hindrance, at)));
		}

		/// What is kept is hindered no more.
		Ended kept(UUID obligation) {
			return new Ended(this.ending, this.note, this.acknowledged, Keeping.without(this.keeping, obligation));
		}

		/// Whether what the operation claimed is still claimed.
		public boolean holdsClaims() {
			return this.ending == Ending.HANDED_OVER || (this.ending == Ending.FAILED && !this.acknowledged);
		}

	}

	/// What kind of sighting was had.
	enum Seeing {

		MET, UNMET, CONVERGING, BLIND, UNSETTLED, REFUSED;

		/// Whether it cannot be told how things are.
		boolean untold() {
			return this == BLIND || this == UNSETTLED;
		}

		/// Of two things that are looked at, how well they are seen together.
		static Seeing worse(Seeing one, Seeing other) {
			return (one == BLIND || (one == UNSETTLED && other != BLIND)) ? one : other;
		}

		public static Seeing of(Sighting sighting) {
			return switch (sighting) {
				case Sighting.Met _ -> MET;
				case Sighting.Unmet _ -> UNMET;
				case Sighting.Converging _ -> CONVERGING;
				case Sighting.Blind _ -> BLIND;
				case Sighting.Unsettled _ -> UNSETTLED;
				case Sighting.Refused _ -> REFUSED;
			};
		}

	}

}
