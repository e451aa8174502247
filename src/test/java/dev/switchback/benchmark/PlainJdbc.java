package dev.switchback.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// What anybody would write by hand, and the least that has to be written: a row that says where an operation stands, fenced
/// by its revision, and a line of its history, committed step by step. The machine's own limit.
final class PlainJdbc implements AutoCloseable {

	private static final String ADVANCE = "UPDATE plain_heads SET revision = revision + 1, phase = ? "
			+ "WHERE id = ? AND revision = ?";

	private static final String TELL = "INSERT INTO plain_lines (head, seq, at, sentence) VALUES (?, ?, now(), ?)";

	private static final String CREATE = "INSERT INTO plain_heads (id, revision, phase) VALUES (?, 1, 'step 1')";

	private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();

	private final List<Connection> all = new ArrayList<>();

	/// @param url of a database; next to it, on the same server, an empty one is made
	PlainJdbc(String url, int connections) throws SQLException {
		try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
				var statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE plain");
		}
		for (var number = 0; number < connections; number++) {
			var connection = DriverManager.getConnection(url.replace("/postgres", "/plain"), "postgres", "postgres");
			connection.setAutoCommit(false);
			this.all.add(connection);
			this.idle.add(connection);
		}
		try (var statement = this.all.getFirst().createStatement()) {
			statement.execute("""
					CREATE TABLE plain_heads (id uuid PRIMARY KEY, revision bigint NOT NULL, phase text NOT NULL)""");
			statement.execute("""
					CREATE TABLE plain_lines (head uuid NOT NULL REFERENCES plain_heads, seq bigint NOT NULL,
						at timestamptz NOT NULL, sentence text NOT NULL, PRIMARY KEY (head, seq))""");
		}
		this.all.getFirst().commit();
	}

	/// Creates operations, one commit each.
	List<UUID> create(int operations) throws InterruptedException {
		var ids = new ArrayList<UUID>();
		for (var number = 0; number < operations; number++) {
			ids.add(UUID.randomUUID());
		}
		each(ids, PlainJdbc::create);
		return ids;
	}

	/// Takes all steps of all operations, one commit each; as many at once as there are connections.
	/// @return steps per second
	double advance(List<UUID> operations, int steps) throws InterruptedException {
		var started = System.nanoTime();
		each(operations, (connection, id) -> {
			for (var seen = 1; seen <= steps; seen++) {
				step(connection, id, seen);
			}
		});
		return operations.size() * steps / ((System.nanoTime() - started) / 1e9);
	}

	/// Takes steps one after the other on one connection.
	/// @return how long each took
	Durations oneByOne(UUID operation, int steps) throws SQLException {
		var took = new ArrayList<Long>();
		var connection = this.all.getFirst();
		for (var seen = 1; seen <= steps; seen++) {
			var started = System.nanoTime();
			step(connection, operation, seen);
			took.add(System.nanoTime() - started);
		}
		return Durations.of(took);
	}

	/// Creates one operation on whichever connection is free.
	void create() throws SQLException, InterruptedException {
		var connection = this.idle.take();
		try {
			create(connection, UUID.randomUUID());
		}
		finally {
			this.idle.add(connection);
		}
	}

	private interface Work {

		void on(Connection connection, UUID id) throws SQLException;

	}

	private void each(List<UUID> ids, Work work) throws InterruptedException {
		var left = new LinkedBlockingQueue<>(ids);
		try (var threads = Executors.newFixedThreadPool(this.all.size())) {
			var workers = this.all.stream().map((connection) -> threads.submit(() -> {
				for (var id = left.poll(); id != null; id = left.poll()) {
					work.on(connection, id);
				}
				return true;
			})).toList();
			for (var worker : workers) {
				worker.get();
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void create(Connection connection, UUID id) throws SQLException {
		try (var create = connection.prepareStatement(CREATE); var tell = connection.prepareStatement(TELL)) {
			create.setObject(1, id);
			create.executeUpdate();
			tell(tell, id, 1, "accepted, asked by somebody");
		}
		connection.commit();
	}

	private static void step(Connection connection, UUID id, int seen) throws SQLException {
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

	@Override
	public void close() throws SQLException {
		for (var connection : this.all) {
			connection.close();
		}
	}

}
