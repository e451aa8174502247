package dev.switchback.store;

import java.util.List;
import java.util.stream.Stream;

import dev.switchback.playbook.OwnWrites;
import org.springframework.stereotype.Component;

/// What we ourselves have open on a target, across all operations.
@Component
class PostgresOwnWrites implements OwnWrites {

	private static final String PROMISES = """
			SELECT o.code, b.title FROM obligations b JOIN operations o ON o.id = b.operation
			WHERE lower(b.subject) = lower(:target) AND b.state = 'OPEN' ORDER BY b.opened_at, b.id
			""";

	private static final String CALLS = """
			SELECT o.code, m.title FROM mutations m JOIN operations o ON o.id = m.operation
			WHERE lower(m.target) = lower(:target) AND m.state IN ('INTENDED', 'IN_DOUBT') ORDER BY m.intended_at, m.id
			""";

	private final Sql sql;

	private final Shield shield;

	PostgresOwnWrites(Sql sql, Shield shield) {
		this.shield = shield;
		this.sql = sql;
	}

	@Override
	public List<String> openOn(String target) {
		return this.shield.around(() -> open(target));
	}

	private List<String> open(String target) {
		var promises = this.sql.statement(PROMISES)
			.param("target", Json.storable(target))
			.query((row, _) -> OpenWrite.promised(row.getString("code"), row.getString("title")))
			.list();
		var calls = this.sql.statement(CALLS)
			.param("target", Json.storable(target))
			.query((row, _) -> OpenWrite.inDoubt(row.getString("code"), row.getString("title")))
			.list();
		return Stream.concat(promises.stream(), calls.stream()).toList();
	}

}
