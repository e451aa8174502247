package dev.switchback.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Every;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.RecoveryPointWish.Strategy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MachineDecisionsTests {

	private static final RecoveryPointWish POINT = new RecoveryPointWish(Strategy.LATEST, null);

	private static Optional<Settled> unfit(Decision decision, @Nullable RecoveryPointWish point,
			List<String> acknowledged) {
		return MachineDecisions.unfit(new Answering(new UUID(0, 2), decision, null, null, null, List.of(), point,
				acknowledged, false, Every.ADA, new IdempotencyKey("ada", "decide", "k", "f")), null);
	}

	@Test
	void aPointIsNamedWhereItIsChangedAndMayBeWhereItFailsBack() {
		assertThat(unfit(Decision.CHANGE_RECOVERY_POINT, POINT, List.of())).isEmpty();
		assertThat(unfit(Decision.FAIL_BACK, POINT, List.of())).isEmpty();
		assertThat(unfit(Decision.FAIL_BACK, null, List.of())).isEmpty();
		assertThat(unfit(Decision.CHANGE_RECOVERY_POINT, null, List.of())).hasValue(new Settled.Unfit("/recoveryPoint",
				"Say which point: a strategy, or CUSTOM and an id. GET /v1/recovery-points lists them."));
		assertThat(unfit(Decision.COMMIT, POINT, List.of())).hasValue(new Settled.Unfit("/recoveryPoint",
				"Only CHANGE_RECOVERY_POINT and FAIL_BACK take a recovery point. Leave this out."));
	}

	@Test
	void onlyWhoCommitsTakesAnythingOn() {
		assertThat(unfit(Decision.COMMIT, null, List.of("source-not-fenced"))).isEmpty();
		assertThat(unfit(Decision.FENCE_SOURCE, null, List.of())).isEmpty();
		assertThat(unfit(Decision.FINISH, null, List.of("source-not-fenced")))
			.hasValue(new Settled.Unfit("/acknowledged", "Only COMMIT takes this. Leave it out."));
	}

}
