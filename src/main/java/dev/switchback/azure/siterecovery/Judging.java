package dev.switchback.azure.siterecovery;

import java.time.Instant;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;

/// A rule about to be judged.
///
/// @param force how hard it blocks, usually as its rule does
/// @param subject the machine or network it is about
/// @param threshold what is wanted
record Judging(VmRule rule, Force force, String subject, String threshold, Instant observedAt) {

	Judging(VmRule rule, String subject, String threshold, Instant observedAt) {
		this(rule, rule.force(), subject, threshold, observedAt);
	}

	Judging with(Force force) {
		return new Judging(this.rule, force, this.subject, this.threshold, this.observedAt);
	}

	RuleVerdict pass(String measured, String sentence) {
		return verdict(Verdict.PASS, measured, sentence);
	}

	RuleVerdict fail(String measured, String sentence) {
		return verdict(Verdict.FAIL, measured, sentence);
	}

	RuleVerdict unclear(String measured, String sentence) {
		return verdict(Verdict.INCONCLUSIVE, measured, sentence);
	}

	RuleVerdict unseen(ArmProblem problem, String what) {
		return unclear("not seen", problem.sentence(what) + "; try again once it can be read");
	}

	private RuleVerdict verdict(Verdict verdict, String measured, String sentence) {
		return new RuleVerdict(this.rule.code(), this.subject, measured, this.threshold, this.observedAt, this.force,
				verdict, sentence, null);
	}

}
