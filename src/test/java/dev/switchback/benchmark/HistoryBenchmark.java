package dev.switchback.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.switchback.process.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages of the history and timelines, with few operations and with many. Both sizes are asked in turn, so that whatever
/// else this machine does slows down both.
class HistoryBenchmark {

	private static final int FEW = 10_000;

	private static final int MANY = Integer.getInteger("benchmark.many", 1_000_000);

	private static final int WARM_UP = 30;

	private static final int ROUNDS = 150;

	private static final String CANARY = """
			{"kind": "CANARY", "purpose": "DRILL", "reason": "to be copied", "target": {},
			 "parameters": {"steps": 2, "readAzure": false}}""";

	private static final String FAILOVER = """
			{"kind": "PEERING_FAILOVER", "purpose": "DRILL", "reason": "to be copied", "target": {"circuitPair": "contoso"},
			 "parameters": {"scope": "BOTH", "hold": {"mode": "FOR", "duration": "PT1S"}, "soak": "PT1S",
			                "restoreWithin": "PT30M"}}""";

	@Test
	void measure(@TempDir Path home) throws Exception {
		try (var few = new Stage(home.resolve("few")); var many = new Stage(home.resolve("many"))) {
			var small = History.of(few, FEW);
			var large = History.of(many, MANY);
			var pages = new ArrayList<Page>();
			for (var path : small.paths.keySet()) {
				pages.add(page(path, small, large));
			}
			var plain = plain(many);
			report("history pages (50 of them, 12 filters)",
					pages.stream().filter((page) -> page.what.startsWith("page")).toList(), plain.get("page"));
			report("timelines and single operations",
					pages.stream().filter((page) -> !page.what.startsWith("page")).toList(), plain.get("timeline"));
		}
	}

	private static Page page(String what, History small, History large) {
		var few = new ArrayList<Long>();
		var many = new ArrayList<Long>();
		for (var round = -WARM_UP; round < ROUNDS; round++) {
			var one = small.timed(what, round + WARM_UP);
			var other = large.timed(what, round + WARM_UP);
			if (round >= 0) {
				few.add(one);
				many.add(other);
			}
		}
		var page = new Page(what, Durations.of(few), Durations.of(many));
		Report.note("%s", page);
		return page;
	}

	private static void report(String what, List<Page> pages, Durations plain) {
		var slowest = pages.stream().mapToDouble((page) -> page.many.percentile(95)).max().orElseThrow();
		var growth = pages.stream().mapToDouble(Page::growth).max().orElseThrow();
		Report.row("(e) " + what, "slowest p95 %.1f ms at 1,000,000".formatted(slowest),
				"plain JDBC p95 %.1f ms".formatted(plain.percentile(95)), slowest / plain.percentile(95),
				"p95 <= 50 ms");
		Report.row("(e) " + what + ", 1,000,000 over 10,000", "%.2f x at worst".formatted(growth),
				"the same pages at 10,000", growth, "<= 2 x");
	}

	/// The same rows, read by hand.
	private static Map<String, Durations> plain(Stage stage) throws SQLException {
		try (var connection = DriverManager.getConnection(stage.databaseUrl(), "postgres", "postgres")) {
			var ids = Archive.some(stage.databaseUrl(), "PEERING_FAILOVER", ROUNDS);
			return Map.of("page",
					read(connection, "SELECT * FROM operations ORDER BY created_at DESC, id DESC LIMIT 50", List.of()),
					"timeline",
					read(connection,
							"SELECT seq, at, sentence, event FROM events WHERE operation = ? ORDER BY seq LIMIT 100",
							ids));
		}
	}

	private static Durations read(Connection connection, String sql, List<String> ids) throws SQLException {
		var measured = new ArrayList<Long>();
		try (var statement = connection.prepareStatement(sql)) {
			for (var round = -WARM_UP; round < ROUNDS; round++) {
				var started = System.nanoTime();
				if (!ids.isEmpty()) {
					statement.setObject(1, UUID.fromString(ids.get(Math.floorMod(round, ids.size()))));
				}
				try (var rows = statement.executeQuery()) {
					while (rows.next()) {
						for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
							rows.getString(column);
						}
					}
				}
				if (round >= 0) {
					measured.add(System.nanoTime() - started);
				}
			}
		}
		return Durations.of(measured);
	}

	private record Page(String what, Durations few, Durations many) {

		/// How much slower it is with many, where that can be told from noise.
		double growth() {
			return this.many.percentile(95) / this.few.percentile(95);
		}

		@Override
		public String toString() {
			return "%-40s few %s | many %s | %.2f x".formatted(this.what, this.few, this.many, growth());
		}

	}

	/// A service with a history, and what to ask it.
	private record History(Client client, Map<String, List<String>> paths) {

		static History of(Stage stage, int operations) throws SQLException {
			stage.set("{\"speed\": 20}");
			var service = stage.replica(Flags.DOCUMENTED);
			var ids = List.of(service.post("/v1/operations", CANARY).text("id"),
					service.post("/v1/operations", FAILOVER).text("id"));
			ids.forEach((id) -> service.until(id, (reply) -> !reply.text("finishedAt").isEmpty()));
			Archive.fill(stage.databaseUrl(), operations);
			var client = new Client(service.port(), service.token());
			return new History(client, paths(stage.databaseUrl(), client));
		}

		private static Map<String, List<String>> paths(String database, Client client) throws SQLException {
			var failovers = Archive.some(database, "PEERING_FAILOVER", 300);
			var paths = new LinkedHashMap<String, List<String>>();
			for (var filter : List.of("", "kind=CANARY", "kind=PEERING_FAILOVER", "status=FAILED", "status=SUCCEEDED",
					"purpose=MAINTENANCE", "circuitPair=pair-3", "circuit=circuit-b-3", "requestedBy=caller-7",
					"changeReference=CHG-1", "kind=PEERING_FAILOVER&status=FAILED",
					"requestedBy=caller-0&status=FAILED")) {
				paths.put("page " + filter, List.of("/v1/operations?" + filter));
				paths.put("page further back " + filter, List.of(furtherBack(client, filter)));
			}
			paths.put("timeline", failovers.stream().map((id) -> "/v1/operations/" + id + "/events").toList());
			paths.put("one operation", failovers.stream().map((id) -> "/v1/operations/" + id).toList());
			paths.put("its ledger", failovers.stream().map((id) -> "/v1/operations/" + id + "/mutations").toList());
			return paths;
		}

		/// The page after the first one of what is older than a year.
		private static String furtherBack(Client client, String filter) {
			var path = "/v1/operations?createdTo=%s&%s".formatted(java.time.Instant.now()
				.minus(java.time.Duration.ofDays(400))
				.truncatedTo(java.time.temporal.ChronoUnit.SECONDS), filter);
			var cursor = client.get(path + "&limit=10").path("nextCursor").asString("");
			return path + "&limit=10&cursor=" + cursor;
		}

		long timed(String what, int round) {
			var all = this.paths.get(what);
			return this.client.timed(all.get(round % all.size()));
		}

	}

}
