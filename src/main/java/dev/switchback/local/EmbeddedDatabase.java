package dev.switchback.local;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.OptionalInt;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database of a rehearsal. A server that already serves the data directory is adopted, whether its JVM was killed
/// or is another replica of the same rehearsal; the last one to leave stops it.
final class EmbeddedDatabase implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

	private final StateDirectory state;

	private final PostgresInstallation installation;

	private final Tenants tenants;

	private final Tenants.Tenant tenant;

	/// What was started here; null if the server was adopted.
	private final @Nullable EmbeddedPostgres started;

	private final int port;

	private final String password;

	private EmbeddedDatabase(StateDirectory state, PostgresInstallation installation) throws IOException {
		this.state = state;
		this.installation = installation;
		this.tenants = new Tenants(state.postgres().resolve("tenants"));
		if (!installation.isComplete()) {
			stopWhatRuns();
			installation.prepare();
		}
		this.password = installation.password();
		OptionalInt adopted = adopt();
		this.started = adopted.isPresent() ? null : installation.start();
		this.port = (this.started != null) ? this.started.getPort() : adopted.orElseThrow();
		this.tenant = this.tenants.join();
	}

	/// Starts the database below the state directory, or adopts the one that runs there.
	/// @throws CannotStart if it cannot be had
	static EmbeddedDatabase start(StateDirectory state, SecureRandom random) {
		return state.alone(() -> new EmbeddedDatabase(state,
				new PostgresInstallation(state.postgres(), random, PostgresInstallation.STARTUP)));
	}

	/// Where it listens, on loopback only; another port after every start.
	String jdbcUrl() {
		return "jdbc:postgresql://127.0.0.1:%d/postgres?ApplicationName=switchback".formatted(this.port);
	}

	String username() {
		return PostgresInstallation.USER;
	}

	String password() {
		return this.password;
	}

	/// Stops the server, unless another replica uses it.
	@Override
	public void close() {
		this.state.alone(() -> {
			this.tenant.leave();
			if (!this.tenants.any()) {
				stop();
			}
			return true;
		});
	}

	private OptionalInt adopt() throws IOException {
		switch (find()) {
			case Postmaster.Serving(long pid, int there) when PostgresProcesses.answers(there) -> {
				log.info("Using the PostgreSQL that already runs here (pid {}, port {})", pid, there);
				return OptionalInt.of(there);
			}
			case Postmaster.Serving(long pid, _) -> PostgresProcesses.stop(pid);
			case Postmaster.Changing(long pid) -> PostgresProcesses.stop(pid);
			case Postmaster.Leftover _ -> Files.delete(PostmasterFile.in(this.installation.data()));
			case Postmaster.Absent _ -> {
			}
		}
		return OptionalInt.empty();
	}

	private void stop() throws IOException {
		if (this.started != null) {
			this.started.close();
		}
		else {
			stopWhatRuns();
		}
	}

	private void stopWhatRuns() throws IOException {
		switch (find()) {
			case Postmaster.Serving(long pid, _) -> PostgresProcesses.stop(pid);
			case Postmaster.Changing(long pid) -> PostgresProcesses.stop(pid);
			case Postmaster.Absent _,Postmaster.Leftover _ -> {
			}
		}
	}

	private Postmaster find() throws IOException {
		return Postmaster.of(this.installation.data(), PostgresProcesses::commandLine);
	}

}
