package dev.switchback.local;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/// A process of its own that uses the embedded database, so that a test can kill it: says where the database is, and
/// leaves in good order when its input ends.
final class PostgresChild {

	private PostgresChild() {
	}

	public static void main(String[] args) throws IOException {
		try (EmbeddedDatabase database = EmbeddedDatabase.start(StateDirectory.at(Path.of(args[0])),
				new SecureRandom())) {
			System.out.println(database.jdbcUrl());
			while (System.in.read() >= 0) {
				// Until the parent closes its end.
			}
		}
	}

}
