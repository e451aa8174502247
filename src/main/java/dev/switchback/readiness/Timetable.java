package dev.switchback.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What is to be assessed without being asked for. It counts from the last assessment of the same, whoever asked for it and
/// whatever came of it: nothing is assessed more often than it has to be, and what cannot be assessed is not tried all the time.
/// Each time comes a little later, and always as much later for everybody who looks.
final class Timetable {

	private static final int STEPS = 1000;

	private final List<Line> lines;

	private final double jitter;

	/// Something that is assessed again and again.
	private record Line(Scope scope, Duration every) {

		/// @param jitter of its time, at most
		Instant after(Instant last, double jitter) {
			var part = Math.floorMod((this.scope.spoken() + this.scope.subject() + last).hashCode(), STEPS) * jitter
					/ STEPS;
			return last.plus(this.every).plusMillis((long) (this.every.toMillis() * part));
		}

	}

	Timetable(AssessmentSettings settings) {
		this.lines = Stream.concat(
				Stream.ofNullable(settings.every()).map((every) -> new Line(new Scope.Everything(), every)),
				settings.schedules().stream().map((one) -> new Line(one.scope(), Objects.requireNonNull(one.every()))))
			.toList();
		this.jitter = settings.jitter();
	}

	/// @param last when something was assessed last; empty if it never was
	List<Scope> due(Instant now, Function<Scope, Optional<Instant>> last) {
		return this.lines.stream()
			.filter((line) -> last.apply(line.scope())
				.filter((at) -> line.after(at, this.jitter).isAfter(now))
				.isEmpty())
			.map(Line::scope)
			.distinct()
			.toList();
	}

}
