package dev.switchback.store;

import dev.switchback.operation.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Headline;
import dev.switchback.operation.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The rows of `operations`. Each change of an operation begins with its row, which arbitrates between all who want one.
@Component
class Heads {

	private static final String INSERT = """
			INSERT INTO operations (id, code, revision, last_seq, kind, version, purpose, subject, request, claimed,
				requested_by, requested_by_person, requested_via, requested_on_behalf_of, reason, change_reference, incident_reference, incident_started_at,
				supersedes, plan, outline, runs, phase, stumbles, created_at)
			VALUES (:id, :code, :revision, 1, :kind, :version, :purpose, :subject, :request, :claimed,
				:requestedBy, :requestedByPerson, :requestedVia, :requestedOnBehalfOf, :reason, :changeReference, :incidentReference, :incidentStartedAt,
				:supersedes, :plan, :outline::jsonb, ARRAY(SELECT jsonb_array_elements(:runs::jsonb)), :phase::jsonb, :stumbles, :createdAt)
			ON CONFLICT (code) DO NOTHING
			""";

	private final Sql sql;

	Heads(Sql sql) {
		this.sql = sql;
	}

	/// @return false if the code is taken
	boolean insert(Operation operation) {
		var order = operation.order();
		return this.sql.statement(INSERT)
			.param("id", operation.id())
			.param("code", operation.code())
			.param("revision", operation.revision())
			.param("kind", order.kind())
			.param("version", order.version())
			.param("purpose", order.purpose().name())
			.param("subject", Sql.text(order.subject()))
			.param("request", Sql.text(order.request()))
			.param("claimed", Sql.array(order.claims()))
			.param("requestedBy", Sql.text(order.by().subject()))
			.param("requestedByPerson", order.by().person())
			.param("requestedVia", Sql.text(order.by().via()))
			.param("requestedOnBehalfOf", Sql.text(order.by().onBehalfOf()))
			.param("reason", Sql.text(order.reason()))
			.param("changeReference", Sql.text(order.changeReference()))
			.param("incidentReference", Sql.text(order.incidentReference()))
			.param("incidentStartedAt", Sql.moment(order.incidentStartedAt()))
			.param("supersedes", order.supersedes())
			.param("plan", Sql.text(operation.plan()))
			.param("outline", Json.write(operation.outline()))
			.param("runs", Json.write(operation.runs()))
			.param("phase", Json.write(operation.phase()))
			.param("stumbles", operation.stumbles())
			.param("createdAt", Sql.moment(operation.createdAt()))
			.update() == 1;
	}

	/// Adds what was attested. That is no next revision.
	/// @return the number of the event that tells it
	long attest(UUID id, Observation observation) {
		return this.sql.statement("""
				UPDATE operations SET last_seq = last_seq + 1, observations = observations || :observations::jsonb
				WHERE id = :id RETURNING last_seq
				""").param("id", id).param("observations", Json.write(List.of(observation))).query(Long.class).single();
	}

	/// Holds the row until the transaction ends.
	/// @return the revision
	/// @throws IllegalArgumentException if there is no such operation
	long lock(UUID id) {
		return this.sql.statement("SELECT revision FROM operations WHERE id = :id FOR UPDATE")
			.param("id", id)
			.query(Long.class)
			.optional()
			.orElseThrow(() -> new IllegalArgumentException("no operation " + id));
	}

	Optional<Operation> find(UUID id) {
		return this.sql.statement(OperationRow.SELECT + "WHERE o.id = :id")
			.param("id", id)
			.query(OperationRow::parse)
			.optional();
	}

	Optional<Operation> find(String code) {
		return this.sql.statement(OperationRow.SELECT + "WHERE o.code = :code")
			.param("code", code)
			.query(OperationRow::parse)
			.optional();
	}

	/// What lists show of those that there are, newest first.
	List<Headline> headlines(List<UUID> ids) {
		return this.sql.statement(HeadlineRow.SELECT + "WHERE o.id = ANY(:ids) ORDER BY o.created_at DESC, o.id DESC")
			.param("ids", ids.toArray(UUID[]::new))
			.query(HeadlineRow::parse)
			.list();
	}

	/// Holds the row until the transaction ends, if nothing was appended or recorded since it was read.
	/// @param until when it will look again; `null` if it has nothing more to do
	/// @return false, with nothing written, if something was
	boolean sleep(Operation seen, @Nullable Instant until) {
		return this.sql.statement("""
				UPDATE operations SET next_look_at = :until, slept_until = :until WHERE id = :id AND revision = :seen
				""")
			.param("id", seen.id())
			.param("seen", seen.revision())
			.param("until", Sql.moment(until))
			.update() == 1;
	}

}
