package dev.switchback.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import dev.switchback.chaos.Weather.Want;

/// Lets replicas die, stand still and be restarted, and sees to it that they come back.
final class Deaths {

	private final Ground ground;

	private final Weather weather;

	private final Troubles troubles;

	private final Findings findings;

	private final Takeovers takeovers;

	private final AtomicInteger lives = new AtomicInteger(Ground.REPLICAS);

	/// What goes on beside other mishaps.
	private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

	Deaths(Ground ground, Weather weather, Troubles troubles, Findings findings) {
		this.ground = ground;
		this.weather = weather;
		this.troubles = troubles;
		this.findings = findings;
		this.takeovers = new Takeovers(ground, weather, findings);
	}

	private void dies() {
		if (this.lives.decrementAndGet() == 0) {
			this.weather.begin(Want.REPLICA);
		}
	}

	private void lives() {
		if (this.lives.getAndIncrement() == 0) {
			this.weather.end(Want.REPLICA);
		}
	}

	/// Whether it had ended before anything was done to it.
	private boolean died(Replica replica) {
		var died = replica.died();
		if (died) {
			this.findings.violated("replicas that ended by themselves", String.valueOf(replica.logs().getLast()));
		}
		return died;
	}

	/// It comes back meanwhile or later, while other things go wrong.
	void kill(Replica replica, Duration gone) {
		if (!replica.take()) {
			this.findings.count("mishaps that came to nothing");
			return;
		}
		died(replica);
		var name = replica.name();
		dies();
		replica.kill();
		this.takeovers.watch(name, Instant.now(), replica);
		later(replica, () -> {
			Rest.of(gone);
			start(replica);
			lives();
		});
	}

	/// A lease is given up after 12 s to 18 s. One that had ended is not there to stand still, but to be started again.
	void pause(Replica replica, Duration lasts) {
		if (!replica.take()) {
			this.findings.count("mishaps that came to nothing");
			return;
		}
		dies();
		if (died(replica)) {
			later(replica, () -> {
				replica.kill();
				start(replica);
				lives();
			});
			return;
		}
		replica.pause();
		this.takeovers.watch(replica.name(), Instant.now(), replica);
		later(replica, () -> {
			Rest.of(lasts);
			replica.goOn();
			lives();
		});
	}

	/// All of them, one after the other.
	void rollingRestart() {
		this.threads.add(this.findings.aside("a rolling restart", () -> this.ground.replicas.forEach((replica) -> {
			replica.await();
			try {
				renew(replica);
			}
			finally {
				replica.release();
			}
		})));
	}

	/// Whoever cannot tell the database lets nothing go, and may have to be killed.
	private void renew(Replica replica) {
		var died = died(replica);
		var name = replica.name();
		dies();
		end(replica, name, died);
		start(replica);
		lives();
	}

	private void end(Replica replica, String name, boolean died) {
		var since = Instant.now();
		var ended = replica.stop();
		if (!died) {
			this.findings.count("replicas asked to end in good order");
			judge(replica, name, since, ended);
		}
	}

	/// All are asked to end, with everything well.
	void endAll() {
		this.ground.replicas.parallelStream().forEach((replica) -> end(replica, replica.name(), died(replica)));
	}

	private void judge(Replica replica, String name, Instant since, boolean ended) {
		try {
			var left = this.takeovers.leftBehind(name);
			if (this.troubles.none(replica, since)) {
				this.findings.count("replicas asked to end in good order, while the database was well");
				left.forEach((task) -> this.findings.violated("not handed over at shutdown", task));
				if (!ended) {
					this.findings.violated("shutdowns that had to be killed", replica.logs().getLast());
				}
			}
		}
		catch (RuntimeException _) {
			this.findings.count("mishaps that came to nothing");
		}
	}

	private void start(Replica replica) {
		var since = Instant.now();
		var failed = replica.start();
		if (failed > 0) {
			this.findings.count("starts that failed", failed);
			if (this.troubles.none(replica, since)) {
				this.findings.violated("starts that failed though the database was well",
						String.valueOf(replica.logs().get(replica.logs().size() - 2)));
			}
		}
	}

	private void later(Replica replica, Runnable what) {
		this.threads.add(this.findings.aside("a revival", () -> {
			try {
				what.run();
			}
			finally {
				replica.release();
			}
		}));
	}

	/// All are there again; whoever ended by itself since is told.
	void calm() {
		for (var thread : this.threads) {
			try {
				thread.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
		this.ground.replicas.forEach(this::died);
	}

}
