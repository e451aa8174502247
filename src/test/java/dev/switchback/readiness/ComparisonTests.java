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

	private static Assessment with(Severity severity) {
		var one = Assessor.assess(new Snapshot(Edit.healthy(), Fixture.NOW), new Scope.Everything());
		var subject = new Subject(Subject.Kind.CIRCUIT, "a", "a");
		return new Assessment(one.scope(), one.assessedAt(), one.takenAt(), one.rules(), one.score(), one.azure(),
				List.of(new Finding("ER-01", subject, Judgement.FAIL, severity, false, "it fails", List.of(), null)));
	}

	@Test
	void aFailureThatBecameMoreSevereIsWorseAndTheOtherWayRound() {
		var risen = Comparison.of(with(Severity.LOW), with(Severity.HIGH));

		assertThat(risen.worse()).extracting(Comparison.Change::rule).containsExactly("ER-01");
		assertThat(Comparison.of(with(Severity.HIGH), with(Severity.LOW)).better()).hasSize(1);
		assertThat(Comparison.of(with(Severity.LOW), with(Severity.LOW)).worse()).isEmpty();
	}

}
