package dev.switchback.azure.expressroute;

import java.time.Instant;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;

/// A rule about to be judged.
///
/// @param subject the circuit or gateway it is about
/// @param threshold what is wanted
record Rule(SafetyRule rule, String subject, String threshold, Instant observedAt) {

	RuleVerdict pass(String measured, String sentence) {
		return verdict(this.rule.force(), Verdict.PASS, measured, sentence);
	}

	RuleVerdict fail(String measured, String sentence) {
		return verdict(this.rule.force(), Verdict.FAIL, measured, sentence);
	}

	RuleVerdict unclear(String measured, String sentence) {
		return verdict(this.rule.force(), Verdict.INCONCLUSIVE, measured, sentence);
	}

	/// It fails, and stands in nobody's way.
	RuleVerdict advise(String measured, String sentence) {
		return verdict(Force.ADVISES, Verdict.FAIL, measured, sentence);
	}

	/// What it is about could not be read.
	RuleVerdict unseen(ArmProblem problem, String what) {
		return unclear("not seen", (problem instanceof ArmProblem.NotFound) ? problem.sentence(what)
				: problem.sentence(what) + "; try again once it can be read");
	}

	/// There is no way to read it, so waiting would not help: it is said, and stands in nobody's way.
	RuleVerdict unreadable(String measured, String sentence) {
		return verdict(Force.ADVISES, Verdict.INCONCLUSIVE, measured, sentence);
	}

	private RuleVerdict verdict(Force force, Verdict verdict, String measured, String sentence) {
		return new RuleVerdict(this.rule.code(), this.subject, measured, this.threshold, this.observedAt, force,
				verdict, sentence, null);
	}

}
