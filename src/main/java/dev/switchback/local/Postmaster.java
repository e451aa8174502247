package dev.switchback.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;

/// What serves a data directory at this moment. A JVM that was killed leaves its PostgreSQL running as an orphan, and a
/// machine that crashed leaves a pid file whose number may belong to somebody else by now.
sealed interface Postmaster {

	/// Looks who serves the data directory.
	/// @param processes the command line of a live process (empty text if it hides it), or empty if there is none
	static Postmaster of(Path dataDirectory, LongFunction<Optional<String>> processes) throws IOException {
		Optional<PostmasterFile> file = PostmasterFile.read(dataDirectory);
		if (file.isEmpty()) {
			return Files.exists(PostmasterFile.in(dataDirectory)) ? new Leftover() : new Absent();
		}
		PostmasterFile found = file.get();
		Optional<String> command = processes.apply(found.pid());
		if (command.isEmpty()) {
			return new Absent();
		}
		if (!serves(command.get(), dataDirectory)) {
			return new Leftover();
		}
		return found.ready() ? new Serving(found.pid(), found.port()) : new Changing(found.pid());
	}

	private static boolean serves(String command, Path dataDirectory) {
		return command.contains("postgres") && command.contains(dataDirectory.toString());
	}

	/// Nobody; a pid file of a dead process counts as none, PostgreSQL clears it away by itself and, before it does,
	/// makes sure that no child of the dead one still writes.
	record Absent() implements Postmaster {
	}

	/// Nobody, but the pid file names a live process that is not PostgreSQL (its number was given away again), or
	/// nothing at all. PostgreSQL would take that for another server and refuse to start.
	record Leftover() implements Postmaster {
	}

	/// A server that accepts connections: it is simply used.
	record Serving(long pid, int port) implements Postmaster {
	}

	/// A server that is starting or stopping, and that nobody waits for any more.
	record Changing(long pid) implements Postmaster {
	}

}
