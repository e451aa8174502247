package dev.switchback.benchmark;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.switchback.process.ServiceProcess;
import dev.switchback.process.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What we add to one peering failover. Azure's own critical path is all the time in which it was Azure, or what was asked
/// for, that one had to wait for: Azure had asked to be left alone (`Retry-After`), a write was under way or the routers had
/// not yet followed it, the soak, the hold or the traffic sample was not yet over. The rest is ours, and with it the time in
/// which a read or another call that Azure answers at once was on its way.
class OverheadBenchmark {

	/// As with a service that has run for a while.
	private static final int WARM_UP = 3;

	private static final int FAILOVERS = 3;

	private static final Duration SOAK = Duration.ofSeconds(5);

	private static final Duration HOLD = Duration.ofSeconds(10);

	private static final Duration TRAFFIC_SAMPLE = Duration.ofSeconds(2);

	private static final String DRILL = """
			{"kind": "PEERING_FAILOVER", "purpose": "DRILL", "reason": "what do we add",
			 "target": {"circuitPair": "contoso"},
			 "parameters": {"scope": "PRIMARY", "soak": "PT5S", "hold": {"mode": "FOR", "duration": "PT10S"},
			                "restoreWithin": "PT1H"}}""";

	@Test
	void measure(@TempDir Path home) throws Exception {
		try (var azure = new WatchedAzure(home.resolve("azure"));
				var stage = new Stage(home);
				var service = ServiceProcess.start(home, Flags.DOCUMENTED,
						stage.settings(azure.uri(), azure.caFile()))) {
			var client = new Client(service.port(), service.token());
			var flights = new ArrayList<Flight>();
			for (var number = -WARM_UP; number < FAILOVERS; number++) {
				var id = client.post("/v1/operations", DRILL).path("id").asString();
				var ended = service.until(id, (reply) -> !reply.text("finishedAt").isEmpty());
				var flight = new Flight(
						new Span(Instant.parse(ended.text("createdAt")), Instant.parse(ended.text("finishedAt"))),
						waits(azure, stage.databaseUrl(), id));
				flight.describe();
				if (number >= 0) {
					flights.add(flight);
				}
			}
			var sorted = flights.stream().sorted(Comparator.comparing(Flight::ours)).toList();
			var median = sorted.get(FAILOVERS / 2);
			Report.row("(g) our part of a peering failover",
					"%d ms of %.1f s; each: %s".formatted(median.ours().toMillis(),
							median.whole().length().toMillis() / 1000.0, each(sorted)),
					"Azure's own critical path %.1f s".formatted(median.azure().toMillis() / 1000.0), median.ratio(),
					"<= 0.02");
		}
	}

	private static String each(List<Flight> flights) {
		return flights.stream()
			.map((flight) -> "%d ms (%.4f)".formatted(flight.ours().toMillis(), flight.ratio()))
			.collect(Collectors.joining(", "));
	}

	/// From one moment to another.
	private record Span(Instant from, Instant to) {

		Duration length() {
			return Duration.between(this.from, this.to);
		}

	}

	private record Flight(Span whole, List<Span> waits) {

		/// The moments that are in no wait, as spans.
		List<Span> gaps() {
			var gaps = new ArrayList<Span>();
			var reached = this.whole.from();
			for (var wait : this.waits.stream().sorted(Comparator.comparing(Span::from)).toList()) {
				if (wait.from().isAfter(this.whole.to())) {
					break;
				}
				if (wait.from().isAfter(reached)) {
					gaps.add(new Span(reached, wait.from()));
				}
				reached = wait.to().isAfter(reached) ? wait.to() : reached;
			}
			if (this.whole.to().isAfter(reached)) {
				gaps.add(new Span(reached, this.whole.to()));
			}
			return gaps;
		}

		Duration ours() {
			return gaps().stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
		}

		Duration azure() {
			return this.whole.length().minus(ours());
		}

		double ratio() {
			return (double) ours().toNanos() / azure().toNanos();
		}

		void describe() {
			Report.note("a failover of %.1f s, %d ms of it ours (%.2f %%); the longest gaps:",
					this.whole.length().toMillis() / 1000.0, ours().toMillis(), ratio() * 100);
			gaps().stream()
				.sorted(Comparator.comparing(Span::length).reversed())
				.limit(8)
				.forEach((gap) -> Report.note("  %d ms, %.2f s after it was accepted", gap.length().toMillis(),
						Duration.between(this.whole.from(), gap.from()).toMillis() / 1000.0));
		}

	}

	private static List<Span> waits(WatchedAzure azure, String database, String id) throws SQLException {
		var waits = new ArrayList<Span>();
		for (var call : azure.calls()) {
			waits.add(new Span(call.at(), call.at().plus(call.retryAfter())));
			if (call.method().equals("PUT")) {
				waits.add(new Span(call.at(), call.at().plus(followed(call.enables()))));
			}
		}
		asked(database, id, "all % arrive over %").forEach((from) -> waits.add(new Span(from, from.plus(SOAK))));
		asked(database, id, "Hold for %").forEach((from) -> waits.add(new Span(from, from.plus(HOLD))));
		asked(database, id, "Waiting until bytes flow over %").stream()
			.flatMap((from) -> azure.calls()
				.stream()
				.filter((call) -> call.at().isAfter(from) && call.target().contains("/stats"))
				.limit(1))
			.forEach((call) -> waits.add(new Span(call.at(), call.at().plus(TRAFFIC_SAMPLE))));
		return waits;
	}

	/// From the acceptance of a write until gateways show what came of it.
	private static Duration followed(boolean enabled) {
		var azure = dev.switchback.simulator.world.Durations.REHEARSAL;
		var routers = enabled ? azure.bgpUp().plus(azure.prefixArrival())
				: azure.bgpDown().plus(azure.prefixWithdrawal());
		return azure.peeringPut().plus(routers).plus(azure.gatewayLag());
	}

	/// When something began that lasts as long as was asked for.
	private static List<Instant> asked(String database, String id, String sentence) throws SQLException {
		try (var connection = DriverManager.getConnection(database, "postgres", "postgres");
				var statement = connection.prepareStatement(
						"SELECT at FROM events WHERE operation = ? AND sentence LIKE ? ORDER BY seq LIMIT 1")) {
			statement.setObject(1, UUID.fromString(id));
			statement.setString(2, sentence);
			var moments = new ArrayList<Instant>();
			try (var rows = statement.executeQuery()) {
				while (rows.next()) {
					moments.add(rows.getObject(1, OffsetDateTime.class).toInstant());
				}
			}
			return moments;
		}
	}

}
