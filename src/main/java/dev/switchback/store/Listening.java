package dev.switchback.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Hears what other replicas made due. It keeps one connection of the pool for as long as it runs, and takes another one
/// when that breaks; what was rung for meanwhile is found by the scheduler's next poll.
@Component
class Listening implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Listening.class);

	/// How long it listens before it sees whether it should go on. Nothing is sent for that.
	private static final Duration TURN = Duration.ofMillis(500);

	/// After so many turns in silence it makes sure that somebody could be heard.
	private static final int SILENT_TURNS = 20;

	private static final int PROOF_OF_LIFE_SECONDS = 5;

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

	private final DataSource database;

	private final Bell bell;

	private volatile @Nullable Ear ear;

	Listening(DataSource database, Bell bell) {
		this.database = database;
		this.bell = bell;
	}

	@Override
	public void start() {
		this.ear = new Ear();
	}

	@Override
	public void stop() {
		var ear = this.ear;
		if (ear != null) {
			ear.close();
			this.ear = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.ear != null;
	}

	/// One stretch of listening, on a thread of its own.
	private final class Ear {

		private final CountDownLatch closed = new CountDownLatch(1);

		private final Thread thread = Thread.ofVirtual().name("wakeups").start(this::run);

		void close() {
			this.closed.countDown();
			try {
				this.thread.join(TURN.multipliedBy(2));
			}
			catch (InterruptedException _) {
				Thread.currentThread().interrupt();
			}
		}

		private void run() {
			var pause = FIRST_PAUSE;
			while (!closed()) {
				try (var connection = Listening.this.database.getConnection()) {
					execute(connection, "LISTEN " + Bell.CHANNEL);
					Listening.this.bell.listening();
					pause = FIRST_PAUSE;
					hear(connection);
				}
				catch (SQLException | RuntimeException ex) {
					pause = rest(pause, ex);
				}
			}
		}

		/// The last statement lets the pool notice if the connection broke.
		private void hear(Connection connection) throws SQLException {
			try {
				for (var silent = 0; !closed(); silent++) {
					if (turn(connection)) {
						silent = 0;
					}
					if (silent % SILENT_TURNS == SILENT_TURNS - 1 && !connection.isValid(PROOF_OF_LIFE_SECONDS)) {
						throw new SQLException("the connection is dead");
					}
				}
			}
			finally {
				execute(connection, "UNLISTEN " + Bell.CHANNEL);
			}
		}

		private boolean turn(Connection connection) throws SQLException {
			var heard = connection.unwrap(PGConnection.class).getNotifications((int) TURN.toMillis());
			if (heard == null) {
				return false;
			}
			Stream.of(heard).map(PGNotification::getParameter).forEach(Listening.this::pass);
			return heard.length > 0;
		}

		private boolean closed() {
			return this.closed.getCount() == 0;
		}

		/// @return how long to pause the next time
		private Duration rest(Duration pause, Exception ex) {
			log.warn("Other replicas cannot be heard, trying again in {} ms: {}", pause.toMillis(), ex.getMessage());
			try {
				this.closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException _) {
				Thread.currentThread().interrupt();
			}
			var longer = pause.multipliedBy(2);
			return (longer.compareTo(LONGEST_PAUSE) < 0) ? longer : LONGEST_PAUSE;
		}

	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private void pass(String heard) {
		try {
			this.bell.heardFromAfar(UUID.fromString(heard));
		}
		catch (IllegalArgumentException ex) {
			log.warn("Heard something that is no id: {}", heard);
		}
	}

}
