package dev.switchback.chaos;

import java.time.Duration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// PostgreSQL in processes of its own, with everything on that keeps what it acknowledged.
final class Database implements AutoCloseable {

	private final Path data;

	private EmbeddedPostgres server;

	Database(Path data) throws IOException {
		this.data = data;
		((Logger) LoggerFactory.getLogger(EmbeddedPostgres.class)).setLevel(Level.OFF);
		this.server = settings().start();
	}

	private EmbeddedPostgres.Builder settings() {
		return EmbeddedPostgres.builder()
			.setPGStartupWait(Duration.ofMinutes(1))
			.setDataDirectory(this.data)
			.setCleanDataDirectory(false)
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on");
	}

	int port() {
		return this.server.getPort();
	}

	/// Straight to it, with a connection for each statement.
	JdbcClient direct() {
		return JdbcClient
			.create(new DriverManagerDataSource(this.server.getJdbcUrl("postgres", "postgres"), "postgres", ""));
	}

	/// Whether it can be asked.
	boolean answers() {
		try {
			return direct().sql("SELECT 1").query(Integer.class).single() == 1;
		}
		catch (RuntimeException _) {
			return false;
		}
	}

	/// Ends it in good order and starts it again at the same port.
	synchronized void restart() throws IOException {
		var port = port();
		this.server.close();
		this.server = settings().setPort(port).start();
	}

	/// Ends it without a checkpoint, as a crash would, and lets it recover. That there is nothing left to stop then is no
	/// error.
	synchronized void crash() throws IOException {
		var postmaster = ProcessHandle
			.of(Long.parseLong(Files.readAllLines(this.data.resolve("postmaster.pid")).getFirst().strip()))
			.orElseThrow();
		Signal.QUIT.send(postmaster.pid());
		try {
			postmaster.onExit().get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		restart();
	}

	/// Terminates a share of all connections of others.
	int terminateBackends(double share) {
		return direct().sql("""
				SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
				WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND random() < ?""")
			.param(share)
			.query(Integer.class)
			.single();
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
