package dev.switchback.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.switchback.operation.Operation;
import dev.switchback.operation.StepRun;
import org.jspecify.annotations.Nullable;

/// A change as it is sent to the database: written down by whoever wants it, so that those who send many only send. What did
/// not change and may be long is not sent again.
///
/// @param seen the revision that it begins with
/// @param ends whether the operation is over by it
/// @param plan `null` if it stays as it is, as with all others that may be `null`
/// @param sameRuns how many of the first visits to steps stay as they are
/// @param otherRuns those after them
record ChangeRow(Operation after, long seen, boolean ends, String at, @Nullable String plan, @Nullable String outline,
		int sameRuns, String otherRuns, String phase, @Nullable String observations, List<Line> lines) {

	/// @param place among the lines of its change, from 1
	record Line(UUID operation, int place, String sentence, String event) {
	}

	static ChangeRow of(Change change) {
		var after = change.after();
		var same = same(change.before().runs(), after.runs());
		return new ChangeRow(after, change.before().revision(), change.ends(), change.at().toString(), plan(change),
				outline(change), same, Json.write(after.runs().subList(same, after.runs().size())),
				Json.write(after.phase()), observations(change), lines(change));
	}

	private static int same(List<StepRun> before, List<StepRun> after) {
		var same = 0;
		while (same < Math.min(before.size(), after.size()) && Objects.equals(before.get(same), after.get(same))) {
			same++;
		}
		return same;
	}

	private static @Nullable String plan(Change change) {
		var plan = change.after().plan();
		return plan.equals(change.before().plan()) ? null : Sql.text(plan);
	}

	private static @Nullable String outline(Change change) {
		var outline = change.after().outline();
		return outline.equals(change.before().outline()) ? null : Json.write(outline);
	}

	private static @Nullable String observations(Change change) {
		var observations = change.after().observations();
		return observations.equals(change.before().observations()) ? null : Json.write(observations);
	}

	private static List<Line> lines(Change change) {
		var lines = change.lines();
		return IntStream.range(0, lines.size())
			.mapToObj((index) -> new Line(change.after().id(), index + 1, Json.storable(lines.get(index).sentence()),
					Json.write(lines.get(index).event())))
			.toList();
	}

	@Nullable
	String startedAt() {
		return text(this.after.startedAt());
	}

	@Nullable
	String finishedAt() {
		return text(this.after.finishedAt());
	}

	private static @Nullable String text(@Nullable Instant moment) {
		return (moment != null) ? moment.toString() : null;
	}

	UUID id() {
		return this.after.id();
	}

}
