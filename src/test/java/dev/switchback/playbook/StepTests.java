package dev.switchback.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.switchback.playbook.Act.Hold;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class StepTests {

	private static final Condition CONDITION = (look) -> Sighting.met("it is so", Evidence.NONE);

	private static final Effect EFFECT = new Effect() {

		@Override
		public Sighting look(Look look) {
			return CONDITION.look(look);
		}

		@Override
		public Preparation prepare(Look look) {
			throw new AssertionError("not asked");
		}

		@Override
		public Answer send(Call call, Sending sending) {
			throw new AssertionError("not asked");
		}

		@Override
		public Fate settle(Mutation mutation, Look look) {
			throw new AssertionError("not asked");
		}

	};

	private static final Hold HOLD = new Hold.For(Duration.ofMinutes(5));

	@Test
	void isOfTheKindThatItsActIs() {
		assertThat(Stream
			.of(Step.check("a", "b", CONDITION), Step.ensure("a", "b", EFFECT), Step.await("a", "b", CONDITION),
					Step.ask("a", "b", HOLD), Step.finish("a", "b", EFFECT))
			.map(Step::kind))
			.containsExactly(Step.Kind.CHECK, Step.Kind.ENSURE, Step.Kind.AWAIT, Step.Kind.ASK, Step.Kind.FINISH);
	}

	@Test
	void gatesAndIsPatientForTenMinutesUnlessToldOtherwise() {
		var step = Step.ensure("disable", "it is disabled", EFFECT);
		assertThat(step.key()).isEqualTo("disable");
		assertThat(step.title()).isEqualTo("it is disabled");
		assertThat(step.act()).isEqualTo(new Act.Ensure(EFFECT));
		assertThat(step.within()).isEqualTo(Duration.ofMinutes(10));
		assertThat(step.steadyFor()).isZero();
		assertThat(step.gate()).isEqualTo(Step.Gate.PASS);
		assertThat(step.guards()).isEmpty();
		assertThat(step.keeps()).isNull();
		assertThat(step.routes()).isEmpty();
	}

	@Test
	void doesNotWaitForACheck() {
		assertThat(Step.check("check", "it can", CONDITION).within()).isZero();
	}

	@Test
	void goesOnFromAQuestionWhenToldToProceed() {
		assertThat(Step.ask("hold", "hold", HOLD).routes()).isEqualTo(Map.of(Decision.PROCEED, new Route.Next()));
	}

	@Test
	void keepsEverythingElseWhenOneThingIsSaid() {
		var step = Step.await("drained", "it has drained", CONDITION)
			.within(Duration.ofMinutes(3))
			.steadyFor(Duration.ofSeconds(5))
			.whileTrue(CONDITION)
			.whileTrue(CONDITION, Guard.OnLoss.ASK)
			.keeps("enable-ams")
			.on(Decision.RESTORE, Route.to("enable"))
			.on(Decision.CANCEL, Route.end())
			.on(Decision.RETRY, Route.again())
			.on(Decision.PROCEED, Route.next())
			.advisory();
		assertThat(step.key()).isEqualTo("drained");
		assertThat(step.title()).isEqualTo("it has drained");
		assertThat(step.act()).isEqualTo(new Act.Await(CONDITION));
		assertThat(step.within()).isEqualTo(Duration.ofMinutes(3));
		assertThat(step.steadyFor()).isEqualTo(Duration.ofSeconds(5));
		assertThat(step.gate()).isEqualTo(Step.Gate.NOTHING);
		assertThat(step.guards()).containsExactly(new Guard(CONDITION, Guard.OnLoss.TURN_BACK),
				new Guard(CONDITION, Guard.OnLoss.ASK));
		assertThat(step.keeps()).isEqualTo("enable-ams");
		assertThat(step.routes()).isEqualTo(Map.of(Decision.RESTORE, new Route.To("enable"), Decision.CANCEL,
				new Route.End(), Decision.RETRY, new Route.Again(), Decision.PROCEED, new Route.Next()));
	}

	@Test
	void canBePassedOnlyWhereItWaitsAndSaysSo() {
		var waiting = Step.await("region", "the region is back", CONDITION);
		assertThat(waiting.passable()).isFalse();
		assertThat(waiting.on(Decision.RETRY, Route.again()).passable()).isFalse();
		assertThat(waiting.on(Decision.PROCEED, Route.next()).passable()).isTrue();
		assertThat(Step.ask("hold", "hold", HOLD).passable()).isFalse();
	}

	@Test
	void canBeEndedOnlyWhereItMayLastForeverAndLeavesEverythingAsItIs() {
		var waiting = Step.await("region", "the region is back", CONDITION);
		var left = Route.leave("The machines stay where they are.");
		assertThat(left).isEqualTo(new Route.Leave("The machines stay where they are."));
		assertThat(waiting.endable()).isFalse();
		assertThat(waiting.on(Decision.FINISH, left).endable()).isFalse();
		assertThat(waiting.rarely(Duration.ofHours(1)).endable()).isFalse();
		assertThat(waiting.rarely(Duration.ofHours(1)).on(Decision.FINISH, Route.end()).endable()).isFalse();
		assertThat(waiting.rarely(Duration.ofHours(1)).on(Decision.FINISH, left).endable()).isTrue();
	}

	@Test
	void keepsWhatItMeansWhenMoreIsSaid() {
		var recovering = new Recovering("out", "web", "dublin", null, "failover", List.of(), true, null, null);
		var promise = new Promise("commit-web", "vm", "/vms/web", "commit it", null, "{}");
		assertThat(Step.await("protected", "it is protected", CONDITION)
			.means(new Protection.Regained())
			.recovers(recovering)
			.rarely(Duration.ofHours(1))
			.unlessFailed()
			.opens(List.of(promise))
			.within(Duration.ofMinutes(3)))
			.isEqualTo(new Step("protected", "it is protected", new Act.Await(CONDITION), Duration.ofMinutes(3),
					Duration.ZERO, Step.Gate.NO_FAILURE, List.of(), null, Map.of(), List.of(promise), recovering,
					Duration.ofHours(1), new Protection.Regained()));
	}

	@Test
	void goesOnWithTheVerdictsThatItsGateLets() {
		assertThat(Stream.of(Step.Gate.values())
			.map((gate) -> gate + " " + Stream.of(Verdict.values()).filter(gate::lets).toList()))
			.containsExactly("PASS [PASS]", "NO_FAILURE [PASS, INCONCLUSIVE]", "NOTHING [PASS, FAIL, INCONCLUSIVE]");
	}

	@Test
	void hasNoWayForWhatItDoesNotOffer() {
		var step = Step.ask("hold", "hold", HOLD);
		assertThat(step.route(Decision.PROCEED)).isEqualTo(new Route.Next());
		assertThatNullPointerException().isThrownBy(() -> step.route(Decision.COMMIT))
			.withMessage("hold has no way for COMMIT");
	}

}
