package dev.switchback.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

import dev.switchback.process.ServiceProcess;
import org.jspecify.annotations.Nullable;

/// One of the replicas: whatever happens to its process, it is started again. Its connections to PostgreSQL go through a
/// proxy of its own.
final class Replica {

	private static final Pattern NAME = Pattern.compile("executes as (switchback-\\S+)");

	/// How long no process may start.
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private final Path home;

	private final List<String> settings;

	final Proxy database;

	/// Whoever does something to its process holds this.
	private final Semaphore hold = new Semaphore(1);

	/// What those before this process have printed.
	private final List<String> logs = new ArrayList<>();

	private volatile @Nullable ServiceProcess process;

	private volatile boolean awake = true;

	Replica(Path home, List<String> settings, Proxy database) {
		this.home = home;
		this.settings = settings;
		this.database = database;
	}

	/// Takes it for oneself, if nobody else does something to it.
	boolean take() {
		return this.hold.tryAcquire();
	}

	/// Takes it for oneself, as soon as nobody else does something to it.
	void await() {
		this.hold.acquireUninterruptibly();
	}

	void release() {
		this.hold.release();
	}

	/// Starts a process, as often as it takes: without a database it ends again.
	///
	/// @return how often that failed
	/// @throws IllegalStateException if none has started for too long
	int start() {
		var end = Instant.now().plus(PATIENCE);
		var failed = 0;
		while (Instant.now().isBefore(end)) {
			try {
				this.process = ServiceProcess.start(this.home, this.settings);
				return failed;
			}
			catch (AssertionError ex) {
				failed++;
				remember(String.valueOf(ex.getMessage()));
			}
		}
		throw new IllegalStateException("a replica did not start %d times".formatted(failed));
	}

	private synchronized void remember(String log) {
		this.logs.add(log);
	}

	private @Nullable ServiceProcess leave() {
		var leaving = this.process;
		this.process = null;
		return leaving;
	}

	/// Where it answers, if it does.
	@Nullable
	Integer port() {
		var process = this.process;
		return (process != null && this.awake) ? Integer.valueOf(process.port()) : null;
	}

	/// Under which name the process takes operations up.
	String name() {
		var process = this.process;
		var matcher = NAME.matcher((process != null) ? process.log() : "");
		return matcher.find() ? matcher.group(1) : "nobody";
	}

	/// `kill -9`.
	void kill() {
		var leaving = leave();
		if (leaving != null) {
			leaving.kill();
			remember(leaving.log());
		}
	}

	/// Ends it in good order.
	///
	/// @return whether it did end so, and had not to be killed
	boolean stop() {
		var leaving = leave();
		if (leaving == null) {
			return true;
		}
		var ended = leaving.end();
		remember(leaving.log());
		return ended;
	}

	/// Lets it stand still.
	void pause() {
		signal(Signal.STOP);
		this.awake = false;
	}

	/// Lets it go on.
	void goOn() {
		signal(Signal.CONT);
		this.awake = true;
	}

	private void signal(Signal signal) {
		var process = this.process;
		if (process != null) {
			signal.send(process.pid());
		}
	}

	/// Whether its process has ended by itself.
	boolean died() {
		var process = this.process;
		return process != null && !process.alive();
	}

	/// All that its processes have printed.
	synchronized List<String> logs() {
		var all = new ArrayList<>(this.logs);
		var process = this.process;
		if (process != null) {
			all.add(process.log());
		}
		return all;
	}

}
