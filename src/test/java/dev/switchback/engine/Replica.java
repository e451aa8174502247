package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Acceptance;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Preview;
import dev.switchback.operation.Previews;
import dev.switchback.operation.Requester;
import dev.switchback.operation.Schedules;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.store.InMemoryOperations;
import dev.switchback.store.InMemorySchedule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The engine in virtual time, on the in-memory store, in one thread: does what the scheduler's tasks do, lets time pass
/// until something is due, and comes back after a crash as a fresh process would.
public final class Replica {

	/// Who asks in tests.
	public static final Requester ALICE = new Requester("alice", true, "portal");

	/// How long it takes until somebody notices that a process died.
	private static final Duration TAKEOVER = Duration.ofSeconds(15);

	private final VirtualTime time;

	private final InMemoryOperations store;

	private final Operations operations;

	private final Engine engine;

	private final Duty duty;

	private final Reception reception;

	private final Previewing previewing;

	private int keys;

	private int crashes;

	public Replica(VirtualTime time, InMemoryOperations store, Crashes crashes,
			List<? extends Playbook<?, ?>> playbooks, List<Keeper> keepers) {
		this(time, store, crashes, playbooks, keepers, Replica::inline);
	}

	Replica(VirtualTime time, InMemoryOperations store, Crashes crashes, List<? extends Playbook<?, ?>> playbooks,
			List<Keeper> keepers, Looks looks) {
		this.time = time;
		this.store = store;
		this.operations = new CrashingOperations(store, crashes);
		var registry = new Registry(playbooks, JsonMapper.builder().build());
		var ids = new Ids(time, new SplittableRandom(7));
		var settings = EngineSettings.DEFAULTS;
		this.engine = EngineConfiguration.assemble(this.operations, registry, keepers, looks, time, time, ids::next,
				settings);
		this.duty = new Duty(this.operations, this.engine, time, settings);
		this.reception = EngineConfiguration.reception(registry, store, store.previews(), time, ids::next, settings);
		this.previewing = new Previewing(registry, store.previews(), looks, time, settings);
	}

	/// Looks in the same thread.
	static <T> Optional<T> inline(UUID operation, Callable<T> look) {
		try {
			return Optional.of(look.call());
		}
		catch (Exception ex) {
			if (crash(ex) != null) {
				throw new Crash("wrapped by a library");
			}
			throw Bug.of(ex);
		}
	}

	/// A library may have wrapped it, but a process that died is dead.
	private static @Nullable Crash crash(@Nullable Throwable thrown) {
		if (thrown == null || thrown instanceof Crash) {
			return (Crash) thrown;
		}
		return crash(thrown.getCause());
	}

	Engine engine() {
		return this.engine;
	}

	public Reception reception() {
		return this.reception;
	}

	/// Asks for an operation.
	/// @return its id
	public UUID ask(String kind, Purpose purpose, String request) {
		return ask(kind, purpose, request, null);
	}

	/// Asks for an operation that takes over from another.
	/// @return its id
	public UUID ask(String kind, Purpose purpose, String request, @Nullable UUID supersedes) {
		return ask(kind, Mandate.of(purpose), request, supersedes);
	}

	/// Asks for an operation for which somebody answers for failing rules.
	/// @return its id
	public UUID ask(String kind, Mandate mandate, String request, @Nullable UUID supersedes) {
		return accepted(new Asking(kind, mandate, request, "an exercise", null, null, null,
				(supersedes != null) ? operation(supersedes) : null, null, ALICE, key("POST /v1/operations")));
	}

	/// Asks for an emergency and says since when there is one.
	/// @return its id
	UUID incident(String kind, String request, Instant startedAt) {
		return accepted(new Asking(kind, Mandate.of(Purpose.EMERGENCY), request, "an outage", null, null, startedAt,
				null, null, ALICE, key("POST /v1/operations")));
	}

	private UUID accepted(Asking asking) {
		var received = this.reception.accept(asking);
		return switch (received) {
			case Received.Answered(Acceptance.Accepted(var operation)) -> operation.id();
			case Received.Answered answered -> throw new AssertionError(answered);
			case Received.PlanChanged changed -> throw new AssertionError(changed);
		};
	}

	/// Makes a preview.
	Preview.Result preview(String kind, Mandate mandate, String request) {
		return Objects.requireNonNull(previewed(kind, mandate, request).result());
	}

	/// The same with its steps.
	Preview previewed(String kind, Mandate mandate, String request) {
		var requested = this.reception.preview(kind, mandate, request, ALICE, null);
		if (!(requested instanceof Previews.Requested.Stored(var preview))) {
			throw new AssertionError(requested);
		}
		this.previewing.make(preview.id());
		return this.store.previews().find(preview.id()).orElseThrow();
	}

	/// Takes a decision, answering the question that is asked now, if one is.
	public Settled decide(UUID id, Decision decision) {
		return decide(id, decision, ALICE);
	}

	/// Takes a decision as somebody.
	public Settled decide(UUID id, Decision decision, Requester by) {
		var extendBy = (decision == Decision.EXTEND) ? Duration.ofMinutes(30) : null;
		return decide(id, decision, extendBy, by);
	}

	Settled decide(UUID id, Decision decision, @Nullable Duration extendBy, Requester by) {
		return decide(id, decision, extendBy, List.of(), by);
	}

	/// Takes a decision and answers for rules.
	Settled overriding(UUID id, Decision decision, List<RuleOverride> overrides, Requester by) {
		return decide(id, decision, null, overrides, by);
	}

	private Settled decide(UUID id, Decision decision, @Nullable Duration extendBy, List<RuleOverride> overrides,
			Requester by) {
		var question = (operation(id).phase() instanceof Phase.Parked parked) ? parked.question().id() : null;
		return this.reception
			.decide(new Answering(id, decision, question, null, extendBy, overrides, by, key("decide")));
	}

	/// Takes a decision that names a question, whichever is asked now.
	Settled answer(UUID id, Decision decision, UUID question) {
		return this.reception
			.decide(new Answering(id, decision, question, null, null, List.of(), ALICE, key("decide")));
	}

	private IdempotencyKey key(String route) {
		return new IdempotencyKey("alice", route, "key-" + this.keys++, "same");
	}

	public Operation operation(UUID id) {
		return this.store.find(id).orElseThrow();
	}

	/// How often the process died and came back.
	public int crashes() {
		return this.crashes;
	}

	/// Lets time pass and does what is due, until the operation is over.
	public Operation untilEnded(UUID id) {
		return until(id, Duration.ofDays(3), Operation::ended);
	}

	/// Lets time pass and does what is due, until the operation is as wanted.
	/// @param patience in virtual time, after which something is stuck
	public Operation until(UUID id, Duration patience, Predicate<Operation> wanted) {
		var end = this.time.instant().plus(patience);
		while (!wanted.test(operation(id))) {
			if (!turn(end)) {
				throw new AssertionError("stuck: " + operation(id) + "\n" + timeline(id));
			}
		}
		return operation(id);
	}

	/// Does whatever is due until a moment, and lets time pass up to it.
	public void passUntil(Instant moment) {
		while (turn(moment)) {
			// Everything that is due happens.
		}
		this.time.passUntil(moment);
	}

	/// @return whether there was anything to do by then
	private boolean turn(Instant end) {
		var due = this.store.nextDue().filter((next) -> !next.at().isAfter(end));
		due.ifPresent((next) -> {
			this.time.passUntil(next.at());
			execute(next);
		});
		return due.isPresent();
	}

	private void execute(InMemorySchedule.Due due) {
		if (!this.store.schedule().pick(due.task(), due.id())) {
			throw new AssertionError("due, but executed by nobody: " + due);
		}
		try {
			switch (due.task()) {
				case Schedules.OPERATION -> advance(due.id());
				case Schedules.OBLIGATION -> this.duty.keep(due.id())
					.ifPresentOrElse((again) -> this.store.schedule().reschedule(due.task(), due.id(), again),
							() -> this.store.schedule().done(due.task(), due.id()));
				default -> this.previewing.make(due.id())
					.ifPresentOrElse((again) -> this.store.schedule().reschedule(due.task(), due.id(), again),
							() -> this.store.schedule().done(due.task(), due.id()));
			}
		}
		catch (Crash crash) {
			this.crashes++;
			this.time.pass(TAKEOVER);
			this.store.schedule().revive(this.time.instant());
		}
	}

	private void advance(UUID id) {
		switch (this.engine.advance(id, () -> true)) {
			case Advance.Rest(var seen, var until) -> rest(seen, until);
			case Advance.Done(var seen) -> rest(Objects.requireNonNull(seen), null);
			case Advance.Over _ -> {
			}
			case Advance.NotHere(var until) -> this.store.schedule().reschedule(Schedules.OPERATION, id, until);
		}
	}

	private void rest(Operation seen, @Nullable Instant until) {
		if (!this.operations.rest(seen, until, () -> {
		})) {
			this.store.schedule().reschedule(Schedules.OPERATION, seen.id(), this.time.instant());
		}
	}

	/// The history as people read it, with the time since the start.
	public String timeline(UUID id) {
		var lines = new StringBuilder();
		for (var entry : this.store.events(id, 0, Integer.MAX_VALUE)) {
			var since = Duration.between(VirtualTime.START, entry.at());
			lines.append("%6d.%ds  %s%n".formatted(since.toSeconds(), since.toMillisPart() / 100, entry.sentence()));
		}
		return lines.toString();
	}

}
