package dev.switchback.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import dev.switchback.chaos.Weather.Want;

/// Lets things go wrong, one after the other from a shuffled deck, so that each kind of mishap has its turn.
final class Havoc {

	/// For how long before that the database must have been well for a replica to be able to hand over.
	private static final Duration QUIET = Duration.ofSeconds(10);

	private final Ground ground;

	private final Weather weather;

	private final Findings findings;

	private final Takeovers takeovers;

	private final AtomicInteger lives = new AtomicInteger(Ground.REPLICAS);

	private final List<Mishap> deck = new ArrayList<>();

	private final List<Mishap> mishaps;

	private final Random shuffling;

	/// When a replica last had reason not to reach the database.
	private volatile Instant databaseTrouble = Instant.MIN;

	private volatile boolean enough;

	Havoc(Ground ground, Weather weather, Findings findings, Terms terms) {
		this.ground = ground;
		this.weather = weather;
		this.findings = findings;
		this.takeovers = new Takeovers(ground, weather, findings);
		this.mishaps = terms.mishaps();
		this.shuffling = new Random(terms.seed());
	}

	private synchronized Mishap draw() {
		if (this.deck.isEmpty()) {
			this.deck.addAll(this.mishaps);
			Collections.shuffle(this.deck, this.shuffling);
		}
		return this.deck.removeLast();
	}

	/// Nothing new from now on; what is under way ends by itself.
	void enough() {
		this.enough = true;
	}

	/// Goes on until it is enough.
	void raise(Random chance, Duration rest) {
		while (!this.enough) {
			Rest.of(Duration.ofMillis((long) (2 * chance.nextDouble() * rest.toMillis())));
			var mishap = draw();
			this.findings.count("mishap: " + mishap);
			note(mishap);
			happen(mishap, chance);
			note(mishap);
		}
	}

	private void note(Mishap mishap) {
		if (mishap.concernsDatabase()) {
			this.databaseTrouble = Instant.now();
		}
	}

	private void happen(Mishap mishap, Random chance) {
		switch (mishap) {
			case KILL -> kill(chance);
			case PAUSE -> pause(chance);
			case ROLLING_RESTART -> rollingRestart();
			case DATABASE_RESTART, DATABASE_CRASH -> restartDatabase(mishap);
			case BACKENDS_TERMINATED -> terminate(chance);
			case DATABASE_DROPPED -> any(chance).database.drop(0.5);
			case DATABASE_DELAYED -> delay(any(chance).database, chance);
			case DATABASE_FROZEN -> freeze(any(chance).database, seconds(chance, 3, 12));
			case DATABASE_SILENT -> any(chance).database.forget();
			case DATABASE_REFUSED -> refuse(any(chance).database, seconds(chance, 2, 15));
			case DATABASE_ANSWERS_LOST -> any(chance).database.loseAnswers(1 + chance.nextInt(3));
			case AZURE_DROPPED -> this.ground.azureProxy.drop(0.5);
			case AZURE_DELAYED -> delay(this.ground.azureProxy, chance);
			case AZURE_FROZEN -> without(Want.AZURE, () -> freeze(this.ground.azureProxy, seconds(chance, 2, 8)));
			case AZURE_SILENT -> this.ground.azureProxy.forget();
			case AZURE_REFUSED -> without(Want.AZURE, () -> refuse(this.ground.azureProxy, seconds(chance, 2, 12)));
			case AZURE_ANSWERS_LOST -> this.ground.azureProxy.loseAnswers(1 + chance.nextInt(6));
			case AZURE_RESTART -> without(Want.AZURE, () -> this.ground.azure.restart(seconds(chance, 0, 5)));
			case RESPONSE_LOST -> fault("\"kind\": \"lose\", \"times\": %d, \"for\": \"PT20S\"", chance);
			case CALL_LOST ->
				fault("\"kind\": \"lose\", \"tookEffect\": false, \"times\": %d, \"for\": \"PT20S\"", chance);
			case RESPONSE_HELD ->
				fault("\"kind\": \"stall\", \"hold\": \"PT%dS\", \"times\": 2, \"for\": \"PT20S\"", chance);
			case CHANGE_FAILED -> fault("\"kind\": \"fail\", \"times\": %d, \"for\": \"PT20S\"", chance);
			case THROTTLED -> storm("{\"kind\": \"throttle\", \"retryAfter\": %d, \"for\": \"PT%dS\"}", chance);
			case BLIND -> storm("{\"kind\": \"blind\", \"for\": \"PT%dS\"}", chance);
		}
	}

	private Replica any(Random chance) {
		return this.ground.replicas.get(chance.nextInt(Ground.REPLICAS));
	}

	private static Duration seconds(Random chance, int least, int most) {
		return Duration.ofMillis(chance.nextInt(least * 1000, most * 1000));
	}

	/// Of changing calls.
	private void fault(String kind, Random chance) {
		this.ground.azure
			.fault("{%s, \"match\": {\"method\": \"PUT\"}}".formatted(kind.formatted(1 + chance.nextInt(4))));
		this.ground.azure
			.fault("{%s, \"match\": {\"method\": \"POST\", %s}}".formatted(kind.formatted(1), Machines.calls(chance)));
	}

	private void storm(String fault, Random chance) {
		var lasts = 3 + chance.nextInt(8);
		var words = fault.contains("throttle") ? fault.formatted(1 + chance.nextInt(5), lasts) : fault.formatted(lasts);
		without(Want.AZURE, () -> {
			this.ground.azure.fault(words);
			Rest.of(Duration.ofSeconds(lasts));
		});
	}

	private void without(Want want, Runnable what) {
		this.weather.begin(want);
		try {
			what.run();
		}
		finally {
			this.weather.end(want);
		}
	}

	private static void delay(Proxy proxy, Random chance) {
		proxy.delay(20 + chance.nextInt(300));
		Rest.of(seconds(chance, 2, 8));
		proxy.delay(0);
	}

	private static void freeze(Proxy proxy, Duration lasts) {
		proxy.freeze(true);
		Rest.of(lasts);
		proxy.freeze(false);
	}

	private static void refuse(Proxy proxy, Duration lasts) {
		proxy.refuse(true);
		Rest.of(lasts);
		proxy.refuse(false);
	}

	private void terminate(Random chance) {
		try {
			this.ground.database.terminateBackends(chance.nextBoolean() ? 1 : 0.4);
		}
		catch (RuntimeException _) {
			this.findings.count("mishaps that came to nothing");
		}
	}

	private void restartDatabase(Mishap how) {
		without(Want.DATABASE, () -> {
			try {
				if (how == Mishap.DATABASE_CRASH) {
					this.ground.database.crash();
				}
				else {
					this.ground.database.restart();
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
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

	/// It comes back meanwhile or later, while other things go wrong.
	private void kill(Random chance) {
		var replica = any(chance);
		if (!replica.take()) {
			this.findings.count("mishaps that came to nothing");
			return;
		}
		var name = replica.name();
		dies();
		replica.kill();
		this.takeovers.watch(name, Instant.now(), replica);
		var gone = seconds(chance, 0, 12);
		later(replica, () -> {
			Rest.of(gone);
			replica.start();
			lives();
		});
	}

	/// A lease is given up after 12 s to 18 s.
	private void pause(Random chance) {
		var replica = any(chance);
		if (!replica.take()) {
			this.findings.count("mishaps that came to nothing");
			return;
		}
		var lasts = seconds(chance, 14, 26);
		dies();
		replica.pause();
		this.takeovers.watch(replica.name(), Instant.now(), replica);
		later(replica, () -> {
			Rest.of(lasts);
			replica.goOn();
			lives();
		});
	}

	private void rollingRestart() {
		Thread.ofVirtual().name("rolling-restart").start(() -> this.ground.replicas.forEach((replica) -> {
			replica.await();
			try {
				renew(replica);
			}
			finally {
				replica.release();
			}
		}));
	}

	/// Whoever cannot tell the database lets nothing go.
	private void renew(Replica replica) {
		var name = replica.name();
		var quiet = Instant.now().minus(QUIET);
		dies();
		replica.stop();
		try {
			var left = this.takeovers.leftBehind(name);
			if (this.databaseTrouble.isBefore(quiet)) {
				this.findings.count("replicas stopped in good order");
				left.forEach((task) -> this.findings.violated("not handed over at shutdown", task));
			}
		}
		catch (RuntimeException _) {
			this.findings.count("mishaps that came to nothing");
		}
		replica.start();
		lives();
	}

	private static void later(Replica replica, Runnable what) {
		Thread.ofVirtual().name("revival").start(() -> {
			try {
				what.run();
			}
			finally {
				replica.release();
			}
		});
	}

	/// Everything is well again.
	void calm() {
		this.ground.azure.mend();
		this.ground.replicas.forEach((replica) -> {
			replica.await();
			if (replica.died()) {
				this.findings.violated("replicas that ended by themselves", String.valueOf(replica.logs().getLast()));
			}
			replica.release();
		});
	}

}
