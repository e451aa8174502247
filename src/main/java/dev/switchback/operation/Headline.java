package dev.switchback.operation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import org.jspecify.annotations.Nullable;

/// What a list shows of an operation: where it stands, and nothing of the plan, the evidence and the ledger, which are long.
///
/// @param purpose why it runs now
/// @param doing the kind of the step that is under way or was the last
/// @param sentence where it stands now and what it waits for
/// @param deadline when the first open obligation falls due, if one has a due time
/// @param recoveries what was measured of each leg
/// @param unprotected that what it is about has no replica; `null` if it has one, or never had one
public record Headline(UUID id, String code, long revision, String kind, Purpose purpose, boolean escalated,
		String subject, Requester by, String reason, @Nullable String changeReference,
		@Nullable String incidentReference, @Nullable Instant incidentStartedAt, @Nullable UUID supersedes, Phase phase,
		Step.Kind doing, String sentence, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt,
		@Nullable Instant deadline, List<Recovery> recoveries, @Nullable Unprotected unprotected) {

	public Headline {
		recoveries = List.copyOf(recoveries);
	}

	/// What a list shows of an operation that was read as a whole.
	public static Headline of(Operation operation) {
		var order = operation.order();
		return new Headline(operation.id(), operation.code(), operation.revision(), order.kind(), operation.purpose(),
				operation.escalated(), order.subject(), order.by(), order.reason(), order.changeReference(),
				order.incidentReference(), order.incidentStartedAt(), order.supersedes(), operation.phase(),
				operation.lastRun().kind(), Sentences.of(operation), operation.createdAt(), operation.startedAt(),
				operation.finishedAt(), operation.deadline().orElse(null), operation.recoveries(),
				operation.lastRun().unprotected());
	}

	public Status status() {
		return Status.of(this.phase);
	}

}
