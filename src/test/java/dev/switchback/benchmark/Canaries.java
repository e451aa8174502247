package dev.switchback.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What became of the canaries of a database, so that none counts as flown that failed or waits for people.
final class Canaries {

	private static final String UNDER_WAY = "SELECT EXISTS (SELECT FROM operations WHERE kind = 'CANARY' AND status = 'RUNNING')";

	private static final String SUCCEEDED = "SELECT count(*) FROM operations WHERE kind = 'CANARY' AND status = 'SUCCEEDED'";

	private Canaries() {
	}

	/// Waits until none is under way.
	/// @param pause between two looks
	static void awaitAll(Connection database, Duration pause) throws SQLException {
		try (var underWay = database.prepareStatement(UNDER_WAY)) {
			while (true) {
				try (var rows = underWay.executeQuery()) {
					rows.next();
					if (!rows.getBoolean(1)) {
						return;
					}
				}
				LockSupport.parkNanos(pause.toNanos());
			}
		}
	}

	/// How many have succeeded so far.
	static int succeeded(Connection database) throws SQLException {
		try (var statement = database.createStatement(); var rows = statement.executeQuery(SUCCEEDED)) {
			rows.next();
			return rows.getInt(1);
		}
	}

	/// @param before how many had succeeded before
	/// @throws IllegalStateException if not so many more have succeeded since
	static void require(Connection database, int before, int canaries) throws SQLException {
		var flown = succeeded(database) - before;
		if (flown != canaries) {
			throw new IllegalStateException("%d of %d canaries succeeded".formatted(flown, canaries));
		}
	}

}
