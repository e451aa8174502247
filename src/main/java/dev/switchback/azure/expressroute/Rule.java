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
record Rule(String name, Force force, String subject, String threshold, Instant observedAt) {

	RuleVerdict pass(String measured, String sentence) {
		return verdict(Verdict.PASS, measured, sentence);
	}

	RuleVerdict fail(String measured, String sentence) {
		return verdict(Verdict.FAIL, measured, sentence);
	}

	RuleVerdict unclear(String measured, String sentence) {
		return verdict(Verdict.INCONCLUSIVE, measured, sentence);
	}

	/// What it is about could not be read.
	RuleVerdict unseen(ArmProblem problem, String what) {
		return unclear("not seen", problem.sentence(what) + "; try again once it can be read");
	}

	private RuleVerdict verdict(Verdict verdict, String measured, String sentence) {
		return new RuleVerdict(this.name, this.subject, measured, this.threshold, this.observedAt, this.force, verdict,
				sentence, null);
	}

}
