package dev.switchback.operation;

import java.time.Duration;

import dev.switchback.playbook.Decision;
import org.junit.jupiter.api.Test;

import static dev.switchback.operation.Every.EVIDENCE;
import static dev.switchback.operation.Every.QUESTION;
import static dev.switchback.operation.Every.UNPROTECTED;
import static dev.switchback.operation.Every.after;
import static dev.switchback.operation.Every.operation;
import static dev.switchback.operation.Every.phases;
import static org.assertj.core.api.Assertions.assertThat;

/// How long something is waited for or endured, and when that begins anew.
class PatienceTransitionTests {

	private static final Question LIMITED = QUESTION.unless(new Question.Default(after(600), Decision.RESTORE));

	@Test
	void isUnprotectedUntilItIsShelteredFromVisitToVisit() {
		var bare = operation().after(new Event.Exposed(UNPROTECTED), after(20))
			.after(new Event.Began("disable", 1), after(30));
		assertThat(bare.lastRun().unprotected()).isEqualTo(UNPROTECTED);
		var sheltered = bare.after(new Event.Sheltered(UNPROTECTED, Duration.ofMinutes(1)), after(70));
		assertThat(sheltered.lastRun().unprotected()).isNull();
	}

	@Test
	void mayTurnOutToBeUnprotectedWhileSomebodyIsAsked() {
		var bare = operation(phases().get("Parked")).after(new Event.Exposed(UNPROTECTED), after(70));
		assertThat(bare.lastRun().unprotected()).isEqualTo(UNPROTECTED);
		assertThat(Sentences.of(bare))
			.isEqualTo("Fail back now? contoso has been unprotected since 2026-03-02T12:00:10Z: it has no replica.");
	}

	@Test
	void looksAgainWithNewPatienceThoughNobodyWasAsked() {
		var resumed = operation().after(new Event.Seen(Phase.Seeing.BLIND, "fog", EVIDENCE), after(3))
			.after(new Event.Stumbled(3, "x"), after(4))
			.after(new Event.Resumed(), after(80));
		assertThat(resumed.phase()).isEqualTo(new Phase.Forward("check", 1, after(80), null, Sight.CLEAR, null));
		assertThat(resumed.stumbles()).isZero();
	}

	@Test
	void hasMoreTimeToDecideWhereThereIsALimitToIt() {
		var extended = asked(LIMITED).after(new Event.Extended(Duration.ofMinutes(30)), after(70));
		assertThat(question(extended))
			.isEqualTo(QUESTION.unless(new Question.Default(after(600 + 30 * 60), Decision.RESTORE)));
		var unlimited = asked(QUESTION).after(new Event.Extended(Duration.ofMinutes(30)), after(70));
		assertThat(question(unlimited)).isEqualTo(QUESTION);
	}

	@Test
	void waitsForAnAnswerForEverInAnEmergency() {
		assertThat(question(asked(LIMITED).after(new Event.Escalated(Every.ADA), after(70)))).isEqualTo(QUESTION);
	}

	private static Operation asked(Question question) {
		return operation().after(new Event.Asked(question), after(60));
	}

	private static Question question(Operation operation) {
		return ((Phase.Parked) operation.phase()).question();
	}

}
