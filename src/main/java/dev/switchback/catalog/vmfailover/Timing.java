package dev.switchback.catalog.vmfailover;

import java.time.Duration;
import java.util.Arrays;

import dev.switchback.catalog.request.Faults;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;

/// Reads what is to follow by itself, and refuses what must not.
record Timing(Purpose purpose, Faults faults) {

	private static final Duration USUAL = Duration.ofMinutes(30);

	private static final Duration LEAST = Duration.ofMinutes(1);

	private static final Duration MOST = Duration.ofDays(7);

	private enum Mode {

		UNTIL_DECISION, AFTER_PROBE

	}

	/// After how long it follows; `null` if people decide.
	@Nullable
	Duration after(String pointer, Request.@Nullable Mode asked) {
		if (asked == null) {
			return null;
		}
		var mode = this.faults.word(pointer + "/mode", asked.mode(), Mode.class, Mode.UNTIL_DECISION);
		var after = this.faults.duration(pointer + "/after", asked.after(), USUAL, LEAST, MOST);
		return switch (mode) {
			case UNTIL_DECISION -> {
				if (asked.after() != null) {
					this.faults.add(pointer + "/after", "Only AFTER_PROBE has a time. Leave this out.");
				}
				yield null;
			}
			case AFTER_PROBE -> {
				if (this.purpose == Purpose.EMERGENCY) {
					this.faults.add(pointer + "/mode",
							"In an EMERGENCY nothing follows by itself. Use UNTIL_DECISION, or leave this out.");
				}
				yield after;
			}
		};
	}

	/// Nothing follows by itself that nobody could ask whether it works.
	void check(Plan plan) {
		if (plan.timers().commit() != null && Arrays.stream(Leg.values()).anyMatch((leg) -> !plan.canBeProbed(leg))) {
			this.faults.add("/parameters/commit/mode", missing(plan, "in both of its places"));
		}
		if (plan.timers().failBack() != null && !plan.canBeProbed(Leg.OUT)) {
			this.faults.add("/parameters/failBack/mode", missing(plan, "where it fails over to"));
		}
	}

	private static String missing(Plan plan, String where) {
		return "Nothing is declared by which %s could be asked %s whether its application works. PUT /v1/protected-items/{lifecycleId} declares it; until then use UNTIL_DECISION."
			.formatted(plan.subject(), where);
	}

}
