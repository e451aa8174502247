package dev.switchback.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Every;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Question;
import dev.switchback.playbook.Answerer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.RecoveryPointWish.Strategy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MachineDecisionsTests {

	private static final RecoveryPointWish POINT = new RecoveryPointWish(Strategy.LATEST, null);

	private static final Question NOT_FENCED = new Question(new UUID(0, 1), "Commit?", List.of(Decision.COMMIT),
			Answerer.ANYBODY, "source-not-fenced");

	private static Optional<Settled> unfit(Decision decision, @Nullable RecoveryPointWish point,
			List<String> acknowledged, @Nullable Question question) {
		return MachineDecisions.unfit(new Answering(new UUID(0, 2), decision, null, null, null, List.of(), point,
				acknowledged, false, Every.ADA, new IdempotencyKey("ada", "decide", "k", "f")), question);
	}

	@Test
	void aPointIsNamedWhereItIsChangedAndMayBeWhereItFailsBack() {
		assertThat(unfit(Decision.CHANGE_RECOVERY_POINT, POINT, List.of(), null)).isEmpty();
		assertThat(unfit(Decision.FAIL_BACK, POINT, List.of(), null)).isEmpty();
		assertThat(unfit(Decision.FAIL_BACK, null, List.of(), null)).isEmpty();
		assertThat(unfit(Decision.CHANGE_RECOVERY_POINT, null, List.of(), null))
			.hasValue(new Settled.Unfit("/recoveryPoint",
					"Say which point: a strategy, or CUSTOM and an id. GET /v1/recovery-points lists them."));
		assertThat(unfit(Decision.COMMIT, POINT, List.of(), null)).hasValue(new Settled.Unfit("/recoveryPoint",
				"Only CHANGE_RECOVERY_POINT and FAIL_BACK take a recovery point. Leave this out."));
	}

	@Test
	void whoCommitsTakesOnWhatTheQuestionSays() {
		assertThat(unfit(Decision.COMMIT, null, List.of("source-not-fenced"), NOT_FENCED)).isEmpty();
		for (var other : List.of(List.<String>of(), List.of("something-else"))) {
			assertThat(unfit(Decision.COMMIT, null, other, NOT_FENCED)).hasValue(new Settled.Unfit("/acknowledged",
					"This commits although something is not as it should be. Who takes that on sends [\"source-not-fenced\"]."));
		}
		assertThat(unfit(Decision.COMMIT, null, List.of("anything"), null)).isEmpty();
		assertThat(unfit(Decision.FENCE_SOURCE, null, List.of(), NOT_FENCED)).isEmpty();
		assertThat(unfit(Decision.FINISH, null, List.of("source-not-fenced"), NOT_FENCED))
			.hasValue(new Settled.Unfit("/acknowledged", "Only COMMIT takes this. Leave it out."));
	}

}
