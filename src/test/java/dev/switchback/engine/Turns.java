package dev.switchback.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;

/// Virtual time in which many strands of work take turns, one at a time. Whoever waits hands over to whatever is next; what
/// is due at the same moment comes in an order that the seed decides. A run depends on nothing but its seed.
///
/// Each strand has a virtual thread of its own, because the code under test blocks; but only the one whose turn it is
/// ever runs.
final class Turns {

	/// Where strands run: a process that may be stopped for a while.
	interface Host {

		/// Nothing runs there before this moment.
		long stoppedUntil();

	}

	/// A look that somebody wants no more. An error, so that it is not taken for a failure.
	static final class Cut extends Error {

		private static final long serialVersionUID = 1L;

	}

	private record Turn(long at, int tie, long order, @Nullable Strand strand,
			@Nullable Runnable action) implements Comparable<Turn> {

		@Override
		public int compareTo(Turn other) {
			var byTime = Long.compare(this.at, other.at);
			var byTie = (byTime != 0) ? byTime : Integer.compare(this.tie, other.tie);
			return (byTie != 0) ? byTie : Long.compare(this.order, other.order);
		}

	}

	/// Work that waits in between.
	final class Strand {

		final @Nullable Host host;

		private final Semaphore baton = new Semaphore(0);

		private @Nullable Turn next;

		private boolean doomed;

		private @Nullable UUID looking;

		private boolean cut;

		private Strand(@Nullable Host host) {
			this.host = host;
		}

		/// From now on every wait ends with a crash, the present one at once.
		void doom() {
			this.doomed = true;
			hurry();
		}

		/// Cuts short the look at an operation, if that is what it is doing.
		void wake(UUID operation) {
			if (operation.equals(this.looking)) {
				this.cut = true;
				hurry();
			}
		}

		/// Begins or ends a look.
		void looking(@Nullable UUID operation) {
			this.looking = operation;
			this.cut = false;
		}

		boolean wasCut() {
			return this.cut;
		}

		private void hurry() {
			if (this.next != null && Turns.this.queue.remove(this.next)) {
				enqueue(this, Turns.this.now);
			}
		}

		private void check() {
			if (this.doomed) {
				throw new Crash("the process is gone");
			}
			if (this.cut) {
				throw new Cut();
			}
		}

	}

	private final SplittableRandom chance;

	private final PriorityQueue<Turn> queue = new PriorityQueue<>();

	private final List<Strand> alive = new ArrayList<>();

	private final Strand main = new Strand(null);

	private Strand running = this.main;

	private @Nullable Throwable failure;

	private boolean over;

	private long now;

	private long count;

	Turns(SplittableRandom chance) {
		this.chance = chance;
	}

	/// Nanoseconds since the start.
	long now() {
		return this.now;
	}

	/// How many turns were taken.
	long count() {
		return this.count;
	}

	Strand running() {
		return this.running;
	}

	/// What a strand or action died of, other than a crash.
	@Nullable
	Throwable failure() {
		return this.failure;
	}

	/// Does something at a moment. It must not wait.
	void at(long moment, Runnable action) {
		this.queue.add(turn(moment, null, action));
	}

	/// Begins a strand now.
	Strand start(@Nullable Host host, Runnable body) {
		var strand = new Strand(host);
		this.alive.add(strand);
		enqueue(strand, this.now);
		Thread.ofVirtual().start(() -> live(strand, body));
		return strand;
	}

	private void live(Strand strand, Runnable body) {
		strand.baton.acquireUninterruptibly();
		try {
			strand.check();
			body.run();
		}
		catch (Crash | Cut _) {
			// That is how it ends.
		}
		catch (Throwable ex) {
			fail(ex);
		}
		this.alive.remove(strand);
		handOver(null);
	}

	private void fail(Throwable ex) {
		this.failure = (this.failure != null) ? this.failure : ex;
		this.over = true;
	}

	/// Nothing more happens; whoever runs this is told at once.
	void stop() {
		this.over = true;
	}

	boolean stopped() {
		return this.over;
	}

	/// The strand whose turn it is waits. Others have theirs meanwhile.
	void sleep(long nanos) {
		var strand = this.running;
		strand.check();
		enqueue(strand, this.now + Math.max(0, nanos));
		handOver(strand);
		strand.check();
	}

	/// Lets everything happen until a moment. For whoever began all this.
	void run(long until) {
		enqueue(this.main, until);
		handOver(this.main);
	}

	/// Ends every strand.
	void close() {
		this.over = false;
		this.queue.clear();
		for (var strand : List.copyOf(this.alive)) {
			strand.doomed = true;
			enqueue(strand, this.now);
		}
		while (!this.alive.isEmpty()) {
			run(this.now + 1);
		}
	}

	private void enqueue(Strand strand, long moment) {
		strand.next = turn(moment, strand, null);
		this.queue.add(strand.next);
	}

	private Turn turn(long moment, @Nullable Strand strand, @Nullable Runnable action) {
		return new Turn(Math.max(moment, this.now), this.chance.nextInt(), this.count++, strand, action);
	}

	/// @param strand that waits from here on; `null` if it is done
	private void handOver(@Nullable Strand strand) {
		while (true) {
			var next = next();
			if (next.action() != null) {
				act(next.action());
			}
			else if (next.strand() == strand) {
				this.running = next.strand();
				return;
			}
			else {
				this.running = next.strand();
				next.strand().baton.release();
				if (strand != null) {
					strand.baton.acquireUninterruptibly();
				}
				return;
			}
		}
	}

	private void act(Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			fail(ex);
		}
	}

	private Turn next() {
		while (true) {
			if (this.over && this.main.next != null) {
				this.queue.remove(this.main.next);
				return this.main.next;
			}
			var next = this.queue.remove();
			var strand = next.strand();
			var stopped = (strand != null && strand.host != null && !strand.doomed) ? strand.host.stoppedUntil() : 0;
			if (stopped <= Math.max(next.at(), this.now)) {
				this.now = Math.max(this.now, next.at());
				return next;
			}
			enqueue(strand, stopped);
		}
	}

}
