package dev.switchback.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// What is due when, in memory: behaves as db-scheduler's table does. An execution that was picked stays until it is
/// rescheduled, done, or revived after a crash, and nothing from outside moves it meanwhile.
public final class InMemorySchedule {

	private record Key(String task, UUID id) {
	}

	/// @param pick numbers the picks; 0 while it is not picked
	private record Execution(Instant at, long pick) {

		boolean picked() {
			return this.pick != 0;
		}

	}

	private final Map<Key, Execution> executions = new HashMap<>();

	private long picks;

	private long changes;

	/// Something that will be due, and when.
	///
	/// @param task one of [dev.switchback.operation.Schedules]
	public record Due(String task, UUID id, Instant at) {
	}

	/// What is due first among all that nobody executes; ties are broken by task, then
	/// id,
	/// so that runs repeat.
	public synchronized Optional<Due> next() {
		return this.executions.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().picked())
			.map((entry) -> new Due(entry.getKey().task(), entry.getKey().id(), entry.getValue().at()))
			.min(Comparator.comparing(Due::at).thenComparing(Due::task).thenComparing(Due::id));
	}

	/// When something is due, if it is scheduled at all.
	public synchronized Optional<Instant> at(String task, UUID id) {
		return Optional.ofNullable(this.executions.get(new Key(task, id))).map(Execution::at);
	}

	/// Takes it up, unless somebody did.
	public synchronized boolean pick(String task, UUID id) {
		return pickUp(task, id).isPresent();
	}

	/// Takes it up, unless somebody did.
	/// @return what it is held by, until it is ended or revived
	public synchronized OptionalLong pickUp(String task, UUID id) {
		var key = new Key(task, id);
		var execution = this.executions.get(key);
		if (execution == null || execution.picked()) {
			return OptionalLong.empty();
		}
		put(key, new Execution(execution.at(), ++this.picks));
		return OptionalLong.of(this.picks);
	}

	/// Whether it is still held by whoever took it up then. Ends of executions that are not come to nothing.
	public synchronized boolean held(String task, UUID id, long pick) {
		var execution = this.executions.get(new Key(task, id));
		return execution != null && execution.pick() == pick;
	}

	/// Counts what changed, so that somebody who waits for what is due first knows when to look again.
	public synchronized long changes() {
		return this.changes;
	}

	private void put(Key key, Execution execution) {
		this.changes++;
		this.executions.put(key, execution);
	}

	/// Ends an execution that will be due again.
	public synchronized void reschedule(String task, UUID id, Instant at) {
		put(new Key(task, id), new Execution(at, 0));
	}

	/// Ends an execution for good.
	public synchronized void done(String task, UUID id) {
		this.changes++;
		this.executions.remove(new Key(task, id));
	}

	/// What was being executed when its replica died is due again.
	/// @return what was revived
	public synchronized List<Due> revive(Instant now) {
		var dead = this.executions.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().picked())
			.map((entry) -> new Due(entry.getKey().task(), entry.getKey().id(), now))
			.toList();
		dead.forEach((due) -> reschedule(due.task(), due.id(), due.at()));
		return dead;
	}

	/// Schedules it, unless it is scheduled.
	synchronized void add(String task, UUID id, Instant at) {
		this.changes++;
		this.executions.putIfAbsent(new Key(task, id), new Execution(at, 0));
	}

	/// Makes it due now, unless it is being executed.
	synchronized void wake(String task, UUID id, Instant now) {
		this.changes++;
		this.executions.compute(new Key(task, id), (_, execution) -> woken(execution, now));
	}

	/// Takes it off, unless it is being executed.
	synchronized void cancel(String task, UUID id) {
		this.changes++;
		this.executions.computeIfPresent(new Key(task, id), (_, execution) -> execution.picked() ? execution : null);
	}

	private static Execution woken(@Nullable Execution execution, Instant now) {
		return (execution != null && execution.picked()) ? execution : new Execution(now, 0);
	}

}
