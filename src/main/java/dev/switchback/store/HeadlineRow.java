package dev.switchback.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Headline;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Recovery;
import dev.switchback.operation.Requester;
import dev.switchback.operation.Sentences;
import dev.switchback.operation.Unprotected;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import org.jspecify.annotations.Nullable;

/// As much of a row of `operations` as a list shows, as [#SELECT] reads it. What is long stays where it is.
final class HeadlineRow {

	/// To be completed by a condition.
	static final String SELECT = """
			SELECT o.id, o.code, o.revision, o.kind, o.purpose, o.escalated, o.subject, o.requested_by,
				o.requested_by_person, o.requested_via, o.requested_on_behalf_of, o.reason, o.change_reference,
				o.incident_reference, o.incident_started_at, o.supersedes, o.phase, o.created_at, o.started_at, o.finished_at,
				run ->> 'title' AS title, run ->> 'kind' AS doing, run ->> 'sentence' AS seen,
				run ->> 'unprotected' AS unprotected,
				(SELECT min(b.due) FROM obligations b WHERE b.operation = o.id AND b.state = 'OPEN') AS deadline,
				%s AS recoveries
			FROM operations o, LATERAL (SELECT o.runs[cardinality(o.runs)]) AS last (run)
			"""
		.formatted(Visits.RECOVERIES);

	private HeadlineRow() {
	}

	static Headline parse(ResultSet row, int number) throws SQLException {
		var phase = Json.read(row.getString("phase"), Phase.class);
		var doing = Step.Kind.valueOf(row.getString("doing"));
		var escalated = row.getBoolean("escalated");
		var unprotected = unprotected(row.getString("unprotected"));
		return new Headline(row.getObject("id", UUID.class), row.getString("code"), row.getLong("revision"),
				row.getString("kind"), escalated ? Purpose.EMERGENCY : Purpose.valueOf(row.getString("purpose")),
				escalated, row.getString("subject"),
				new Requester(row.getString("requested_by"), row.getBoolean("requested_by_person"),
						row.getString("requested_via"), row.getString("requested_on_behalf_of")),
				row.getString("reason"), row.getString("change_reference"), row.getString("incident_reference"),
				moment(row, "incident_started_at"), row.getObject("supersedes", UUID.class), phase, doing,
				Sentences.of(phase, doing, row.getString("title"), row.getString("seen"), row.getString("subject"),
						unprotected),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), moment(row, "started_at"),
				moment(row, "finished_at"), moment(row, "deadline"),
				Recovery.latest(List.of(Json.read(row.getString("recoveries"), Recovery[].class))), unprotected);
	}

	private static @Nullable Unprotected unprotected(@Nullable String json) {
		return (json != null) ? Json.read(json, Unprotected.class) : null;
	}

	private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
		var moment = row.getObject(column, OffsetDateTime.class);
		return (moment != null) ? moment.toInstant() : null;
	}

}
