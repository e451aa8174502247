package dev.switchback.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;

import dev.switchback.operation.Journal;
import dev.switchback.operation.Operation;

/// What happened in one run, in the order in which it really happened, as people read it.
final class Trace {

	/// @param operation whose history grew; `null` for everything else that happened
	private record Line(long at, String who, String what, UUID operation, long first, long last) {
	}

	private static final UUID NONE = new UUID(0, 0);

	private final LongSupplier now;

	private final List<Line> lines = new ArrayList<>();

	Trace(LongSupplier now) {
		this.now = now;
	}

	/// Something happened.
	void add(String who, String what) {
		this.lines.add(new Line(this.now.getAsLong(), who, what, NONE, 0, 0));
	}

	/// The history of an operation grew.
	void grew(String who, Operation operation, long first, long last) {
		this.lines.add(new Line(this.now.getAsLong(), who, operation.code(), operation.id(), first, last));
	}

	/// All of it, with the time since the start.
	String text(Journal journal) {
		var text = new StringBuilder();
		for (var line : this.lines) {
			if (line.operation().equals(NONE)) {
				append(text, line, line.what());
			}
			else {
				journal.events(line.operation(), line.first() - 1, (int) (line.last() - line.first() + 1))
					.forEach((entry) -> append(text, line, line.what() + "  " + entry.sentence()));
			}
		}
		return text.toString();
	}

	private static void append(StringBuilder text, Line line, String what) {
		var at = Duration.ofNanos(line.at());
		text.append("%5d.%03ds  %-9s %s%n".formatted(at.toSeconds(), at.toMillisPart(), line.who(), what));
	}

}
