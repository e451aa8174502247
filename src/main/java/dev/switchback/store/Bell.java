package dev.switchback.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.switchback.operation.Wakeups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells that something is due, once the transaction that made it so is committed: this replica directly, the others
/// through the database. It is a courtesy that saves waiting for the next poll, so nothing depends on its being heard.
///
/// The others are told after the commit and not in it. Who notifies commits under a lock of all databases, and waits for the
/// disk meanwhile if there is anything to be kept: so would everybody who creates an operation, one after the other. Where
/// there is nothing to be kept, nobody waits for the disk.
@Component
class Bell {

	/// The channel on which replicas hear each other.
	static final String CHANNEL = "switchback_due";

	private static final Logger log = LoggerFactory.getLogger(Bell.class);

	/// How many are told of in one statement at most.
	private static final int MOST = 500;

	/// As many as it can have told of without hearing of them again itself.
	private static final int UNHEARD = 10_000;

	private final Queue<UUID> untold = new ConcurrentLinkedQueue<>();

	/// What this process told of, and how often, until it hears it itself: it knew that before. Passed on again, it would cut
	/// short the look that has begun since.
	private final Map<UUID, Integer> own = new ConcurrentHashMap<>();

	private final Semaphore clapper = new Semaphore(1);

	private final Sql sql;

	private final ObjectProvider<Wakeups> wakeups;

	Bell(Sql sql, ObjectProvider<Wakeups> wakeups) {
		this.sql = sql;
		this.wakeups = wakeups;
	}

	/// To be called in a transaction.
	void ringEverywhere(UUID id) {
		afterCommit(() -> {
			heard(id);
			this.untold.add(id);
			ring();
		});
	}

	/// To be called in a transaction.
	void ringHere(UUID id) {
		afterCommit(() -> heard(id));
	}

	private static void afterCommit(Runnable told) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				told.run();
			}
		});
	}

	/// On a thread of its own, since whoever has committed still holds a connection.
	private void ring() {
		if (!this.untold.isEmpty() && this.clapper.tryAcquire()) {
			Thread.ofVirtual().name("bell").start(this::tellAll);
		}
	}

	/// Who comes between the last look at the queue and the release is seen by the look after that.
	private void tellAll() {
		try {
			for (var some = next(); !some.isEmpty(); some = next()) {
				tell(some);
			}
		}
		finally {
			this.clapper.release();
			ring();
		}
	}

	private List<UUID> next() {
		var some = new ArrayList<UUID>();
		for (var id = this.untold.poll(); id != null; id = (some.size() < MOST) ? this.untold.poll() : null) {
			some.add(id);
		}
		return some;
	}

	private void tell(List<UUID> some) {
		if (this.own.size() > UNHEARD) {
			this.own.clear();
		}
		some.forEach((id) -> this.own.merge(id, 1, Integer::sum));
		try {
			this.sql.statement("SELECT pg_notify(:channel, id::text) FROM unnest(:ids::uuid[]) AS id")
				.param("channel", CHANNEL)
				.param("ids", some.toArray(UUID[]::new))
				.query((_, _) -> true)
				.list();
		}
		catch (RuntimeException ex) {
			this.own.clear();
			log.warn("Other replicas could not be told of {} that are due; their next poll will find them: {}",
					some.size(), ex.getMessage());
		}
	}

	/// Passes on what was heard through the database, unless it comes from here.
	void heardFromAfar(UUID id) {
		var ours = new AtomicBoolean();
		this.own.computeIfPresent(id, (_, times) -> {
			ours.set(true);
			return (times > 1) ? times - 1 : null;
		});
		if (!ours.get()) {
			heard(id);
		}
	}

	/// Nothing was heard for a while, and what is heard from now on is not what was told before.
	void listening() {
		this.own.clear();
	}

	private void heard(UUID id) {
		try {
			this.wakeups.stream().forEach((told) -> told.woken(id));
		}
		catch (RuntimeException ex) {
			log.warn("Nobody could be told that {} is due; the next poll will find it", id, ex);
		}
	}

}
