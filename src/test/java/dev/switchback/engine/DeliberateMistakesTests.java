package dev.switchback.engine;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/// The deterministic runs can fail: each mistake, made on purpose, is found within some hundred schedules, and for what it
/// does.
class DeliberateMistakesTests {

	private static final long SCHEDULES = 3000;

	private static DynamicTest found(String name, Mistake mistake, String violation) {
		return DynamicTest.dynamicTest(name, () -> {
			var many = new ManySchedules(mistake);
			many.play(1, SCHEDULES,
					(violations) -> violations.stream().anyMatch((each) -> sentence(each).contains(violation)));
			System.out.printf("%-50s found within %d schedules%n", name, many.tally().runs());
			assertThat(many.violations()).extracting(DeliberateMistakesTests::sentence)
				.anyMatch((each) -> each.contains(violation));
		});
	}

	private static String sentence(String violation) {
		return violation.lines().findFirst().orElseThrow();
	}

	@TestFactory
	Stream<DynamicTest> isFound() {
		return Stream.of(found("sends before the intent", Mistakes.sendsBeforeTheIntent(), "stands in no ledger"),
				found("knows no fence", Mistakes.knowsNoFence(), "two calls in flight"),
				found("trusts the lease", Mistakes.trustsTheLease(), "two calls in flight"),
				found("repeats a call without an answer", Mistakes.repeatsACallWithoutAnAnswer(),
						"the same call twice"),
				found("takes no answer for a no", Mistakes.takesNoAnswerForANo(), "two calls in flight"),
				found("promises nothing", Mistakes.promisesNothing(), "nobody promised"),
				found("sends long after the last look", Mistakes.sendsLongAfterTheLastLook(), "is switched off while"),
				found("turns back on blindness", Mistakes.turnsBackOnBlindness(), "there was nothing to see"),
				found("skips the re-read", Mistakes.skipsTheReRead(), "does nothing"),
				found("brings back by itself in an emergency", Mistakes.bringsBackByItselfInAnEmergency(),
						"brings back by itself"),
				found("takes every decision for a new one", Mistakes.takesEveryDecisionForANewOne(), "taken twice"));
	}

}
