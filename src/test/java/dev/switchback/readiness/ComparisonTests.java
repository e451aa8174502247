package dev.switchback.readiness;

import java.util.List;

import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Severity;
import dev.switchback.readiness.rule.Subject;
import dev.switchback.readiness.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTests {

	private static Finding finding(Judgement judgement, Severity severity) {
		return new Finding("ER-01", new Subject(Subject.Kind.CIRCUIT, "a", "a"), judgement, severity, false, "it is so",
				List.of(), null);
	}

	private static Assessment with(Finding... findings) {
		var one = Assessor.assess(new Snapshot(Edit.healthy(), Fixture.NOW), new Scope.Everything());
		return new Assessment(one.scope(), one.assessedAt(), one.takenAt(), one.rules(), one.score(), one.azure(),
				List.of(findings));
	}

	private static Assessment with(Severity severity) {
		return with(finding(Judgement.FAIL, severity));
	}

	/// A circuit of two pairs is judged twice by some rules.
	@Test
	void whatGotWorseIsNotHiddenByAnotherFindingOfTheSameSubject() {
		var pass = finding(Judgement.PASS, Severity.HIGH);

		assertThat(Comparison.of(with(pass, pass), with(finding(Judgement.FAIL, Severity.HIGH), pass)).worse())
			.hasSize(1);
		assertThat(Comparison.of(with(pass, pass), with(pass, finding(Judgement.FAIL, Severity.HIGH))).worse())
			.hasSize(1);
	}

	@Test
	void aFailureThatBecameMoreSevereIsWorseAndTheOtherWayRound() {
		var risen = Comparison.of(with(Severity.LOW), with(Severity.HIGH));

		assertThat(risen.worse()).extracting(Comparison.Change::rule).containsExactly("ER-01");
		assertThat(Comparison.of(with(Severity.HIGH), with(Severity.LOW)).better()).hasSize(1);
		assertThat(Comparison.of(with(Severity.LOW), with(Severity.LOW)).worse()).isEmpty();
	}

}
