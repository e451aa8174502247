package dev.switchback.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a running PostgreSQL writes into `postmaster.pid` of its data directory (see "pidfile.h" of its sources): one
/// value a line; the pid first, the port fourth, the state eighth. A killed one leaves the file behind.
///
/// @param pid the process, which may be long gone, or another one by now
/// @param port where it listens, or 0 if it did not get that far
/// @param ready whether it accepts connections, as opposed to starting or stopping
record PostmasterFile(long pid, int port, boolean ready) {

	private static final int PORT_LINE = 3;

	private static final int STATE_LINE = 7;

	/// Where it lies in a data directory.
	static Path in(Path dataDirectory) {
		return dataDirectory.resolve("postmaster.pid");
	}

	/// Reads it.
	/// @return empty if there is none, or if what is there tells no pid (a crash may truncate it)
	static Optional<PostmasterFile> read(Path dataDirectory) throws IOException {
		try {
			return parse(Files.readAllLines(in(dataDirectory)));
		}
		catch (NoSuchFileException _) {
			return Optional.empty();
		}
	}

	static Optional<PostmasterFile> parse(List<String> lines) {
		long pid = number(lines, 0);
		if (pid <= 0) {
			return Optional.empty();
		}
		boolean ready = lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals("ready");
		return Optional.of(new PostmasterFile(pid, (int) number(lines, PORT_LINE), ready));
	}

	private static long number(List<String> lines, int line) {
		String text = (lines.size() > line) ? lines.get(line).strip() : "";
		return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
	}

}
