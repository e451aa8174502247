package dev.switchback.store;

import dev.switchback.operation.Observation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Order;
import dev.switchback.operation.Outline;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Requester;
import dev.switchback.operation.StepRun;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A row of `operations` with the rows that belong to it, as [#SELECT] reads it. What the row has for the database's own
/// use is ignored.
@JsonNaming(SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
record OperationRow(UUID id, String code, long revision, String kind, int version, Purpose purpose, String subject,
		String request, List<String> claimed, String requestedBy, boolean requestedByPerson, String requestedVia,
		@Nullable String requestedOnBehalfOf, String reason, @Nullable String changeReference,
		@Nullable String incidentReference, @Nullable Instant incidentStartedAt, @Nullable UUID supersedes, String plan,
		List<Outline> outline, List<StepRun> runs, Phase phase, int stumbles, boolean escalated, boolean tookOver,
		Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt, @Nullable Instant sleptUntil,
		List<Observation> observations, List<MutationRow> mutations, List<ObligationRow> obligations) {

	/// One statement, so that all of it is of one moment. To be completed by a condition.
	static final String SELECT = """
			SELECT to_jsonb(o) || jsonb_build_object(
				'mutations', (SELECT coalesce(jsonb_agg(to_jsonb(m) ORDER BY m.position), '[]')
					FROM mutations m WHERE m.operation = o.id),
				'obligations', (SELECT coalesce(jsonb_agg(to_jsonb(b) ORDER BY b.position), '[]')
					FROM obligations b WHERE b.operation = o.id))
			FROM operations o
			""";

	static Operation parse(ResultSet row, int number) throws SQLException {
		return Json.read(row.getString(1), OperationRow.class).operation();
	}

	private Operation operation() {
		return new Operation(this.id, this.code, this.revision, order(), this.plan, this.outline, this.runs, this.phase,
				this.stumbles, this.escalated, this.tookOver, this.createdAt, this.startedAt, this.finishedAt,
				this.sleptUntil, this.observations, this.mutations.stream().map(MutationRow::mutation).toList(),
				this.obligations.stream().map(ObligationRow::obligation).toList());
	}

	private Order order() {
		return new Order(this.kind, this.version, this.purpose, this.subject, this.request, this.claimed,
				new Requester(this.requestedBy, this.requestedByPerson, this.requestedVia, this.requestedOnBehalfOf),
				this.reason, this.changeReference, this.incidentReference, this.incidentStartedAt, this.supersedes);
	}

}
