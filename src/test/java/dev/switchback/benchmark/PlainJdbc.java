package dev.switchback.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// What anybody would write by hand: rows, committed step by step, and nothing else.
final class PlainJdbc implements AutoCloseable {

	private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();

	private final List<Connection> all = new ArrayList<>();

	private final StepRows rows;

	private interface Making {

		StepRows rows(Connection connection) throws SQLException;

	}

	private PlainJdbc(String url, int connections, Making making) throws SQLException {
		for (var number = 0; number < connections; number++) {
			var connection = DriverManager.getConnection(url, "postgres", "postgres");
			connection.setAutoCommit(false);
			this.all.add(connection);
			this.idle.add(connection);
		}
		this.rows = making.rows(this.all.getFirst());
	}

	/// Writes as little as possible.
	/// @param url of a database; next to it, on the same server, an empty one is made
	static PlainJdbc least(String url, int connections) throws SQLException {
		try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
				var statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE plain");
		}
		return new PlainJdbc(url.replace("/postgres", "/plain"), connections, LeastRows::new);
	}

	/// Writes what the service writes.
	/// @param url of a database in which the service has executed a canary of 8 steps before the first is created
	static PlainJdbc sameRows(String url, int connections) throws SQLException {
		return new PlainJdbc(url, connections, (_) -> new SameRows());
	}

	/// Creates operations, one commit each.
	List<UUID> create(int operations) throws InterruptedException {
		var ids = new ArrayList<UUID>();
		for (var number = 0; number < operations; number++) {
			ids.add(UUID.randomUUID());
		}
		each(ids, this.rows::create);
		return ids;
	}

	/// Takes all steps of all operations, one commit each; as many at once as there are connections.
	/// @return steps per second
	double advance(List<UUID> operations, int steps) throws InterruptedException {
		var started = System.nanoTime();
		each(operations, (connection, id) -> {
			for (var seen = 1; seen <= steps; seen++) {
				this.rows.step(connection, id, seen);
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
			this.rows.step(connection, operation, seen);
			took.add(System.nanoTime() - started);
		}
		return Durations.of(took);
	}

	/// Creates one operation on whichever connection is free.
	void create() throws SQLException, InterruptedException {
		var connection = this.idle.take();
		try {
			this.rows.create(connection, UUID.randomUUID());
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

	@Override
	public void close() throws SQLException {
		for (var connection : this.all) {
			connection.close();
		}
	}

}
