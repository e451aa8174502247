package dev.switchback.chaos;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Compares what was asked for and answered with what the database tells, and that with what Azure received.
final class Reckoning {

	/// A line of our ledger.
	private record Line(String id, String operation, String state, String title) {
	}

	/// How often somebody has had an operation do something again, or it took over from one that had.
	private static final String DECIDED = """
			SELECT operation::text, count(*) FROM events WHERE type = 'took-over' OR type = 'decided' AND event ->> 'decision'
				IN ('RETRY', 'CHANGE_RECOVERY_POINT', 'FAIL_BACK', 'RESTORE', 'FENCE_SOURCE') GROUP BY 1""";

	/// Which operation intended a call, whoever took it over.
	private static final String INTENDED = """
			SELECT event -> 'mutation' ->> 'id', operation::text FROM events WHERE type = 'intended'""";

	/// What is told of as taken though nobody has said so who looked into it. A source that is off is taken for switched off, by
	/// whomever.
	private static final String TAKEN = """
			SELECT m.id::text, m.operation::text, m.state, m.title FROM mutations m WHERE m.state = 'CONFIRMED'
			AND (lower(m.target) LIKE '%/microsoft.recoveryservices/%' OR lower(m.target) LIKE '%/expressroutecircuits/%')
			AND NOT EXISTS (SELECT 1 FROM events i JOIN events d ON d.operation IN (i.operation, m.operation)
				WHERE i.type = 'intended' AND i.event -> 'mutation' ->> 'id' = m.id::text
				AND d.type = 'decided' AND d.event ->> 'decision' = 'HAPPENED')""";

	/// In an emergency, or before the time that the question named.
	private static final String LAPSED_WRONGLY = """
			SELECT o.code || ': ' || (e.event ->> 'decision') FROM events e JOIN operations o ON o.id = e.operation
			LEFT JOIN LATERAL (SELECT (a.event #>> '{question,unless,at}')::timestamptz AS due FROM events a
				WHERE a.operation = e.operation AND a.type = 'asked' AND a.seq < e.seq ORDER BY a.seq DESC LIMIT 1) asked ON true
			WHERE e.type = 'lapsed' AND (o.purpose = 'EMERGENCY' OR asked.due IS NULL OR asked.due > e.at
				OR EXISTS (SELECT 1 FROM events m WHERE m.operation = e.operation AND m.type = 'escalated' AND m.seq < e.seq))""";

	private final JdbcClient database;

	private final List<JsonNode> received;

	private final List<JsonNode> machines;

	private final Crowd crowd;

	private final Findings findings;

	Reckoning(Ground ground, Crowd crowd, Findings findings) {
		this.database = ground.database.direct();
		this.received = ground.azure.received();
		this.machines = ground.azure.machines();
		this.crowd = crowd;
		this.findings = findings;
	}

	void reckon() {
		this.findings.count("operations accepted", this.crowd.accepted.size());
		this.findings.count("decisions", this.crowd.decided.size());
		this.findings.count("changing calls received by Azure", this.received.size());
		calls();
		operations();
		events();
		decisions();
		leftovers();
		Machines.compare(this.machines, this.findings);
		group();
		byThemselves();
		var decided = map(DECIDED, (row, _) -> Map.entry(row.getString(1), row.getInt(2)));
		again(decided);
		switchedAgain(decided);
		takenByNobody();
	}

	private void group() {
		this.database.sql(
				"SELECT kind || ' ' || purpose || ' ' || status, count(*) FROM operations WHERE subject = ? GROUP BY 1")
			.param(Machines.PLAN)
			.query((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
			.list()
			.forEach((kind) -> this.findings.count("operations of a group: " + kind.getKey(), kind.getValue()));
	}

	private void byThemselves() {
		this.database.sql("SELECT event ->> 'decision', count(*) FROM events WHERE type = 'lapsed' GROUP BY 1")
			.query((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
			.list()
			.forEach((each) -> this.findings.count("followed by itself: " + each.getKey(), each.getValue()));
		list(LAPSED_WRONGLY).forEach((each) -> this.findings.violated("followed by itself though it must not", each));
	}

	/// What Azure took of a machine is not called for once more unless somebody decided so.
	private void again(Map<String, Integer> decided) {
		var called = map("SELECT id::text, operation::text || ' ' || title FROM mutations",
				(row, _) -> Map.entry(row.getString(1), row.getString(2)));
		this.received.stream()
			.filter((call) -> call.path("tookEffect").asBoolean() && call.path("method").asString().equals("POST"))
			.filter((call) -> called.containsKey(call.path("clientRequestId").asString("")))
			.collect(Collectors.groupingBy((call) -> called.get(call.path("clientRequestId").asString())))
			.forEach((what, calls) -> {
				if (calls.size() > 1 + decided.getOrDefault(what.substring(0, what.indexOf(' ')), 0)) {
					this.findings.violated("duplicated mutations", what + ": " + calls);
				}
			});
	}

	private <V> Map<String, V> map(String sql, RowMapper<Map.Entry<String, V>> row) {
		return this.database.sql(sql)
			.query(row)
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/// No operation switches the same peering off twice, nor on, unless somebody decided so.
	private void switchedAgain(Map<String, Integer> decided) {
		var intended = map(INTENDED, (row, _) -> Map.entry(row.getString(1), row.getString(2)));
		var taken = this.received.stream()
			.sorted(Comparator.comparingLong((call) -> call.path("seq").asLong()))
			.filter((call) -> call.path("tookEffect").asBoolean() && call.path("method").asString().equals("PUT"))
			.filter((call) -> intended.containsKey(call.path("clientRequestId").asString("")))
			.filter((call) -> !call.path("change").asString().equals("no change"))
			.map((call) -> new Repetitions.Switch(intended.get(call.path("clientRequestId").asString()),
					call.path("path").asString().toLowerCase(Locale.ROOT),
					!call.path("change").asString().contains("Disabled→Enabled")))
			.toList();
		this.findings.count("switches of peerings that Azure took", taken.size());
		Repetitions.of(taken, decided).forEach((what) -> this.findings.violated("duplicated mutations", what));
	}

	/// What is told of as taken was there: Azure keeps what it received when it is killed.
	private void takenByNobody() {
		var arrived = this.received.stream()
			.filter((call) -> !call.path("outcome").asString().equals("NEVER_ARRIVED"))
			.map((call) -> call.path("clientRequestId").asString(""))
			.collect(Collectors.toSet());
		var taken = this.database.sql(TAKEN).query(Line.class).list();
		this.findings.count("calls told of as taken", taken.size());
		taken.stream()
			.filter((line) -> !arrived.contains(line.id()))
			.forEach((line) -> this.findings.violated("calls judged wrongly", line + " never arrived"));
	}

	/// Each call that Azure received stands in a ledger, arrived once, changed something, and is judged as it was.
	private void calls() {
		var ledger = this.database.sql("SELECT id::text, operation::text, state, title FROM mutations")
			.query(Line.class)
			.stream()
			.collect(Collectors.toMap(Line::id, (line) -> line));
		this.findings.count("changing calls intended", ledger.size());
		this.received.stream()
			.collect(Collectors.groupingBy((call) -> call.path("clientRequestId").asString("")))
			.forEach((id, calls) -> {
				var line = ledger.get(id);
				if (line == null) {
					this.findings.violated("calls in no ledger", calls.toString());
				}
				else {
					judge(line, calls);
				}
			});
		ledger.values()
			.stream()
			.filter((line) -> List.of("INTENDED", "IN_DOUBT").contains(line.state()))
			.forEach((line) -> this.findings.violated("something left open", line.toString()));
	}

	private void judge(Line line, List<JsonNode> calls) {
		if (calls.size() > 1) {
			this.findings.violated("duplicated mutations", line + " arrived " + calls.size() + " times");
		}
		var call = calls.getFirst();
		var tookEffect = call.path("tookEffect").asBoolean();
		if (tookEffect && call.path("change").asString().equals("no change")) {
			this.findings.violated("duplicated mutations", line + " changed nothing: " + call);
		}
		if (tookEffect && line.state().equals("REFUTED")) {
			this.findings.violated("calls judged wrongly", line + " took effect: " + call);
		}
	}

	private void operations() {
		var stored = this.database.sql("SELECT id::text, reason FROM operations")
			.query((row, _) -> Map.entry(row.getString(2), row.getString(1)))
			.list();
		var byKey = stored.stream().collect(Collectors.groupingBy(Map.Entry::getKey));
		this.crowd.accepted.forEach((key, id) -> {
			if (byKey.getOrDefault(key, List.of()).stream().noneMatch((entry) -> entry.getValue().equals(id))) {
				this.findings.violated("lost operations", key + " " + id);
			}
		});
		byKey.forEach((key, all) -> {
			if (all.size() > 1) {
				this.findings.violated("answers under one key that differ", key + " is " + all);
			}
		});
		this.database.sql("SELECT kind || ' ' || purpose, count(*) FROM operations GROUP BY 1")
			.query((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
			.list()
			.forEach((kind) -> this.findings.count("operations accepted: " + kind.getKey(), kind.getValue()));
		list("SELECT code || ' ' || status || ' ' || phase FROM operations WHERE finished_at IS NULL")
			.forEach((operation) -> this.findings.violated("stuck operations", operation));
	}

	private List<String> list(String sql) {
		return this.database.sql(sql).query(String.class).list();
	}

	/// Numbered without gaps; begins with the request; the last word is what it became.
	private void events() {
		this.findings.count("events", this.database.sql("SELECT count(*) FROM events").query(Integer.class).single());
		list("""
				SELECT o.code || ': ' || count(e.seq) || ' events of ' || o.last_seq FROM operations o
				LEFT JOIN events e ON e.operation = o.id GROUP BY o.id, o.code, o.last_seq
				HAVING count(e.seq) <> o.last_seq OR min(e.seq) <> 1 OR max(e.seq) <> o.last_seq
					OR count(*) FILTER (WHERE e.type = 'accepted') <> 1""")
			.forEach((operation) -> this.findings.violated("lost events", operation));
		list("""
				SELECT o.code || ': ' || m.title || ' intended ' || count(e.seq) || ' times'
				FROM mutations m JOIN operations o ON o.id = m.operation
				LEFT JOIN events e ON e.type = 'intended' AND e.event -> 'mutation' ->> 'id' = m.id::text
				GROUP BY m.id, o.code, m.title HAVING count(e.seq) <> 1""")
			.forEach((mutation) -> this.findings.violated("lost events", mutation));
	}

	/// What was answered as taken stands in a history once, everything else at most once.
	private void decisions() {
		var told = this.database.sql("SELECT event ->> 'comment' FROM events WHERE type = 'decided'")
			.query((row, _) -> String.valueOf(row.getString(1)))
			.stream()
			.collect(Collectors.groupingBy((comment) -> comment, Collectors.counting()));
		told.forEach((comment, times) -> {
			if (times > 1) {
				this.findings.violated("decisions taken twice", comment);
			}
		});
		this.crowd.decided.forEach((key, taken) -> {
			if (taken && !told.containsKey(key)) {
				this.findings.violated("lost decisions", key);
			}
		});
	}

	private void leftovers() {
		list("SELECT resource || ' is claimed' FROM claims")
			.forEach((claim) -> this.findings.violated("something left open", claim));
		list("SELECT title || ' is owed since ' || opened_at FROM obligations WHERE state = 'OPEN'")
			.forEach((obligation) -> this.findings.violated("something left open", obligation));
		list("""
				SELECT task_name || ' ' || task_instance || ' is scheduled' FROM scheduled_tasks
				WHERE task_name IN ('operation', 'obligation')""")
			.forEach((task) -> this.findings.violated("something left open", task));
	}

}
