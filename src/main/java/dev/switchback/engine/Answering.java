package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Requester;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.RuleOverride;
import org.jspecify.annotations.Nullable;

/// A decision somebody wants to take.
///
/// @param question which question it answers; needed where the choice says so
/// @param extendBy with `EXTEND`: by how much
/// @param overrides with `ESCALATE` and `RETRY`: the rules that whoever decides answers for
/// @param recoveryPoint with `CHANGE_RECOVERY_POINT` and `FAIL_BACK`: which one
/// @param acknowledged with `COMMIT`: what whoever decides knows and takes on
/// @param agrees whether the token allows nothing but to agree, as a second person, to what somebody else asked for
public record Answering(UUID operation, Decision decision, @Nullable UUID question, @Nullable String comment,
		@Nullable Duration extendBy, List<RuleOverride> overrides, @Nullable RecoveryPointWish recoveryPoint,
		List<String> acknowledged, boolean agrees, Requester by, IdempotencyKey key) {

	public Answering {
		overrides = List.copyOf(overrides);
		acknowledged = List.copyOf(acknowledged);
	}

	/// A decision about anything but a machine.
	public Answering(UUID operation, Decision decision, @Nullable UUID question, @Nullable String comment,
			@Nullable Duration extendBy, List<RuleOverride> overrides, Requester by, IdempotencyKey key) {
		this(operation, decision, question, comment, extendBy, overrides, null, List.of(), false, by, key);
	}

}
