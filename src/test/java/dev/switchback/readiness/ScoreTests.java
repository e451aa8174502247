package dev.switchback.readiness;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.readiness.rule.Basis;
import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Guideline;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Severity;
import dev.switchback.readiness.rule.Source;
import dev.switchback.readiness.rule.Subject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScoreTests {

	private static final List<Guideline> RULES = List.of(rule("A", Severity.CRITICAL), rule("B", Severity.MEDIUM),
			rule("C", Severity.INFO));

	private final List<Finding> findings = new ArrayList<>();

	private static Guideline rule(String id, Severity severity) {
		return new Guideline(id, "Wants.", Basis.READ, severity, "Do.", Source.OWN);
	}

	private ScoreTests found(String rule, Judgement judgement, Severity severity) {
		this.findings.add(new Finding(rule, new Subject(Subject.Kind.CIRCUIT, "x" + this.findings.size(), "x"),
				judgement, severity, false, "because", List.of(), null));
		return this;
	}

	private Score score() {
		return Score.of(RULES, this.findings);
	}

	@Test
	void onlyWhatIsWholeIsAHundred() {
		found("A", Judgement.PASS, Severity.CRITICAL).found("B", Judgement.PASS, Severity.MEDIUM);

		assertThat(score().value()).isEqualTo(100);
		assertThat(score().arithmetic()).isEqualTo("100 of 100 = 10.000 of 10 points, rounded down");
	}

	@Test
	void whatIsNotKnownIsNoPass() {
		found("A", Judgement.UNKNOWN, Severity.LOW).found("B", Judgement.PASS, Severity.MEDIUM);

		assertThat(score().value()).isEqualTo(20);
		assertThat(score().counts()).isEqualTo(new Score.Counts(1, 0, 1, 0));
	}

	@Test
	void aRuleWeighsTheSameHoweverManySubjectsItHas() {
		found("A", Judgement.PASS, Severity.CRITICAL).found("B", Judgement.PASS, Severity.MEDIUM);
		for (var i = 0; i < 998; i++) {
			found("B", Judgement.PASS, Severity.MEDIUM);
		}
		found("B", Judgement.FAIL, Severity.MEDIUM);

		assertThat(score().lines().getLast().points()).isEqualByComparingTo("1.998");
		assertThat(score().value()).isEqualTo(99);
	}

	@Test
	void aLesserFailureLosesLess() {
		found("A", Judgement.PASS, Severity.CRITICAL).found("B", Judgement.FAIL, Severity.LOW);

		assertThat(score().points()).isEqualByComparingTo("9");
	}

	@Test
	void aCriticalFailureHoldsItBelowFifty() {
		for (var i = 0; i < 9; i++) {
			found("A", Judgement.PASS, Severity.CRITICAL);
		}
		found("A", Judgement.FAIL, Severity.CRITICAL).found("B", Judgement.PASS, Severity.MEDIUM);

		assertThat(score().value()).isEqualTo(49);
		assertThat(score().held()).isTrue();
		assertThat(score().points()).isEqualByComparingTo(new BigDecimal("9.2"));
		assertThat(score().arithmetic())
			.isEqualTo("49 of 100 = 9.200 of 10 points, held below 50 by a critical failure");
	}

	@Test
	void whatDoesNotConcernAnythingWeighsNothing() {
		found("A", Judgement.NOT_APPLICABLE, Severity.CRITICAL).found("B", Judgement.PASS, Severity.MEDIUM)
			.found("C", Judgement.FAIL, Severity.INFO);

		assertThat(score().weight()).isEqualTo(2);
		assertThat(score().value()).isEqualTo(100);
	}

	@Test
	void nothingKnownIsNothingEarned() {
		assertThat(score().value()).isZero();
	}

}
