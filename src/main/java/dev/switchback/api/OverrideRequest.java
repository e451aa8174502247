package dev.switchback.api;

import java.util.Objects;

import dev.switchback.operation.Requester;
import dev.switchback.playbook.RuleOverride;
import org.jspecify.annotations.Nullable;

/// What is sent to answer for a failing rule. Who answers for it is whoever sends it.
///
/// @param rule such as `prefixes-covered`
/// @param subject as the verdict names it
/// @param reason why, for those who read the history
/// @param measured the value that was seen; what is worse now is not answered for
record OverrideRequest(@Nullable String rule, @Nullable String subject, @Nullable String reason,
		@Nullable String measured) {

	/// How many rules anybody may answer for at once.
	static final int MOST = 20;

	private static final int LONGEST_NAME = 100;

	private static final int LONGEST_TEXT = 500;

	void check(String pointer, Faults faults) {
		faults.required(pointer + "/rule", this.rule, "Name the rule, as its verdict does.");
		faults.required(pointer + "/subject", this.subject, "Name the subject, as the rule's verdict does.");
		faults.required(pointer + "/reason", this.reason, "Say why, for those who read the history.");
		faults.fits(pointer + "/rule", filled(this.rule), LONGEST_NAME);
		faults.fits(pointer + "/subject", filled(this.subject), LONGEST_NAME);
		faults.fits(pointer + "/reason", filled(this.reason), LONGEST_TEXT);
		faults.fits(pointer + "/measured", this.measured, LONGEST_TEXT);
	}

	/// What is blank has been reported as missing.
	private static @Nullable String filled(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

	/// After it was checked.
	RuleOverride by(Requester requester) {
		return new RuleOverride(Objects.requireNonNull(this.rule), Objects.requireNonNull(this.subject), this.measured,
				Objects.requireNonNull(this.reason), requester.subject(), requester.person());
	}

}
