package dev.switchback.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/// The least that has to be written: a row that says where an operation stands, fenced by its revision, and a line of its
/// history. What anybody would begin with, and the machine's own limit.
final class LeastRows implements StepRows {

	private static final String ADVANCE = "UPDATE plain_heads SET revision = revision + 1, phase = ? "
			+ "WHERE id = ? AND revision = ?";

	private static final String TELL = "INSERT INTO plain_lines (head, seq, at, sentence) VALUES (?, ?, now(), ?)";

	private static final String CREATE = "INSERT INTO plain_heads (id, revision, phase) VALUES (?, 1, 'step 1')";

	/// Makes the tables.
	LeastRows(Connection connection) throws SQLException {
		try (var statement = connection.createStatement()) {
			statement.execute("""
					CREATE TABLE plain_heads (id uuid PRIMARY KEY, revision bigint NOT NULL, phase text NOT NULL)""");
			statement.execute("""
					CREATE TABLE plain_lines (head uuid NOT NULL REFERENCES plain_heads, seq bigint NOT NULL,
						at timestamptz NOT NULL, sentence text NOT NULL, PRIMARY KEY (head, seq))""");
		}
		connection.commit();
	}

	@Override
	public void create(Connection connection, UUID id) throws SQLException {
		try (var create = connection.prepareStatement(CREATE); var tell = connection.prepareStatement(TELL)) {
			create.setObject(1, id);
			create.executeUpdate();
			tell(tell, id, 1, "accepted, asked by somebody");
		}
		connection.commit();
	}

	@Override
	public void step(Connection connection, UUID id, int seen) throws SQLException {
		try (var advance = connection.prepareStatement(ADVANCE); var tell = connection.prepareStatement(TELL)) {
			advance.setString(1, "step " + seen);
			advance.setObject(2, id);
			advance.setLong(3, seen);
			if (advance.executeUpdate() != 1) {
				throw new IllegalStateException("somebody else was faster");
			}
			tell(tell, id, seen + 1, "step %d of 8 is taken: PASS".formatted(seen));
		}
		connection.commit();
	}

	private static void tell(PreparedStatement tell, UUID id, long seq, String sentence) throws SQLException {
		tell.setObject(1, id);
		tell.setLong(2, seq);
		tell.setString(3, sentence);
		tell.executeUpdate();
	}

}
