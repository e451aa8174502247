package dev.switchback.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedDatabaseIT {

	@TempDir
	private static Path binaries;

	@TempDir
	private Path home;

	private final List<Process> children = new ArrayList<>();

	/// Unpacked once for all, as that takes longer than everything else here.
	@BeforeEach
	void shareTheBinaries() throws IOException {
		Files.createSymbolicLink(Files.createDirectory(this.home.resolve("postgres")).resolve("binaries"), binaries);
	}

	@AfterEach
	void endWhatIsLeft() throws Exception {
		Files.delete(this.home.resolve("postgres/binaries"));
		for (Process child : this.children) {
			child.destroyForcibly().waitFor();
		}
		if (Files.exists(data())) {
			switch (Postmaster.of(data(), PostgresProcesses::commandLine)) {
				case Postmaster.Serving(long pid, _) -> PostgresProcesses.stop(pid);
				case Postmaster.Changing(long pid) -> PostgresProcesses.stop(pid);
				case Postmaster.Absent _,Postmaster.Leftover _ -> {
				}
			}
		}
	}

	@Test
	void isARealDatabaseOnLoopbackThatWantsAPassword() throws Exception {
		try (EmbeddedDatabase database = start()) {
			assertThat(show(database, "fsync")).isEqualTo("on");
			assertThat(show(database, "synchronous_commit")).isEqualTo("on");
			assertThat(show(database, "listen_addresses")).isEqualTo("127.0.0.1");
			assertThat(show(database, "unix_socket_directories")).isEmpty();
			assertThat(show(database, "server_encoding")).isEqualTo("UTF8");
			assertThat(show(database, "server_version")).startsWith(PostgresInstallation.MAJOR + ".");
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.username(), "guess"))
				.withMessageContaining("password authentication failed");
		}
		assertThat(server()).isEqualTo(new Postmaster.Absent());
	}

	@Test
	void keepsItsRowsWhenTheJvmIsKilledAndAdoptsTheOrphan() throws Exception {
		Process child = child();
		String url = url(child);
		Postmaster orphan = server();
		insert(url, "before the kill");
		child.destroyForcibly().waitFor();

		try (EmbeddedDatabase database = start()) {
			assertThat(server()).isEqualTo(orphan).isInstanceOf(Postmaster.Serving.class);
			assertThat(database.jdbcUrl()).isEqualTo(url);
			assertThat(rows(database.jdbcUrl())).containsExactly("before the kill");
		}
		assertThat(server()).isEqualTo(new Postmaster.Absent());
	}

	@Test
	void keepsItsRowsWhenTheServerIsKilledToo() throws Exception {
		Process child = child();
		insert(url(child), "before the kill");
		kill(server());
		child.destroyForcibly().waitFor();

		try (EmbeddedDatabase database = start()) {
			assertThat(rows(database.jdbcUrl())).containsExactly("before the kill");
		}
	}

	@Test
	void isLeftRunningByTheFirstAndStoppedByTheLast() throws Exception {
		Process first = child();
		String url = url(first);
		insert(url, "shared");
		try (EmbeddedDatabase second = start()) {
			leave(first);
			assertThat(second.jdbcUrl()).isEqualTo(url);
			assertThat(rows(second.jdbcUrl())).containsExactly("shared");
		}
		assertThat(server()).isEqualTo(new Postmaster.Absent());
	}

	@Test
	void startsAlthoughThePidFileNamesALivingStranger() throws Exception {
		try (EmbeddedDatabase database = start()) {
			insert(database.jdbcUrl(), "kept");
		}
		Files.writeString(PostmasterFile.in(data()),
				"%d\n%s\n1\n1\n\n127.0.0.1\n\nready   \n".formatted(ProcessHandle.current().pid(), data()));
		try (EmbeddedDatabase database = start()) {
			assertThat(rows(database.jdbcUrl())).containsExactly("kept");
		}
	}

	@Test
	void beginsAgainAfterAFirstStartThatWasCutShort() throws Exception {
		Files.createDirectories(data());
		Files.writeString(data().resolve("PG_VERSION"), "18\n");
		Files.writeString(data().resolve("postgresql.conf"), "half of it");
		try (EmbeddedDatabase database = start()) {
			insert(database.jdbcUrl(), "works");
			assertThat(rows(database.jdbcUrl())).containsExactly("works");
		}
	}

	@Test
	void beginsAgainWithoutTheServerOfAFirstStartThatWasCutShort() throws Exception {
		Process child = child();
		url(child);
		Postmaster orphan = server();
		child.destroyForcibly().waitFor();
		Files.delete(this.home.resolve("postgres/complete"));
		try (EmbeddedDatabase database = start()) {
			insert(database.jdbcUrl(), "works");
			assertThat(ProcessHandle.of(((Postmaster.Serving) orphan).pid())).isEmpty();
		}
	}

	@Test
	void refusesWhatAnotherMajorVersionMade() throws Exception {
		start().close();
		Files.writeString(data().resolve("PG_VERSION"), "15\n");
		assertThatExceptionOfType(CannotStart.class).isThrownBy(this::start)
			.withMessageContaining("made by PostgreSQL 15")
			.satisfies((refusal) -> assertThat(refusal.action()).contains("remove").contains("postgres"));
	}

	@Test
	void saysWhatTheServerSaidWhenItDoesNotStart() throws Exception {
		start().close();
		Files.writeString(data().resolve("postgresql.conf"), "no_such_setting = 1\n");
		PostgresInstallation broken = new PostgresInstallation(this.home.resolve("postgres"), new SecureRandom(),
				Duration.ofSeconds(2));
		assertThatExceptionOfType(CannotStart.class).isThrownBy(broken::start)
			.withMessageContaining("no_such_setting")
			.satisfies((refusal) -> assertThat(refusal.action()).contains("postgres.log"));
	}

	private EmbeddedDatabase start() {
		return EmbeddedDatabase.start(StateDirectory.at(this.home), new SecureRandom());
	}

	private Path data() {
		return this.home.resolve("postgres/data");
	}

	private Postmaster server() throws IOException {
		return Postmaster.of(data(), PostgresProcesses::commandLine);
	}

	private Process child() throws IOException {
		Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				PostgresChild.class.getName(), this.home.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		this.children.add(child);
		return child;
	}

	private static String url(Process child) throws IOException {
		BufferedReader output = child.inputReader(StandardCharsets.UTF_8);
		String line = output.readLine();
		while (line != null && !line.startsWith("jdbc:")) {
			line = output.readLine();
		}
		assertThat(line).as("what the child said").isNotNull();
		return line;
	}

	private static void leave(Process child) throws Exception {
		child.outputWriter().close();
		assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(child.exitValue()).isZero();
	}

	private static void kill(Postmaster server) throws Exception {
		assertThat(server).isInstanceOf(Postmaster.Serving.class);
		ProcessHandle process = ProcessHandle.of(((Postmaster.Serving) server).pid()).orElseThrow();
		process.destroyForcibly();
		process.onExit().get(30, TimeUnit.SECONDS);
	}

	private Connection connect(String url) throws Exception {
		return DriverManager.getConnection(url, "postgres", Files.readString(this.home.resolve("postgres/password")));
	}

	private String show(EmbeddedDatabase database, String setting) throws Exception {
		try (Connection connection = connect(database.jdbcUrl());
				ResultSet result = connection.createStatement().executeQuery("show " + setting)) {
			result.next();
			return result.getString(1);
		}
	}

	private void insert(String url, String text) throws Exception {
		try (Connection connection = connect(url)) {
			connection.createStatement().execute("create table if not exists kept (text text)");
			connection.createStatement().execute("insert into kept values ('" + text + "')");
		}
	}

	private List<String> rows(String url) throws Exception {
		List<String> rows = new ArrayList<>();
		try (Connection connection = connect(url);
				ResultSet result = connection.createStatement().executeQuery("select text from kept")) {
			while (result.next()) {
				rows.add(result.getString(1));
			}
		}
		return rows;
	}

}
