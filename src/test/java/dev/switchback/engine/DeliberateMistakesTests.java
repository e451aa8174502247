package dev.switchback.engine;

import java.util.stream.Stream;

import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static dev.switchback.engine.Incident.BGP_DOWN;
import static dev.switchback.engine.Incident.BLIND;
import static dev.switchback.engine.Incident.CLOCK_OFF;
import static dev.switchback.engine.Incident.DATABASE_AFTER;
import static dev.switchback.engine.Incident.DECISION;
import static dev.switchback.engine.Incident.LATE_CALL;
import static dev.switchback.engine.Incident.LONG_PAUSE;
import static dev.switchback.engine.Incident.LOST_CALL;
import static dev.switchback.engine.Incident.LOST_RESPONSE;
import static dev.switchback.engine.Incident.PORTAL_DISABLES;
import static dev.switchback.engine.Incident.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;

/// The deterministic runs can fail: each mistake, made on purpose, is found, and for what it does. Where it takes something
/// rare to find one, the schedules are those in which that happens.
class DeliberateMistakesTests {

	private static final long SCHEDULES = 3000;

	private static DynamicTest found(String name, Mistake mistake, String violation) {
		return found(name, mistake, violation, 1);
	}

	/// @param seed a little before one that is known to find it, so that this does not take long
	private static DynamicTest found(String name, Mistake mistake, String violation, long seed) {
		return found(name, new PeeringScene(), mistake, violation, seed);
	}

	private static DynamicTest found(String name, Scene scene, Mistake mistake, String violation, long seed) {
		return DynamicTest.dynamicTest(name, () -> {
			var many = new ManySchedules(scene, mistake);
			many.play(seed, SCHEDULES,
					(violations) -> violations.stream().anyMatch((each) -> sentence(each).contains(violation)));
			many.violations()
				.stream()
				.map(DeliberateMistakesTests::sentence)
				.filter((each) -> each.contains(violation))
				.findFirst()
				.ifPresent((each) -> System.out.printf("%s: found within %d schedules. %s%n", name, many.tally().runs(),
						each));
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
				found("knows no fence", Mistakes.knowsNoFence().amid(LONG_PAUSE, DECISION), "two calls in flight"),
				found("trusts the lease", Mistakes.trustsTheLease().amid(LONG_PAUSE, DECISION), "two calls in flight",
						230),
				found("repeats a call without an answer",
						Mistakes.repeatsACallWithoutAnAnswer().amid(LOST_RESPONSE, LOST_CALL), "the same call twice"),
				found("promises nothing", Mistakes.promisesNothing(), "nobody promised"),
				found("sends long after the last look", Mistakes.sendsLongAfterTheLastLook().amid(PORTAL_DISABLES),
						"is switched off while", 440),
				found("turns back on blindness", Mistakes.turnsBackOnBlindness().amid(BLIND),
						"there was nothing to see"),
				found("brings back by itself in an emergency",
						Mistakes.bringsBackByItselfInAnEmergency()
							.in(Purpose.EMERGENCY)
							.amid(PORTAL_DISABLES, BGP_DOWN),
						"brings back by itself"),
				found("takes every decision for a new one",
						Mistakes.takesEveryDecisionForANewOne().amid(DECISION, DATABASE_AFTER), "taken twice", 120),
				found("takes no answer for a no", Mistakes.takesNoAnswerForANo().amid(LATE_CALL),
						"two calls in flight"),
				found("executes while its clock is off", Mistakes.executesWhileItsClockIsOff().amid(CLOCK_OFF),
						"though its clock is off"),
				found("skips the re-read after a disable",
						Mistakes.skipsTheReReadAfterADisable().in(Purpose.EMERGENCY).amid(PORTAL_DISABLES, BGP_DOWN),
						"does nothing"));
	}

	@TestFactory
	Stream<DynamicTest> isFoundWithAGroup() {
		var scene = new GroupScene();
		return Stream.of(found("repeats a call without an answer", scene,
				Mistakes.repeatsACallWithoutAnAnswer().amid(LOST_RESPONSE, LOST_CALL), "the same call twice", 1),
				found("promises no clean-up", scene, Mistakes.promisesNothing().in(Purpose.DRILL),
						"nobody promised to clean up", 1),
				found("promises to clean up after one machine only", scene,
						Mistakes.promisesForOneOnly().in(Purpose.DRILL), "nobody promised to clean up", 1));
	}

	@TestFactory
	Stream<DynamicTest> isFoundWithAMachine() {
		var scene = new MachineScene();
		return Stream.of(found("repeats a call without an answer", scene,
				Mistakes.repeatsACallWithoutAnAnswer().amid(LOST_RESPONSE, LOST_CALL), "the same call twice", 1),
				found("promises no clean-up", scene, Mistakes.promisesNothing().in(Purpose.DRILL),
						"nobody promised to clean up", 1),
				found("takes no answer for a no", scene, Mistakes.takesNoAnswerForANo().amid(LATE_CALL),
						"two calls in flight", 1),
				found("follows without asking the application", scene,
						Mistakes.followsWithoutAskingTheApplication().in(Purpose.MAINTENANCE).amid(SILENCE),
						"though the application does not answer", 1));
	}

}
