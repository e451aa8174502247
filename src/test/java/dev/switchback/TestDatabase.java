package dev.switchback;

import java.time.Duration;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// Gives a test a PostgreSQL of its own: a fresh database for each application context, on one server for each JVM. The
/// server is an embedded one, or a container when `-Dtest.db=docker` asks for it (of the image `-Dtest.db.image`, or the
/// official one).
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

	private static final AtomicInteger databases = new AtomicInteger();

	@Bean
	JdbcConnectionDetails testDatabase() throws SQLException {
		var server = Server.INSTANCE;
		var name = "test_" + databases.incrementAndGet();
		try (var connection = DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
				var statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE " + name);
		}
		return new Details(server.url(name), server.user(), server.password());
	}

	private record Details(String url, String user, String password) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.url;
		}

		@Override
		public String getUsername() {
			return this.user;
		}

		@Override
		public String getPassword() {
			return this.password;
		}

	}

	/// Where the server listens.
	private record Server(String host, int port, String user, String password) {

		static final Server INSTANCE = "docker".equals(System.getProperty("test.db")) ? container() : embedded();

		String url(String database) {
			return "jdbc:postgresql://%s:%d/%s".formatted(this.host, this.port, database);
		}

		/// It stops with the JVM.
		private static Server embedded() {
			try {
				var server = EmbeddedPostgres.builder()
					.setPGStartupWait(Duration.ofMinutes(1))
					.setOutputRedirector(Redirect.DISCARD)
					.setErrorRedirector(Redirect.DISCARD)
					.start();
				return new Server("127.0.0.1", server.getPort(), "postgres", "postgres");
			}
			catch (IOException ex) {
				throw new IllegalStateException("The embedded PostgreSQL does not start", ex);
			}
		}

		private static Server container() {
			var image = DockerImageName.parse(System.getProperty("test.db.image", "postgres:18"))
				.asCompatibleSubstituteFor("postgres");
			var container = new PostgreSQLContainer(image);
			container.start();
			return new Server(container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
					container.getUsername(), container.getPassword());
		}

	}

}
