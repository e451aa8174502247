package dev.switchback.playbook;

import org.jspecify.annotations.Nullable;

/// What a person answers for: that a failing rule shall not block one operation.
///
/// @param rule name of the rule, such as `prefixes-covered`
/// @param subject what the rule is about, as its verdict names it
/// @param measured the value they answer for: the one they saw, or if they named none the one of the first check; `null`
/// until that is known
/// @param reason why, for those who read the history
/// @param by who answers for it, as the token says
/// @param person whether that token stands for a person: nobody else may override
public record RuleOverride(String rule, String subject, @Nullable String measured, String reason, String by,
		boolean person) {

	/// The same with the value that was seen when it was accepted, if whoever answers named none.
	public RuleOverride seen(String measured) {
		return (this.measured != null) ? this
				: new RuleOverride(this.rule, this.subject, measured, this.reason, this.by, this.person);
	}

	/// As sentences name it.
	public String words() {
		return "%s of %s%s".formatted(this.rule, this.subject,
				(this.measured != null) ? " (%s)".formatted(this.measured) : "");
	}

	/// Whether it speaks of that verdict's rule and subject.
	public boolean names(RuleVerdict verdict) {
		return this.rule.equals(verdict.rule()) && this.subject.equalsIgnoreCase(verdict.subject());
	}

}
