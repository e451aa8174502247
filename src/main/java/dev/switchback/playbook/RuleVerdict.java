package dev.switchback.playbook;

import java.time.Instant;

/// A named safety rule, judged.
///
/// @param rule stable name, such as `survivor-enabled`
/// @param subject what it is about: the survivor, the drained circuit or the write itself
/// @param measured the value seen
/// @param threshold the value wanted
/// @param observedAt when the look that measured it began
/// @param sentence what it means for a person, and what to do when it fails
public record RuleVerdict(String rule, String subject, String measured, String threshold, Instant observedAt,
		Force force, Verdict verdict, String sentence) {

	/// A rule that could not be judged blocks like one that failed.
	public boolean blocks(Purpose purpose) {
		return this.verdict != Verdict.PASS && this.force.blocks(purpose);
	}

}
