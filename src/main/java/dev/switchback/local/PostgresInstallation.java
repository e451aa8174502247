package dev.switchback.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.files.PrivateFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// An embedded PostgreSQL on disk: the unpacked binaries, the data directory, the superuser's password and the server's
/// log, all below one private directory. It is a real database, so a commit is on the disk before it is acknowledged.
final class PostgresInstallation {

	/// The major version of the binaries on the class path.
	static final String MAJOR = "18";

	static final String USER = "postgres";

	/// Long enough for a crash recovery; a server that cannot start says so in its log, which the failure quotes.
	static final Duration STARTUP = Duration.ofSeconds(60);

	private static final int SECRET_BYTES = 32;

	private static final int LOG_LINES_SHOWN = 8;

	private final Path home;

	private final SecureRandom random;

	private final Duration startup;

	PostgresInstallation(Path home, SecureRandom random, Duration startup) {
		this.home = home;
		this.random = random;
		this.startup = startup;
	}

	Path data() {
		return this.home.resolve("data");
	}

	/// Written, and forced to the disk, once the first start has succeeded. A data directory without it was never handed
	/// out.
	private Path complete() {
		return this.home.resolve("complete");
	}

	private Path passwordFile() {
		return this.home.resolve("password");
	}

	private Path log() {
		return this.home.resolve("postgres.log");
	}

	/// Whether there is a data directory that was handed out once, so that it may hold what somebody wants to keep.
	/// @throws CannotStart if another major version made it
	boolean isComplete() throws IOException {
		if (!Files.exists(complete())) {
			return false;
		}
		refuseOtherVersions();
		return true;
	}

	/// Prepares a new one, instead of what a process left that was killed during its very first start.
	void prepare() throws IOException {
		PrivateFiles.directory(this.home);
		FileSystemUtils.deleteRecursively(data());
		byte[] secret = new byte[SECRET_BYTES];
		this.random.nextBytes(secret);
		PrivateFiles.write(passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
	}

	String password() throws IOException {
		if (!Files.exists(passwordFile())) {
			throw new CannotStart("The password of the embedded database is gone (%s).".formatted(passwordFile()),
					startAfresh());
		}
		return PrivateFiles.read(passwordFile());
	}

	/// Starts a server on a free loopback port and waits until it accepts connections.
	EmbeddedPostgres start() throws IOException {
		try {
			Files.deleteIfExists(log());
			EmbeddedPostgres server = builder().start();
			PrivateFiles.write(complete(), "PostgreSQL %s\n".formatted(MAJOR));
			return server;
		}
		catch (IOException | RuntimeException | ExceptionInInitializerError ex) {
			throw failed(ex);
		}
	}

	private EmbeddedPostgres.Builder builder() throws IOException {
		return EmbeddedPostgres.builder()
			.setOverrideWorkingDirectory(PrivateFiles.directory(this.home.resolve("binaries")).toFile())
			.setDataDirectory(data())
			.setCleanDataDirectory(false)
			// Spring closes it after everything that uses it; the library's own hook would race with that.
			.setRegisterShutdownHook(false)
			.setPGStartupWait(this.startup)
			.setOutputRedirector(Redirect.appendTo(log().toFile()))
			.setErrorRedirector(Redirect.appendTo(log().toFile()))
			// These are options of initdb: the library would trust everybody on this machine.
			.setLocaleConfig("auth", "scram-sha-256")
			.setLocaleConfig("pwfile", passwordFile().toString())
			.setLocaleConfig("locale-provider", "builtin")
			.setLocaleConfig("builtin-locale", "C.UTF-8")
			.setLocaleConfig("locale", "C")
			.setConnectConfig("password", password())
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("listen_addresses", "127.0.0.1")
			.setServerConfig("unix_socket_directories", "")
			.setServerConfig("max_connections", "100");
	}

	private void refuseOtherVersions() throws IOException {
		Path marker = data().resolve("PG_VERSION");
		String version = Files.exists(marker) ? Files.readString(marker).strip() : "an unknown version of";
		if (!version.equals(MAJOR)) {
			throw new CannotStart("The embedded database in %s was made by PostgreSQL %s, but this is PostgreSQL %s."
				.formatted(data(), version, MAJOR), startAfresh());
		}
	}

	private CannotStart failed(Throwable cause) throws IOException {
		String log = lastLines();
		if (log.contains("cannot be run as root")) {
			return new CannotStart(
					"PostgreSQL does not run as root, and this machine forbids to step down (unshare -U).",
					"Run as another user, or set spring.datasource.url to a database that is already there.", cause);
		}
		return new CannotStart("The embedded PostgreSQL did not start: %s%n%s".formatted(message(cause), log),
				"See %s. To use another database, set spring.datasource.url. %s".formatted(log(), startAfresh()),
				cause);
	}

	private static @Nullable String message(Throwable cause) {
		Throwable told = (cause instanceof ExceptionInInitializerError && cause.getCause() != null) ? cause.getCause()
				: cause;
		return told.getMessage();
	}

	private String lastLines() throws IOException {
		if (!Files.exists(log())) {
			return "";
		}
		try (Stream<String> lines = Files.lines(log())) {
			List<String> all = lines.toList();
			return all.stream().skip(Math.max(0, all.size() - LOG_LINES_SHOWN)).collect(Collectors.joining("\n"));
		}
	}

	private String startAfresh() {
		return "To begin afresh (what was rehearsed is lost), stop Switchback and remove %s.".formatted(this.home);
	}

}
