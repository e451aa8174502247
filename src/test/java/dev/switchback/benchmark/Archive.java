package dev.switchback.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A history of so many operations: copies of two real ones, a canary and in every twentieth place a failover, over two
/// years. The share of each circuit pair, caller, change and ending does not depend on how many there are, so that pages
/// are equally full.
final class Archive {

	private static final String MADE = """
			CREATE TABLE archive AS
			SELECT n, t.id AS template, uuidv7(- age) AS id, now() - age AS created_at,
				'SB-' || (SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ',
						(((n + 5000) >> (5 * place)) & 31)::int + 1, 1), '' ORDER BY place DESC)
					FROM generate_series(0, 5) AS place) AS code
			FROM (SELECT n, (%1$d - n) * (interval '730 days' / %1$d) AS age FROM generate_series(1, %1$d) AS n) AS numbered
			JOIN operations t ON t.kind = CASE WHEN n %% 20 = 0 THEN 'PEERING_FAILOVER' ELSE 'CANARY' END
			""";

	private static final String OPERATIONS = """
			INSERT INTO operations (id, code, revision, last_seq, kind, version, purpose, subject, request, claimed,
				requested_by, requested_by_person, requested_via, reason, change_reference, plan, outline, runs, phase,
				stumbles, created_at, started_at, finished_at, observations)
			SELECT a.id, a.code, t.revision, t.last_seq, t.kind, t.version,
				CASE WHEN n % 60 = 0 THEN 'MAINTENANCE' ELSE 'DRILL' END,
				CASE WHEN n % 20 = 0 THEN 'pair-' || n / 20 % 5 ELSE t.subject END, t.request,
				CASE WHEN n % 20 = 0 THEN ARRAY['circuit-a-' || n / 20 % 5, 'circuit-b-' || n / 20 % 5] ELSE '{}' END,
				'caller-' || n % 20, t.requested_by_person, t.requested_via, t.reason,
				CASE WHEN n % 100 = 1 THEN 'CHG-1' ELSE 'CHG-' || n END, t.plan, t.outline, t.runs,
				CASE WHEN n % 200 = 0 THEN t.phase || '{"ending": "FAILED", "acknowledged": true}' ELSE t.phase END,
				t.stumbles, a.created_at, a.created_at, a.created_at + (t.finished_at - t.created_at), t.observations
			FROM archive a JOIN operations t ON t.id = a.template
			ORDER BY n
			""";

	private static final String EVENTS = """
			INSERT INTO events (operation, seq, revision, at, sentence, event)
			SELECT a.id, e.seq, e.revision, a.created_at + (e.at - t.created_at), e.sentence, e.event
			FROM archive a JOIN operations t ON t.id = a.template JOIN events e ON e.operation = t.id
			ORDER BY n, e.seq
			""";

	private static final String MUTATIONS = """
			INSERT INTO mutations (id, operation, position, origin, method, target, title, etag, intended_at, not_after,
				state, concluded_at, async_operation, azure_request_id, correlation_id, note, try_again_at)
			SELECT uuidv7(), a.id, m.position, m.origin, m.method, m.target, m.title, m.etag, m.intended_at, m.not_after,
				m.state, m.concluded_at, m.async_operation, m.azure_request_id, m.correlation_id, m.note, m.try_again_at
			FROM archive a JOIN mutations m ON m.operation = a.template
			""";

	private Archive() {
	}

	/// @param database holds one finished canary and one finished failover, to be copied
	static void fill(String database, int operations) throws SQLException {
		try (var connection = DriverManager.getConnection(database, "postgres", "postgres")) {
			execute(connection, "SET synchronous_commit = off");
			// What is copied is consistent: nothing need be looked up for each of ten million lines.
			execute(connection, "SET session_replication_role = replica");
			execute(connection, MADE.formatted(operations));
			execute(connection, OPERATIONS);
			execute(connection, EVENTS);
			execute(connection, MUTATIONS);
			execute(connection, "VACUUM ANALYZE");
			execute(connection, "CHECKPOINT");
		}
	}

	/// Some operations of a kind, spread over all of them.
	static List<String> some(String database, String kind, int howMany) throws SQLException {
		try (var connection = DriverManager.getConnection(database, "postgres", "postgres");
				var statement = connection.prepareStatement(
						"SELECT a.id FROM archive a JOIN operations USING (id) WHERE kind = ? ORDER BY md5(a.code) LIMIT ?")) {
			statement.setString(1, kind);
			statement.setInt(2, howMany);
			var ids = new ArrayList<String>();
			try (var rows = statement.executeQuery()) {
				while (rows.next()) {
					ids.add(rows.getString(1));
				}
			}
			return ids;
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
