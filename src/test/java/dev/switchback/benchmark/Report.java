package dev.switchback.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// Prints what was measured, and adds it to `target/benchmarks.md` as a row of the table in docs/benchmarks.md.
final class Report {

	private static final Path FILE = Path.of("target", "benchmarks.md");

	private Report() {
	}

	/// @param what was measured
	/// @param ours what the service does
	/// @param limit what the machine does at most, in the same run
	/// @param ratio of the two
	/// @param target what is wanted
	static void row(String what, String ours, String limit, double ratio, String target) {
		var row = String.format(Locale.ROOT, "| %s | %s | %s | %s | %s |%n", what, ours, limit,
				String.format(Locale.ROOT, (ratio < 0.1) ? "%.4f" : "%.2f", ratio), target);
		System.out.print("BENCHMARK " + row);
		try {
			Files.createDirectories(FILE.getParent());
			Files.writeString(FILE, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/// A line of somebody else's.
	static void line(String line) {
		System.out.println("          " + line);
	}

	/// Something to know beside the rows.
	static void note(String format, Object... arguments) {
		System.out.printf(Locale.ROOT, "          " + format + "%n", arguments);
	}

}
