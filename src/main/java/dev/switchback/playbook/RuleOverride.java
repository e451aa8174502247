package dev.switchback.playbook;

import org.jspecify.annotations.Nullable;

/// What a person answers for: that a failing rule shall not block one operation.
///
/// @param rule name of the rule, such as `prefixes-covered`
/// @param subject what the rule is about, as its verdict names it
/// @param measured the value they saw; `null` if they named none, and then it is the one of the first check
/// @param reason why, for those who read the history
/// @param by who answers for it, as the token says
/// @param person whether that token stands for a person: nobody else may override
public record RuleOverride(String rule, String subject, @Nullable String measured, String reason, String by,
		boolean person) {

	/// Whether it speaks of that verdict's rule and subject.
	public boolean names(RuleVerdict verdict) {
		return this.rule.equals(verdict.rule()) && this.subject.equalsIgnoreCase(verdict.subject());
	}

}
