package dev.switchback.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import dev.switchback.chaos.Weather.Want;

/// Lets things go wrong, one after the other from a shuffled deck, so that each kind of mishap has its turn.
final class Havoc {

	/// For how long a replica may still be unable to tell the database something, once that is well again.
	private static final Duration QUIET = Duration.ofSeconds(10);

	/// The same of connections that carry nothing any more: they are given up after 20 s.
	private static final Duration SILENCE = Duration.ofSeconds(30);

	private final Ground ground;

	private final Weather weather;

	private final Findings findings;

	private final Troubles troubles = new Troubles(InstantSource.system());

	private final Deaths deaths;

	private final List<Mishap> deck = new ArrayList<>();

	private final List<Mishap> mishaps;

	private final Random shuffling;

	private volatile boolean enough;

	Havoc(Ground ground, Weather weather, Findings findings, Terms terms) {
		this.ground = ground;
		this.weather = weather;
		this.findings = findings;
		this.deaths = new Deaths(ground, weather, this.troubles, findings);
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
			happen(mishap, chance);
		}
	}

	private void happen(Mishap mishap, Random chance) {
		switch (mishap) {
			case KILL -> this.deaths.kill(any(chance), seconds(chance, 0, 12));
			case PAUSE -> this.deaths.pause(any(chance), seconds(chance, 14, 26));
			case ROLLING_RESTART -> this.deaths.rollingRestart();
			case DATABASE_RESTART, DATABASE_CRASH ->
				this.troubles.during(this.ground.replicas, QUIET, () -> restartDatabase(mishap));
			case BACKENDS_TERMINATED -> this.troubles.during(this.ground.replicas, QUIET, () -> terminate(chance));
			case DATABASE_DROPPED -> disturb(chance, QUIET, (proxy) -> proxy.drop(0.5));
			case DATABASE_DELAYED -> disturb(chance, QUIET, (proxy) -> delay(proxy, chance));
			case DATABASE_FROZEN -> disturb(chance, QUIET, (proxy) -> freeze(proxy, seconds(chance, 3, 12)));
			case DATABASE_SILENT -> disturb(chance, SILENCE, Proxy::forget);
			case DATABASE_REFUSED -> disturb(chance, QUIET, (proxy) -> refuse(proxy, seconds(chance, 2, 15)));
			case DATABASE_ANSWERS_LOST -> disturb(chance, QUIET, (proxy) -> proxy.loseAnswers(1 + chance.nextInt(3)));
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

	/// Something on the way of one replica to the database.
	private void disturb(Random chance, Duration after, Consumer<Proxy> what) {
		var replica = any(chance);
		this.troubles.during(List.of(replica), after, () -> what.accept(replica.database));
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

	/// Everything is well again.
	void calm() {
		this.ground.azure.mend();
		this.deaths.calm();
	}

	/// All replicas end in good order.
	void end() {
		this.deaths.endAll();
	}

}
