package dev.switchback.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Headline;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Recovery;
import dev.switchback.operation.Sight;
import dev.switchback.operation.Status;
import dev.switchback.operation.Unprotected;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;

/// An operation as lists show it.
///
/// @param sentence where it stands now and what it waits for
/// @param purpose why it runs now
/// @param escalated whether somebody made an emergency of it
/// @param incidentStartedAt since when things were broken, as the caller says
/// @param onBehalfOf whom the requester relays, as it says
/// @param deadline when it turns back whatever happens
/// @param blindSince since when what it waits for cannot be seen
/// @param unsettledSince since when what is seen does not settle it
/// @param recoveries what was lost on each leg, and how long it took
/// @param unprotected since when what it is about has had no replica, of what is over as it was left
record OperationSummary(UUID id, String code, String kind, Purpose purpose, boolean escalated, Status status,
		long revision, String subject, String reason, @Nullable String changeReference,
		@Nullable String incidentReference, @Nullable Instant incidentStartedAt, @Nullable UUID supersedes,
		String requestedBy, @Nullable String onBehalfOf, String requestedVia, Instant createdAt,
		@Nullable Instant startedAt, @Nullable Instant finishedAt, String sentence, @Nullable WaitingFor waitingFor,
		@Nullable Instant deadline, @Nullable Instant blindSince, @Nullable Instant unsettledSince,
		@Nullable QuestionView question, List<Recovery> recoveries, @Nullable Unprotected unprotected,
		OperationLinks links) {

	static OperationSummary of(Headline operation) {
		return new OperationSummary(operation.id(), operation.code(), operation.kind(), operation.purpose(),
				operation.escalated(), operation.status(), operation.revision(), operation.subject(),
				operation.reason(), operation.changeReference(), operation.incidentReference(),
				operation.incidentStartedAt(), operation.supersedes(), operation.by().subject(),
				operation.by().onBehalfOf(), operation.by().via(), operation.createdAt(), operation.startedAt(),
				operation.finishedAt(), operation.sentence(), WaitingFor.of(operation), operation.deadline(),
				sight(operation.phase()).blindSince(), sight(operation.phase()).unsettledSince(),
				QuestionView.of(operation), operation.recoveries(), operation.unprotected(),
				OperationLinks.of(operation.id()));
	}

	private static Sight sight(Phase phase) {
		return switch (phase) {
			case Phase.Forward forward -> forward.sight();
			case Phase.Parked parked -> parked.resume().sight();
			case Phase.Restoring restoring -> restoring.sight();
			case Phase.Ended _ -> Sight.CLEAR;
		};
	}

}
