package dev.switchback.simulator.protection;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// How a job goes.
///
/// @param takes how long in all; null for as long as usual
/// @param never whether it never ends
/// @param kind how it ends
/// @param problem why it fails
public record Course(@Nullable Duration takes, boolean never, Kind kind, @Nullable Problem problem) {

	/// As usual.
	public static final Course USUAL = new Course(null, false, Kind.SUCCEED, null);

	/// `FAIL_WITH_EFFECT` reports a failure although the change came about; `IGNORE` a success although it did not.
	public enum Kind {

		SUCCEED, FAIL, FAIL_WITH_EFFECT, IGNORE

	}

	static Course failing(String code, String message) {
		return new Course(null, false, Kind.FAIL, new Problem(code, message, false));
	}

}
