package dev.switchback.store;

import dev.switchback.operation.Observation;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Unstorable;
import dev.switchback.playbook.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import dev.switchback.operation.Claim;
import dev.switchback.operation.Event;
import dev.switchback.operation.Headline;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.IdempotencyKeys;
import dev.switchback.operation.Journal;
import dev.switchback.operation.ManualCards;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Previews;
import dev.switchback.operation.Schedules;
import dev.switchback.operation.Wakeups;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.OwnWrites;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Keeps operations in memory, with the behaviour of the database and none of its cost. One lock stands for all of the
/// database's; calls from outside ([Wakeups]) are made after it is released, as they are made after a commit.
public final class InMemoryOperations implements Operations, Journal, ManualCards, OwnWrites {

	private static final Comparator<Operation> NEWEST_FIRST = Comparator.comparing(Operation::createdAt)
		.thenComparing((operation) -> operation.id().toString())
		.reversed();

	private static final Comparator<Owed> FIRST_DUE_FIRST = Comparator
		.comparing((Owed owed) -> owed.obligation().due(), Comparator.nullsLast(Comparator.naturalOrder()))
		.thenComparing((owed) -> owed.obligation().openedAt())
		.thenComparing((owed) -> owed.obligation().id().toString());

	private final InstantSource clock;

	private final InMemorySchedule schedule = new InMemorySchedule();

	private final Map<UUID, Operation> operations = new LinkedHashMap<>();

	private final Map<UUID, List<Entry>> entries = new HashMap<>();

	private final List<Entry> everything = new ArrayList<>();

	private final Map<UUID, Instant> nextLooks = new HashMap<>();

	private final Map<String, Claim> claims = new TreeMap<>();

	private final InMemoryKeys keys = new InMemoryKeys();

	private final Map<UUID, Secret> secrets = new HashMap<>();

	private final Map<UUID, Written> cards = new HashMap<>();

	private long lastCard;

	private final InMemoryPreviews previews;

	private final List<UUID> wakeups = new ArrayList<>();

	private Wakeups listener = (_) -> {
	};

	public InMemoryOperations(InstantSource clock) {
		this.clock = clock;
		this.previews = new InMemoryPreviews(this.keys, this.schedule, this::wake);
	}

	/// Where previews are kept, on the same schedule and with the same wake-ups.
	public Previews previews() {
		return this.previews;
	}

	/// Who is told of wake-ups, besides [#wakeups()].
	public synchronized void tell(Wakeups listener) {
		this.listener = listener;
	}

	/// What is due when, for a harness that lets time pass.
	public InMemorySchedule schedule() {
		return this.schedule;
	}

	/// What is due first among all that nobody executes.
	public Optional<InMemorySchedule.Due> nextDue() {
		return this.schedule.next();
	}

	/// Every wake-up so far, oldest first.
	public synchronized List<UUID> wakeups() {
		return List.copyOf(this.wakeups);
	}

	/// Every operation, oldest first.
	public synchronized List<Operation> all() {
		return List.copyOf(this.operations.values());
	}

	@Override
	public Acceptance accept(Draft draft) {
		var acceptance = acceptLocked(draft);
		if (acceptance instanceof Acceptance.Accepted accepted) {
			wake(accepted.operation().id());
		}
		return acceptance;
	}

	public IdempotencyKeys keys() {
		return this.keys;
	}

	@Override
	public synchronized Optional<Acceptance> accepted(IdempotencyKey key) {
		return switch (this.keys.look(key)) {
			case InMemoryKeys.Fresh _ -> Optional.empty();
			case InMemoryKeys.Used(var id) -> Optional.of(new Acceptance.Replayed(stored(id)));
			case InMemoryKeys.Reused _ -> Optional.of(new Acceptance.KeyReused());
		};
	}

	private synchronized Acceptance acceptLocked(Draft draft) {
		var earlier = accepted(draft.key());
		if (earlier.isPresent()) {
			return earlier.get();
		}
		var wanted = (draft.order().supersedes() == null) ? draft.order().claims() : List.<String>of();
		var held = wanted.stream().map(this.claims::get).filter(Objects::nonNull).toList();
		if (!held.isEmpty()) {
			return new Acceptance.Held(held);
		}
		var at = Micros.of(draft.at());
		var code = "SB-%06d".formatted(this.operations.size() + 1);
		var operation = Operation.accepted(draft.id(), code, Micros.of(draft.order()), draft.plan(), draft.outline(),
				at);
		this.keys.use(draft.key(), operation.id(), at);
		for (var resource : wanted) {
			this.claims.put(resource, new Claim(resource, operation.id(), code, at));
		}
		this.entries.put(operation.id(), new ArrayList<>());
		store(Change.accepted(operation));
		add(operation.id(), at, draft.card());
		this.schedule.add(Schedules.OPERATION, operation.id(), dueNow(at));
		return new Acceptance.Accepted(operation);
	}

	@Override
	public Optional<Operation> find(UUID id) {
		synchronized (this) {
			return Optional.ofNullable(this.operations.get(id));
		}
	}

	@Override
	public synchronized Appending append(Operation seen, Instant at, List<Event> events) {
		var stored = this.operations.get(seen.id());
		if (stored == null || stored.revision() != seen.revision()) {
			return new Appending.Stale();
		}
		var change = Change.append(stored, at, events);
		store(change);
		this.nextLooks.remove(seen.id());
		if (change.ends()) {
			this.schedule.done(Schedules.OPERATION, seen.id());
		}
		return new Appending.Appended(change.after());
	}

	@Override
	public synchronized Appending intend(Operation seen, Instant at, List<Event> events, Map<UUID, Secret> secrets,
			@Nullable ManualCard card) {
		var appending = append(seen, at, events);
		if (appending instanceof Appending.Appended) {
			this.secrets.putAll(secrets);
			add(seen.id(), Micros.of(at), card);
		}
		return appending;
	}

	/// What was sealed cannot be opened any more.
	public synchronized void lose(UUID obligation) {
		this.secrets.remove(obligation);
	}

	@Override
	public synchronized Optional<Secret> secret(UUID obligation) {
		return Optional.ofNullable(this.secrets.get(obligation));
	}

	@Override
	public Appending interject(Operation seen, Instant at, List<Event> events, @Nullable IdempotencyKey key) {
		var appending = interjectLocked(seen, at, events, key);
		if (appending instanceof Appending.Appended) {
			wake(seen.id());
		}
		return appending;
	}

	private synchronized Appending interjectLocked(Operation seen, Instant at, List<Event> events,
			@Nullable IdempotencyKey key) {
		var earlier = (key != null) ? earlier(seen.id(), key) : Optional.<Appending>empty();
		if (earlier.isPresent()) {
			return earlier.get();
		}
		var appending = append(seen, at, events);
		if (appending instanceof Appending.Appended) {
			this.keys.use(key, seen.id(), at);
			this.schedule.wake(Schedules.OPERATION, seen.id(), dueNow(Micros.of(at)));
		}
		return appending;
	}

	@Override
	public synchronized Appending attest(UUID operation, Observation observation, IdempotencyKey key) {
		var earlier = earlier(operation, key);
		if (earlier.isPresent()) {
			return earlier.get();
		}
		var change = Change.attested(stored(operation), observation);
		this.keys.use(key, operation, observation.at());
		store(change);
		return new Appending.Appended(change.after());
	}

	@Override
	public Takeover takeOver(Operation seen, Operation from, Instant at, List<Event> events,
			@Nullable ManualCard card) {
		var takeover = takeOverLocked(seen, from, at, events);
		if (takeover instanceof Takeover.Taken) {
			add(seen.id(), Micros.of(at), card);
		}
		if (takeover instanceof Takeover.Taken && from.holdsClaims()) {
			wake(from.id());
		}
		return takeover;
	}

	private synchronized Takeover takeOverLocked(Operation seen, Operation from, Instant at, List<Event> events) {
		var change = Change.append(seen, at, events);
		if (stored(seen.id()).revision() != seen.revision() || stored(from.id()).revision() != from.revision()) {
			return new Takeover.Stale();
		}
		var held = seen.order()
			.claims()
			.stream()
			.map(this.claims::get)
			.filter(Objects::nonNull)
			.filter((claim) -> !claim.operation().equals(from.id()))
			.toList();
		if (!held.isEmpty()) {
			return new Takeover.Held(held);
		}
		if (from.holdsClaims()) {
			from.owed().forEach((obligation) -> this.schedule.cancel(Schedules.OBLIGATION, obligation.id()));
			store(Change.append(from, at, List.of(new Event.Superseded(seen.id(), seen.code()))));
			this.schedule.wake(Schedules.OPERATION, from.id(), dueNow(Micros.of(at)));
		}
		for (var resource : seen.order().claims()) {
			this.claims.put(resource, new Claim(resource, seen.id(), seen.code(), Micros.of(at)));
		}
		store(change);
		return new Takeover.Taken(change.after());
	}

	@Override
	public synchronized Optional<Appending> earlier(UUID operation, IdempotencyKey key) {
		return switch (this.keys.look(key)) {
			case InMemoryKeys.Fresh _ -> Optional.empty();
			case InMemoryKeys.Used(var id) ->
				Optional.of(id.equals(operation) ? new Appending.Replayed(stored(id)) : new Appending.KeyReused());
			case InMemoryKeys.Reused _ -> Optional.of(new Appending.KeyReused());
		};
	}

	@Override
	public synchronized Optional<UUID> owing(UUID obligation) {
		return this.operations.values()
			.stream()
			.filter((operation) -> operation.obligation(obligation).isPresent())
			.map(Operation::id)
			.findFirst();
	}

	@Override
	public synchronized Operation record(UUID operation, UUID mutation, Mutation.Fact fact) {
		var holder = this.operations.values()
			.stream()
			.filter((other) -> other.mutation(mutation).isPresent())
			.findFirst()
			.orElse(stored(operation));
		Change.fact(holder, mutation, fact).ifPresent(this::store);
		return stored(operation);
	}

	@Override
	public synchronized boolean rest(Operation seen, @Nullable Instant until, Runnable reschedule) {
		if (stored(seen.id()).revision() != seen.revision()) {
			return false;
		}
		reschedule.run();
		if (until != null) {
			this.schedule.reschedule(Schedules.OPERATION, seen.id(), Micros.of(until));
			this.nextLooks.put(seen.id(), Micros.of(until));
			this.operations.put(seen.id(), stored(seen.id()).asleep(Micros.of(until)));
		}
		else {
			this.schedule.done(Schedules.OPERATION, seen.id());
			this.nextLooks.remove(seen.id());
			this.operations.put(seen.id(), stored(seen.id()).asleep(null));
		}
		return true;
	}

	@Override
	public synchronized Optional<Operation> find(String idOrCode) {
		return this.operations.values()
			.stream()
			.filter((operation) -> operation.id().toString().equalsIgnoreCase(idOrCode)
					|| operation.code().equalsIgnoreCase(idOrCode))
			.findFirst();
	}

	@Override
	public synchronized Page<Headline> operations(Filter filter, int limit, @Nullable String cursor) {
		var after = (cursor != null) ? Cursor.of(cursor) : null;
		var found = this.operations.values()
			.stream()
			.filter((operation) -> matches(filter, operation))
			.sorted(NEWEST_FIRST)
			.filter((operation) -> after == null || older(operation, after))
			.limit(limit + 1L)
			.map(Headline::of)
			.toList();
		var items = found.subList(0, Math.min(limit, found.size()));
		return new Page<>(items, (found.size() > limit) ? Cursor.after(items.getLast()).text() : null);
	}

	/// The events of all operations, as they came.
	synchronized List<Entry> everything() {
		return List.copyOf(this.everything);
	}

	@Override
	public synchronized List<Entry> events(UUID operation, long after, int limit) {
		return this.entries.getOrDefault(operation, List.of())
			.stream()
			.filter((entry) -> entry.seq() > after)
			.limit(limit)
			.toList();
	}

	@Override
	public synchronized List<Owed> obligations(@Nullable Instant overdueAt, int limit) {
		return this.operations.values()
			.stream()
			.flatMap((operation) -> operation.obligations()
				.stream()
				.map((obligation) -> new Owed(operation.id(), operation.code(), obligation,
						operation.keeping(obligation.id()))))
			.filter((owed) -> owed.obligation().open())
			.filter((owed) -> overdueAt == null || owed.obligation().dueBy(overdueAt))
			.sorted(FIRST_DUE_FIRST)
			.limit(limit)
			.toList();
	}

	@Override
	public synchronized List<Claim> claims(@Nullable String resource, int limit) {
		return this.claims.values()
			.stream()
			.filter((claim) -> resource == null || claim.resource().equals(resource))
			.limit(limit)
			.toList();
	}

	@Override
	public synchronized Optional<Instant> nextLook(UUID operation) {
		return Optional.ofNullable(this.nextLooks.get(operation));
	}

	@Override
	public synchronized List<String> openOn(String target) {
		return this.operations.values().stream().flatMap((operation) -> open(operation, target)).toList();
	}

	@Override
	public synchronized Optional<Written> newest(UUID operation) {
		return Optional.ofNullable(this.cards.get(operation));
	}

	@Override
	public synchronized Map<UUID, Long> current() {
		var current = new HashMap<UUID, Long>();
		this.cards.forEach((id, written) -> {
			if (!stored(id).ended() || !stored(id).owed().isEmpty()) {
				current.put(id, written.number());
			}
		});
		return current;
	}

	private synchronized void add(UUID operation, Instant at, @Nullable ManualCard card) {
		if (card != null) {
			this.lastCard++;
			this.cards.put(operation, new Written(this.lastCard, at, card));
		}
	}

	/// What is no JSON the database refuses.
	private static void storable(Obligation obligation) {
		try {
			Json.read(obligation.payload(), Object.class);
		}
		catch (JacksonException ex) {
			throw new Unstorable(ex);
		}
	}

	private void store(Change change) {
		var operation = change.after();
		change.promised().forEach(InMemoryOperations::storable);
		this.operations.put(operation.id(), operation);
		var entries = Objects.requireNonNull(this.entries.get(operation.id()));
		for (var line : change.lines()) {
			entries.add(new Entry(operation.id(), entries.size() + 1L, change.at(), line.sentence(), line.event()));
			this.everything.add(entries.getLast());
		}
		for (var obligation : change.promised()) {
			if (obligation.open() && obligation.due() != null) {
				this.schedule.add(Schedules.OBLIGATION, obligation.id(), obligation.due());
			}
		}
		change.closed().forEach((obligation) -> this.secrets.remove(obligation.id()));
		change.closed().forEach((obligation) -> this.schedule.cancel(Schedules.OBLIGATION, obligation.id()));
		for (var obligation : change.postponed()) {
			this.schedule.cancel(Schedules.OBLIGATION, obligation.id());
			if (obligation.due() != null) {
				this.schedule.add(Schedules.OBLIGATION, obligation.id(), obligation.due());
			}
		}
		if (change.releasesClaims()) {
			this.claims.values().removeIf((claim) -> claim.operation().equals(operation.id()));
		}
	}

	private Instant dueNow(Instant at) {
		var now = this.clock.instant();
		return at.isBefore(now) ? at : now;
	}

	private Operation stored(UUID id) {
		var operation = this.operations.get(id);
		if (operation == null) {
			throw new IllegalArgumentException("no operation " + id);
		}
		return operation;
	}

	private void wake(UUID id) {
		Wakeups told;
		synchronized (this) {
			this.wakeups.add(id);
			told = this.listener;
		}
		told.woken(id);
	}

	private static Stream<String> open(Operation operation, String target) {
		var promises = operation.owed()
			.reversed()
			.stream()
			.filter((obligation) -> obligation.subject().equalsIgnoreCase(target))
			.map((obligation) -> OpenWrite.promised(operation.code(), obligation.title()));
		var calls = operation.unsettled()
			.stream()
			.filter((mutation) -> mutation.target().equalsIgnoreCase(target))
			.map((mutation) -> OpenWrite.inDoubt(operation.code(), mutation.title()));
		return Stream.concat(promises, calls);
	}

	private static boolean older(Operation operation, Cursor cursor) {
		var byTime = operation.createdAt().compareTo(cursor.createdAt());
		return byTime < 0 || (byTime == 0 && operation.id().toString().compareTo(cursor.id().toString()) < 0);
	}

	private static boolean matches(Filter filter, Operation operation) {
		var order = operation.order();
		return wanted(filter.subject(), order.subject()) && wanted(filter.kind(), order.kind())
				&& wanted(filter.purpose(), order.purpose()) && wanted(filter.status(), operation.status())
				&& wanted(filter.requestedBy(), order.by().subject())
				&& wanted(filter.changeReference(), order.changeReference())
				&& (filter.resource() == null || order.claims().contains(filter.resource()))
				&& (filter.createdFrom() == null || !operation.createdAt().isBefore(filter.createdFrom()))
				&& (filter.createdTo() == null || operation.createdAt().isBefore(filter.createdTo()));
	}

	private static boolean wanted(@Nullable Object wanted, @Nullable Object actual) {
		return wanted == null || wanted.equals(actual);
	}

}
