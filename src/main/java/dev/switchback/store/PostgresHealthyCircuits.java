package dev.switchback.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import dev.switchback.azure.expressroute.HealthyCircuits;
import org.springframework.stereotype.Component;

/// One row for each circuit.
@Component
class PostgresHealthyCircuits implements HealthyCircuits {

	private static final String REMEMBER = """
			INSERT INTO healthy_circuits AS h (circuit, prefixes, at) VALUES (:circuit, :prefixes, :at)
			ON CONFLICT (circuit) DO UPDATE SET prefixes = excluded.prefixes, at = excluded.at WHERE h.at < excluded.at
			""";

	private static final String LAST = "SELECT prefixes, at FROM healthy_circuits WHERE circuit = :circuit";

	private final Sql sql;

	private final Shield shield;

	PostgresHealthyCircuits(Sql sql, Shield shield) {
		this.shield = shield;
		this.sql = sql;
	}

	@Override
	public void remember(Healthy healthy) {
		this.shield.around(() -> this.sql.statement(REMEMBER)
			.param("circuit", Json.storable(healthy.circuit()))
			.param("prefixes", Sql.array(healthy.prefixes()))
			.param("at", Sql.moment(healthy.at()))
			.update());
	}

	@Override
	public Optional<Healthy> last(String circuit) {
		return this.shield.around(() -> this.sql.statement(LAST)
			.param("circuit", Json.storable(circuit))
			.query((row, _) -> new Healthy(circuit, List.of((String[]) row.getArray("prefixes").getArray()),
					row.getObject("at", OffsetDateTime.class).toInstant()))
			.optional());
	}

}
