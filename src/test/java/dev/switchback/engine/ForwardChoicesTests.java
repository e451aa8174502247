package dev.switchback.engine;

import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Every;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Outline;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Whether a step may be passed is asked of that step alone.
class ForwardChoicesTests {

	private static final Outline FIRM = new Outline("firm", "it has to be so", Step.Kind.AWAIT);

	private static final Outline PASSABLE = new Outline("loose", "it is better so", Step.Kind.AWAIT, null, true);

	private static final Outline ENDABLE = new Outline("lasting", "it is so one day", Step.Kind.AWAIT, null, true,
			true);

	private static List<Decision> at(Outline present, Outline later) {
		var operation = Operation.accepted(new UUID(0, 1), "SB-1", Every.ORDER, "{}", List.of(present, later),
				Every.NOON);
		return Choices.of(operation).stream().map(Choice::decision).toList();
	}

	@Test
	void whatHasToBeSoIsNotPassedThoughALaterStepMayBe() {
		assertThat(at(FIRM, PASSABLE)).doesNotContain(Decision.PROCEED, Decision.RETRY);
	}

	@Test
	void whatIsBetterSoMayBePassedThoughALaterStepMayNot() {
		assertThat(at(PASSABLE, FIRM)).startsWith(Decision.PROCEED, Decision.RETRY);
	}

	@Test
	void whereNothingWasSentNothingIsLeftUndone() {
		assertThat(at(ENDABLE, FIRM)).doesNotContain(Decision.FINISH).contains(Decision.CANCEL);
	}

}
