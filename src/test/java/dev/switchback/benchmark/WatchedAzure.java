package dev.switchback.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.http.Door;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import dev.switchback.simulator.world.Settings;

/// The simulated Azure over HTTPS, with a list of what was called and when.
final class WatchedAzure implements AutoCloseable {

	private final List<Called> calls = new CopyOnWriteArrayList<>();

	private final ArmSimulator simulator;

	private final Door door;

	private final Path caFile;

	/// One call.
	///
	/// @param nanos when it arrived, by the monotonic clock
	/// @param enables whether a peering is written that is then switched on
	/// @param retryAfter for how long Azure asked to be left alone
	record Called(long nanos, Instant at, String method, String target, boolean enables, int status,
			Duration retryAfter) {
	}

	WatchedAzure(Path directory) throws IOException, GeneralSecurityException {
		this(directory, Estate.rehearsal(), Settings.DEFAULT);
	}

	WatchedAzure(Path directory, Estate estate, Settings settings) throws IOException, GeneralSecurityException {
		Files.createDirectories(directory);
		this.caFile = directory.resolve("ca.pem");
		this.simulator = new ArmSimulator(InstantSource.system(), estate, settings, 1);
		this.door = Door.open(new Door.Place("127.0.0.1", 0, List.of("localhost", "127.0.0.1"), directory, this.caFile),
				Instant.now(), this::handle);
	}

	private Response handle(Request request) {
		var arrived = System.nanoTime();
		var at = Instant.now();
		var response = this.simulator.handle(request);
		var retryAfter = response.header("Retry-After");
		this.calls
			.add(new Called(arrived, at, request.method(), request.target(), request.text().contains("\"Enabled\""),
					response.status(), Duration.ofSeconds((retryAfter != null) ? Long.parseLong(retryAfter) : 0)));
		return response;
	}

	URI uri() {
		return URI.create("https://localhost:" + this.door.port());
	}

	Path caFile() {
		return this.caFile;
	}

	List<Called> calls() {
		return List.copyOf(this.calls);
	}

	/// Orders a fault.
	void fault(String json) {
		this.simulator.order(json);
	}

	/// Waits until nothing was called for a while.
	void awaitSilence(Duration silence) {
		while (System.nanoTime() - (this.calls.isEmpty() ? 0 : this.calls.getLast().nanos()) < silence.toNanos()) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
		}
	}

	/// Lets some time pass.
	/// @throws IllegalStateException if something is called meanwhile
	void requireSilence(Duration silence) {
		var before = this.calls.size();
		var end = System.nanoTime() + silence.toNanos();
		while (System.nanoTime() < end) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
		}
		if (this.calls.size() > before) {
			throw new IllegalStateException("nobody decided, and there came " + this.calls.get(before));
		}
	}

	/// Waits for the first call after a moment of the monotonic clock.
	/// @return when it arrived
	long firstAfter(long nanos) {
		while (this.calls.isEmpty() || this.calls.getLast().nanos() < nanos) {
			LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
		}
		return this.calls.stream().mapToLong(Called::nanos).filter((called) -> called >= nanos).min().orElseThrow();
	}

	@Override
	public void close() {
		this.door.close();
		this.simulator.close();
	}

}
