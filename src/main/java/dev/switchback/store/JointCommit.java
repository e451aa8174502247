package dev.switchback.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets appends of several operations share one commit: what comes while commits are on their way to the disk waits for the
/// next one, together. When nothing is on its way nobody waits. Each caller goes on only when its own change is durable.
@Component
class JointCommit {

	private static final Logger log = LoggerFactory.getLogger(JointCommit.class);

	/// How many may be on their way at once: while the disk writes one, the next is computed.
	private static final int LANES = 4;

	/// How many changes share a commit at most.
	private static final int MOST = 128;

	private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

	private final Semaphore lanes = new Semaphore(LANES);

	/// Not virtual: those who wait are many, and what wakes them all must not queue behind them for its turn.
	private final ExecutorService threads = Executors
		.newCachedThreadPool(Thread.ofPlatform().daemon().name("joint-commit-", 1).factory());

	private final Semaphore loner = new Semaphore(1);

	private final JointWrite joint;

	private final LoneWrite lone;

	JointCommit(JointWrite joint, LoneWrite lone) {
		this.joint = joint;
		this.lone = lone;
	}

	/// @param written completed with whether the change is durable; if not, it is to be tried alone
	private record Waiting(ChangeRow row, CompletableFuture<Boolean> written) {
	}

	/// What could not be written together with others is written alone: who holds the row is waited for, who was faster has
	/// made it stale, and what the database refuses is refused to nobody else.
	///
	/// Who finds nobody else needs no statement that is made for many. Only one at a time: should it have to wait for a row, it
	/// is not in the way of those who come meanwhile.
	/// @param change of an operation's row and its history, and of nothing else
	/// @return false, with nothing written, if it is no longer what the change begins with
	/// @see Change#touchesOthers()
	boolean write(Change change) {
		var row = ChangeRow.of(change);
		var written = write(row);
		if (written) {
			Told.now(change);
		}
		return written;
	}

	private boolean write(ChangeRow row) {
		if (this.waiting.isEmpty() && this.loner.tryAcquire()) {
			try {
				return this.lone.writeForGood(row);
			}
			finally {
				this.loner.release();
			}
		}
		return joined(row) || this.lone.writeForGood(row);
	}

	private boolean joined(ChangeRow row) {
		var mine = new Waiting(row, new CompletableFuture<>());
		this.waiting.add(mine);
		depart();
		return mine.written().join();
	}

	private void depart() {
		if (!this.waiting.isEmpty() && this.lanes.tryAcquire()) {
			this.threads.execute(this::travel);
		}
	}

	/// Who comes between the last look at the queue and the release of the lane is seen by the look after that.
	private void travel() {
		try {
			for (var batch = next(); !batch.isEmpty(); batch = next()) {
				write(batch);
			}
		}
		finally {
			this.lanes.release();
			depart();
		}
	}

	/// Of one operation there is never more than one: of two, the second is stale or waits for the first.
	private List<Waiting> next() {
		var batch = new ArrayList<Waiting>();
		var operations = new HashSet<UUID>();
		while (batch.size() < MOST) {
			var one = this.waiting.poll();
			if (one == null) {
				break;
			}
			if (operations.add(one.row().id())) {
				batch.add(one);
			}
			else {
				one.written().complete(false);
			}
		}
		return batch;
	}

	/// Whether all of a failed batch was stored or nothing is not always known. Who tries again finds out.
	private void write(List<Waiting> batch) {
		if (batch.isEmpty()) {
			return;
		}
		try {
			var written = this.joint.write(batch.stream().map(Waiting::row).toList());
			batch.forEach((one) -> one.written().complete(written.contains(one.row().id())));
		}
		catch (RuntimeException ex) {
			log.debug("{} changes could not be written together, each is tried alone", batch.size(), ex);
		}
		finally {
			batch.forEach((one) -> one.written().complete(false));
		}
	}

}
