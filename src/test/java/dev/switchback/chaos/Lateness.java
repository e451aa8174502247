package dev.switchback.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.chaos.Weather.Spell;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// How long after its deadline a circuit that had to be brought back by itself was switched on. Time in which Azure, the
/// database or every replica was away does not count, nor time in which an earlier call to the same peering was under way
/// or in doubt: nothing may be sent then. The time that the call itself took to arrive counts.
final class Lateness {

	/// A promise that was still to be kept when its time came.
	private record Promise(String operation, String subject, String mutation, OffsetDateTime due,
			OffsetDateTime closed) {
	}

	/// A call that was made to a peering.
	record Call(String id, OffsetDateTime intended, OffsetDateTime settled) {
	}

	private record Arrival(String id, Instant at) {
	}

	private static final String DUE = """
			SELECT operation::text, subject, mutation::text, due, closed_at AS closed FROM obligations
			WHERE due IS NOT NULL AND closed_at > due""";

	private static final String CALLS = """
			SELECT m.id::text AS id, m.intended_at AS intended, max(e.at) AS settled FROM mutations m
			JOIN events e ON e.operation = m.operation AND e.type = 'recorded' AND e.event ->> 'mutation' = m.id::text
			WHERE m.operation = ?::uuid AND lower(m.target) = lower(?) GROUP BY m.id""";

	private final JdbcClient database;

	private final List<JsonNode> received;

	private final Weather weather;

	private final Findings findings;

	Lateness(Ground ground, Weather weather, Findings findings) {
		this.database = ground.database.direct();
		this.received = ground.azure.received();
		this.weather = weather;
		this.findings = findings;
	}

	void measure() {
		this.database.sql(DUE).query(Promise.class).list().forEach(this::measure);
	}

	private void measure(Promise promise) {
		var due = promise.due().toInstant();
		broughtBack(promise).filter((arrival) -> arrival.at().isAfter(due)).ifPresent((arrival) -> {
			this.findings.measured("restore lateness, all in all", Duration.between(due, arrival.at()));
			this.findings.measured("restore lateness, while it could be done", this.weather.calm(due, arrival.at(),
					EnumSet.allOf(Weather.Want.class), doubts(calls(promise), arrival.id(), arrival.at())));
		});
	}

	/// When the call that switched it on again arrived.
	private Optional<Arrival> broughtBack(Promise promise) {
		return this.received.stream()
			.filter((call) -> call.path("tookEffect").asBoolean())
			.filter((call) -> call.path("path")
				.asString()
				.toLowerCase(Locale.ROOT)
				.endsWith(promise.subject().toLowerCase(Locale.ROOT)))
			.filter((call) -> call.path("change").asString().contains("Disabled→Enabled"))
			.map((call) -> new Arrival(call.path("clientRequestId").asString(""),
					Instant.parse(call.path("at").asString())))
			.filter((arrival) -> !arrival.at().isAfter(promise.closed().toInstant()))
			.max(Comparator.comparing(Arrival::at));
	}

	private List<Call> calls(Promise promise) {
		return this.database.sql(CALLS)
			.params(List.of(promise.operation(), promise.subject()))
			.query(Call.class)
			.list();
	}

	/// When calls were under way or in doubt before the one that brought it back.
	///
	/// @param id of the one that did
	static List<Spell> doubts(List<Call> calls, String id, Instant broughtBack) {
		return calls.stream()
			.filter((call) -> !call.id().equals(id))
			.map((call) -> new Spell(call.intended().toInstant(), call.settled().toInstant()))
			.filter((spell) -> spell.from().isBefore(broughtBack))
			.toList();
	}

}
