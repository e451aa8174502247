package dev.switchback.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

/// PostgreSQL, the simulated Azure and three replicas, each in processes of its own, and proxies between them.
final class Ground implements AutoCloseable {

	static final int REPLICAS = 3;

	/// How much faster Azure is than in a rehearsal.
	private static final int SPEED = 10;

	/// What makes an operation take seconds; whatever is about lives, leases and patience is as by default.
	private static final List<String> QUICK = List.of("--switchback.azure.expressroute.traffic-sample=500ms",
			"--switchback.azure.expressroute.look-again=500ms", "--switchback.engine.unmet-interval=500ms",
			"--switchback.engine.steady-interval=500ms", "--switchback.engine.guard-interval=2s",
			"--switchback.engine.hindrance-interval=5s", "--switchback.azure.write-timeout=15s",
			// Longer than anything here is ever held up: write timeout, pauses and frozen connections together.
			"--switchback.azure.expressroute.doubt-window=50s", "--switchback.azure.site-recovery.doubt-window=50s",
			"--switchback.azure.site-recovery.look-again=500ms", "--switchback.azure.site-recovery.seeding-look=1s",
			"--switchback.azure.site-recovery.region-look=2s", "--switchback.azure.probe.look-again=1s",
			"--switchback.azure.probe.rehearsed=true", "--switchback.azure.site-recovery.vaults=" + Machines.VAULTS,
			"--logging.level.dev.switchback.engine.EngineConfiguration=DEBUG",
			"--logging.pattern.console=%d{HH:mm:ss.SSS} %-5level %logger : %msg%n");

	final Database database;

	final Azure azure;

	final Proxy azureProxy;

	final List<Replica> replicas = new ArrayList<>();

	private final Path home;

	private final List<Proxy> proxies = new ArrayList<>();

	Ground(Path home, long seed) throws IOException {
		this.home = home;
		var chance = new Random(seed);
		this.database = new Database(home.resolve("database"));
		this.azure = new Azure(home, SPEED);
		this.azureProxy = proxy(this.azure.port(), chance);
		for (var number = 1; number <= REPLICAS; number++) {
			var database = proxy(this.database.port(), chance);
			this.replicas.add(new Replica(home, settings(number, database), database));
		}
		this.replicas.getFirst().start();
		Stream.of(this.replicas.subList(1, REPLICAS)).flatMap(List::stream).parallel().forEach(Replica::start);
	}

	private Proxy proxy(int target, Random chance) {
		var proxy = new Proxy(target, () -> {
			synchronized (chance) {
				return chance.nextDouble();
			}
		});
		this.proxies.add(proxy);
		return proxy;
	}

	private List<String> settings(int number, Proxy database) {
		var azure = "https://localhost:" + this.azureProxy.port();
		var settings = new ArrayList<>(List.of(
				"--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/postgres".formatted(database.port()),
				"--spring.datasource.username=postgres", "--switchback.simulator.enabled=false",
				"--switchback.azure.resource-manager-endpoint=" + azure, "--switchback.azure.authority-host=" + azure,
				"--switchback.azure.ca-certificate=" + this.azure.authority(),
				"--switchback.cards.directory=" + this.home.resolve("cards-" + number)));
		settings.addAll(QUICK);
		return settings;
	}

	/// What callers sign in with.
	String token() {
		try {
			return JsonMapper.builder()
				.build()
				.readTree(Files.readString(this.home.resolve("tokens.json")))
				.path("operator")
				.asString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.replicas.forEach(Replica::goOn);
		this.replicas.parallelStream().forEach(Replica::stop);
		this.proxies.forEach(Proxy::close);
		this.azure.close();
		this.database.close();
	}

}
