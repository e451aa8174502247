package dev.switchback.operation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// One accepted request. It changes only by [#after(Event, Instant)].
///
/// @param id UUIDv7
/// @param code what people say, such as `SB-7F3K9Q`
/// @param revision counts the changes, what was learned about calls included; fences late writers
/// @param plan the playbook's plan, as JSON
/// @param outline the steps as planned now
/// @param runs the visits so far, oldest first
/// @param stumbles how often in a row a bug of ours got in the way
/// @param escalated whether somebody made an emergency of it
/// @param tookOver whether it took over from the operation that it supersedes
/// @param startedAt when it was first worked on
/// @param sleptUntil until when it meant to sleep the last time it did; `null` if it did not yet. No event changes it
/// @param mutations the ledger, oldest first
/// @param obligations oldest first
/// @param observations what people and bots told, oldest first
public record Operation(UUID id, String code, long revision, Order order, String plan, List<Outline> outline,
		List<StepRun> runs, Phase phase, int stumbles, boolean escalated, boolean tookOver, Instant createdAt,
		@Nullable Instant startedAt, @Nullable Instant finishedAt, @Nullable Instant sleptUntil,
		List<Observation> observations, List<Mutation> mutations, List<Obligation> obligations) {

	public Operation {
		outline = List.copyOf(outline);
		runs = List.copyOf(runs);
		observations = List.copyOf(observations);
		mutations = List.copyOf(mutations);
		obligations = List.copyOf(obligations);
	}

	/// A freshly accepted operation, about to begin its first step.
	public static Operation accepted(UUID id, String code, Order order, String plan, List<Outline> outline,
			Instant at) {
		var first = outline.getFirst();
		return new Operation(id, code, 1, order, plan, outline, List.of(StepRun.begun(first, 1, at)),
				Phase.Forward.begun(first.key(), 1, at), 0, false, false, at, null, null, null, List.of(), List.of(),
				List.of());
	}

	/// This operation after an event.
	/// @throws IllegalTransition if the event cannot happen in the present phase
	public Operation after(Event event, Instant at) {
		return new Transition(this, at).after(event);
	}

	/// The same after it went to sleep.
	public Operation asleep(@Nullable Instant until) {
		return new Operation(this.id, this.code, this.revision, this.order, this.plan, this.outline, this.runs,
				this.phase, this.stumbles, this.escalated, this.tookOver, this.createdAt, this.startedAt,
				this.finishedAt, until, this.observations, this.mutations, this.obligations);
	}

	/// The same with all events of one append, and the next revision.
	public Operation afterAll(List<Event> events, Instant at) {
		var after = this;
		for (var event : events) {
			after = after.after(event, at);
		}
		return after.with((edit) -> edit.revision++);
	}

	/// Why it runs now: what was a drill may have become an emergency.
	public Purpose purpose() {
		return this.escalated ? Purpose.EMERGENCY : this.order.purpose();
	}

	/// Whether it has still to take over from the operation that it supersedes.
	public boolean supersedes() {
		return this.order.supersedes() != null && !this.tookOver;
	}

	public Status status() {
		return Status.of(this.phase);
	}

	public boolean ended() {
		return this.phase instanceof Phase.Ended;
	}

	/// Whether its claims are still held.
	public boolean holdsClaims() {
		return !(this.phase instanceof Phase.Ended ended) || ended.holdsClaims();
	}

	/// Whether a changing call was ever intended, also by the operation that this one took over from, unless that is over and
	/// nothing of it is owed.
	public boolean touched() {
		return touched(this.mutations, this.obligations);
	}

	static boolean touched(List<Mutation> mutations, List<Obligation> obligations) {
		return mutations.stream().anyMatch((mutation) -> !new Origin(mutation.origin()).over())
				|| obligations.stream().anyMatch((owed) -> owed.open() && owed.mutation() != null);
	}

	/// The open obligations, newest first: the order in which they are kept.
	public List<Obligation> owed() {
		return this.obligations.reversed().stream().filter(Obligation::open).toList();
	}

	/// The ledger lines sent for a step visit or obligation.
	public List<Mutation> mutationsOf(String origin) {
		return this.mutations.stream().filter((mutation) -> mutation.origin().equals(origin)).toList();
	}

	/// The ledger lines sent for a step, in whichever visit, also by the operation that this one took over from, if the step
	/// goes on with that.
	public List<Mutation> mutationsOfStep(String key) {
		return this.mutations.stream().filter((mutation) -> new Origin(mutation.origin()).isOf(key)).toList();
	}

	/// The same, and what was sent for the promise that the step keeps, if no other step sent it.
	public List<Mutation> mutationsFor(String key, @Nullable String keeps) {
		var kept = Optional.ofNullable(keeps).flatMap(this::owed).map(this::madeToKeep).orElse(List.of());
		return this.mutations.stream()
			.filter((call) -> new Origin(call.origin()).isOf(key)
					|| (kept.contains(call) && this.outline.stream().noneMatch((step) -> step.made(call.origin()))))
			.toList();
	}

	/// Whether a call was made in a visit of ours to a step, and not by the operation that this one took over from.
	public boolean sentInVisit(Mutation mutation) {
		return this.runs.stream().anyMatch((run) -> run.origin().equals(mutation.origin()));
	}

	/// The calls that were made to keep an obligation: from what is stored of it, or by the step that keeps it. Of a step
	/// that nobody knows any more, it is what it changed that tells.
	public List<Mutation> madeToKeep(Obligation obligation) {
		return this.mutations.stream()
			.skip(begun(obligation))
			.filter((mutation) -> mutation.origin().equals(obligation.origin()) || madeToKeep(mutation, obligation))
			.toList();
	}

	/// How many calls were made until this one was owed; none of which undoes it.
	private long begun(Obligation obligation) {
		return (obligation.mutation() == null) ? 0
				: Math.min(this.mutations.size(),
						1 + this.mutations.stream()
							.takeWhile((mutation) -> !mutation.id().equals(obligation.mutation()))
							.count());
	}

	private boolean madeToKeep(Mutation mutation, Obligation obligation) {
		var origin = mutation.origin();
		var known = this.outline.stream().filter((step) -> step.made(origin)).findFirst();
		var ofAnother = this.obligations.stream().anyMatch((other) -> origin.equals(other.origin()));
		return known.map((step) -> obligation.key().equals(step.keeps()))
			.orElse(!ofAnother && mutation.target().equalsIgnoreCase(obligation.subject()));
	}

	/// The calls of which it is not known what became of them.
	public List<Mutation> unsettled() {
		return this.mutations.stream().filter(Mutation::open).toList();
	}

	/// The first call of which nobody but a person can say what became of it.
	public Optional<Mutation> undecidable() {
		return this.mutations.stream().filter(Mutation::undecidable).findFirst();
	}

	/// When the first open obligation falls due, if one has a due time.
	public Optional<Instant> deadline() {
		return this.obligations.stream()
			.filter(Obligation::open)
			.map(Obligation::due)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.min(Comparator.naturalOrder());
	}

	/// What is owed and should have been brought back by now, the newest if there are several. Past a call after which nothing
	/// turns back, nothing is brought back because it is due.
	public Optional<Obligation> overdue(Instant now) {
		return pastReturn() ? Optional.empty()
				: owed().stream().filter((obligation) -> obligation.dueBy(now)).findFirst();
	}

	/// Whether anything was ever promised under a key.
	public boolean everOwed(String key) {
		return this.obligations.stream().anyMatch((obligation) -> obligation.key().equals(key));
	}

	/// The open obligation made under a key, if there is one.
	public Optional<Obligation> owed(String key) {
		return owed().stream().filter((obligation) -> obligation.key().equals(key)).findFirst();
	}

	public Optional<Obligation> obligation(UUID id) {
		return this.obligations.stream().filter((obligation) -> obligation.id().equals(id)).findFirst();
	}

	public Optional<Mutation> mutation(UUID id) {
		return this.mutations.stream().filter((mutation) -> mutation.id().equals(id)).findFirst();
	}

	/// How it goes with an obligation that is being kept.
	public Keeping keeping(UUID obligation) {
		return Keeping.of(this.phase, obligation);
	}

	/// Which visit to a step was the last; 0 if it was not begun. What an earlier release took over is not told from the calls
	/// of such a visit, and counts, too.
	public int visits(String key) {
		var begun = this.runs.stream().filter((run) -> run.key().equals(key)).map(StepRun::visit);
		var sent = mutationsOfStep(key).stream().map((mutation) -> new Origin(mutation.origin()).visit());
		return Stream.concat(begun, sent).reduce(0, Math::max);
	}

	/// Whether a call may have been made past which nothing turns back, also by the operation that this one took over from and
	/// goes on with, or what it was to bring about is so.
	public boolean pastReturn() {
		return this.runs.stream().anyMatch((run) -> run.kind() == Step.Kind.FINISH && run.verdict() == Verdict.PASS)
				|| this.mutations.stream()
					.anyMatch((mutation) -> mutation.state() != Mutation.State.REFUTED && finishes(mutation.origin()));
	}

	/// Whether what is owed may be left as it is for somebody to bring back later. Where calls are made past which nothing turns
	/// back, what is owed is no drain.
	public boolean leavable() {
		return purpose() == Purpose.EMERGENCY && !owed().isEmpty() && !pastReturn()
				&& this.outline.stream().noneMatch((step) -> step.kind() == Step.Kind.FINISH);
	}

	/// Whether a call was made past which nothing turns back.
	public boolean isOfFinish(Mutation mutation) {
		return finishes(mutation.origin());
	}

	private boolean finishes(String origin) {
		return this.runs.stream().anyMatch((run) -> run.kind() == Step.Kind.FINISH && run.origin().equals(origin))
				|| this.outline.stream().anyMatch((step) -> step.kind() == Step.Kind.FINISH && step.made(origin));
	}

	/// What was measured of each leg, as it was measured last.
	public List<Recovery> recoveries() {
		return Recovery.latest(this.runs.stream()
			.map(StepRun::recovery)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.toList());
	}

	/// The visit that is under way or was the last.
	public StepRun lastRun() {
		return this.runs.getLast();
	}

	/// How a step is titled.
	public Outline outline(String key) {
		return this.outline.stream()
			.filter((line) -> line.key().equals(key))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no step " + key));
	}

	Operation with(Consumer<Edit> change) {
		var edit = new Edit(this);
		change.accept(edit);
		return edit.done();
	}

}
