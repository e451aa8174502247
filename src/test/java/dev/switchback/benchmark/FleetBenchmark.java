package dev.switchback.benchmark;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import dev.switchback.process.ServiceProcess;
import dev.switchback.process.Stage;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.protection.JourneyDurations;
import dev.switchback.simulator.protection.RecoverySettings;
import dev.switchback.simulator.world.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Two hundred machines of one vault are failed over at once, committed as soon as each asks, and protected again. Azure takes
/// the same time for each, and lets one service principal call as often as ARM's documented token buckets do; both go by the
/// wall clock. The shortest possible is what Azure takes for one.
class FleetBenchmark {

	private static final int MACHINES = Integer.getInteger("benchmark.machines", 200);

	/// A directory for all that is known of a run; empty for none.
	private static final String DETAILS = System.getProperty("benchmark.details", "");

	private static final JourneyDurations AZURE = new JourneyDurations(seconds(20), seconds(60), seconds(100),
			seconds(60), seconds(20), seconds(60), seconds(100), seconds(20), seconds(60), seconds(30));

	/// Until a machine asks whether to commit.
	private static final Duration OUT = AZURE.shutdown().plus(AZURE.failover());

	/// Until it is protected again.
	private static final Duration WHOLE = OUT.plus(AZURE.commit())
		.plus(AZURE.reprotect())
		.plus(AZURE.seeding())
		.plus(AZURE.firstPoint());

	private static final String FAILOVER = """
			{"kind": "VM_FAILOVER", "purpose": "EMERGENCY", "reason": "the region is going",
			 "target": {"protectedItemId": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/dr-rg/providers\
			/Microsoft.RecoveryServices/vaults/dr-vault/replicationFabrics/asr-a2a-default-westeurope\
			/replicationProtectionContainers/asr-a2a-default-westeurope-container/replicationProtectedItems/app-%02d"}}""";

	private static Duration seconds(long seconds) {
		return Duration.ofSeconds(seconds);
	}

	/// When each asked for the first and for the second time.
	private final Map<String, List<Instant>> asked = new ConcurrentHashMap<>();

	/// Whose question is being answered.
	private final Set<String> answering = ConcurrentHashMap.newKeySet();

	private volatile @Nullable RuntimeException failure;

	@Test
	void measure(@TempDir Path home) throws Exception {
		var estate = Estate.rehearsal().with(HealthyVms.vault(MACHINES));
		var settings = Settings.DEFAULT.with(RecoverySettings.REHEARSAL.with(AZURE));
		try (var azure = new WatchedAzure(home.resolve("azure"), estate, settings);
				var stage = new Stage(home);
				var service = ServiceProcess.start(home, Flags.DOCUMENTED,
						stage.settings(azure.uri(), azure.caFile(), "--switchback.azure.site-recovery.look-again=5s",
								"--switchback.azure.site-recovery.seeding-look=5s"))) {
			var client = new Client(service.port(), service.token());
			var begun = Instant.now();
			try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
				create(client, IntStream.rangeClosed(1, MACHINES).boxed().toList());
				while (answered(client, people) < MACHINES) {
					LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
				}
				report(begun, azure.calls());
			}
			finally {
				tell(client, begun, azure.calls());
			}
		}
	}

	/// Asks for all at once, and once more for those that the service had no time for, as a bot would.
	private static void create(Client client, List<Integer> machines) {
		var posted = new HashMap<Integer, CompletableFuture<HttpResponse<String>>>();
		machines
			.forEach((number) -> posted.put(number, client.postLater("/v1/operations", FAILOVER.formatted(number))));
		var refused = machines.stream().filter((number) -> posted.get(number).join().statusCode() == 503).toList();
		if (posted.values().stream().anyMatch((answer) -> answer.join().statusCode() / 100 == 4)) {
			throw new IllegalStateException("a failover was refused");
		}
		if (!refused.isEmpty()) {
			Report.note("%d of %d were not accepted at first (503)", refused.size(), machines.size());
			LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
			create(client, refused);
		}
	}

	/// Decides what is asked, of each machine by itself, as two hundred people would.
	/// @return how many have asked for everything
	private long answered(Client client, Executor people) {
		waiting(client).forEach((id) -> {
			if (this.answering.add(id)) {
				people.execute(() -> answer(client, id));
			}
		});
		if (this.failure != null) {
			throw new IllegalStateException(this.failure);
		}
		return this.asked.values().stream().filter((times) -> times.size() == 2).count();
	}

	private static List<String> waiting(Client client) {
		var ids = new ArrayList<String>();
		var next = "";
		do {
			var page = client.get("/v1/operations?status=AWAITING_DECISION&limit=100" + next);
			page.path("items").forEach((item) -> ids.add(item.path("id").asString()));
			next = page.path("nextCursor").isString() ? "&cursor=" + page.path("nextCursor").asString() : "";
		}
		while (!next.isEmpty());
		return ids;
	}

	private void answer(Client client, String id) {
		try {
			var operation = client.get("/v1/operations/" + id);
			var offered = decisions(operation);
			if (!operation.path("status").asString().equals("AWAITING_DECISION")) {
				// The list was read before somebody answered.
				this.answering.remove(id);
				return;
			}
			var decision = offered.contains("COMMIT") ? "COMMIT" : "FINISH";
			if (!offered.contains(decision)) {
				throw new IllegalStateException(
						"%s asks for something else: %s".formatted(id, operation.path("question")));
			}
			this.asked.computeIfAbsent(id, (_) -> new CopyOnWriteArrayList<>()).add(Instant.now());
			client.post("/v1/operations/%s/decisions".formatted(id), "{\"decision\": \"%s\", \"questionId\": \"%s\"}"
				.formatted(decision, operation.path("question").path("id").asString()));
			this.answering.remove(id);
		}
		catch (RuntimeException ex) {
			this.failure = ex;
		}
	}

	private static List<String> decisions(JsonNode operation) {
		return operation.path("allowedDecisions")
			.valueStream()
			.map((decision) -> decision.path("decision").asString())
			.toList();
	}

	private Duration until(Instant begun, int question) {
		return Duration.between(begun,
				this.asked.values()
					.stream()
					.map((times) -> times.get(question))
					.max(Comparator.naturalOrder())
					.orElseThrow());
	}

	private void report(Instant begun, List<WatchedAzure.Called> calls) {
		var refused = calls.stream().filter((call) -> call.status() == 429).count();
		var out = until(begun, 0);
		var whole = until(begun, 1);
		row("until the last of %d machines is failed over".formatted(MACHINES), out, OUT);
		row("until the last of %d machines is protected again".formatted(MACHINES), whole, WHOLE);
		Report.note("%.1f calls a machine, %d refused with 429", (double) calls.size() / MACHINES, refused);
		var kinds = new TreeMap<String, Integer>();
		calls.forEach((call) -> kinds.merge("%s %s".formatted(call.method(), kind(call.target())), 1, Integer::sum));
		kinds.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
			.limit(15)
			.forEach((kind) -> Report.note("  %5d %s", kind.getValue(), kind.getKey()));
	}

	/// Everything, where somebody wants to know where the time went: calls, when each machine asked, and the history of the
	/// fastest, the median and the slowest.
	private void tell(Client client, Instant begun, List<WatchedAzure.Called> calls) throws IOException {
		if (DETAILS.isEmpty()) {
			return;
		}
		var into = Files.createDirectories(Path.of(DETAILS));
		Files.write(into.resolve("calls.txt"),
				calls.stream()
					.map((call) -> "%.3f %d %s %s".formatted(since(begun, call.at()), call.status(), call.method(),
							call.target()))
					.toList());
		var machines = this.asked.entrySet()
			.stream()
			.sorted(Comparator.comparing((machine) -> machine.getValue().getLast()))
			.toList();
		Files.write(into.resolve("asked.txt"),
				machines.stream()
					.map((machine) -> "%s %.1f %.1f".formatted(machine.getKey(),
							since(begun, machine.getValue().getFirst()), since(begun, machine.getValue().getLast())))
					.toList());
		for (var place : machines.isEmpty() ? new int[0] : new int[] { 0, machines.size() / 2, machines.size() - 1 }) {
			Files.writeString(into.resolve("timeline-%d.json".formatted(place)),
					client.get("/v1/operations/%s/events?limit=200".formatted(machines.get(place).getKey()))
						.toPrettyString());
		}
	}

	private static double since(Instant begun, Instant at) {
		return Duration.between(begun, at).toMillis() / 1000.0;
	}

	private static void row(String what, Duration ours, Duration shortest) {
		Report.row("(h) " + what, "%.1f s".formatted(ours.toMillis() / 1000.0),
				"Azure's own part %.1f s".formatted(shortest.toMillis() / 1000.0),
				(double) ours.toMillis() / shortest.toMillis(), "<= 1.10");
	}

	/// The type that a path ends in, without names.
	private static String kind(String target) {
		var segments = target.split("\\?", 2)[0].split("/");
		var last = segments[segments.length - 1];
		return last.matches("[a-z]+[A-Z]\\w*|\\w*usages|locks|skus|recoveryPoints|switchprotection") ? last
				: segments[segments.length - 2] + "/…";
	}

}
