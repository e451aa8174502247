package dev.switchback.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import dev.switchback.azure.expressroute.HealthyCircuits;
import org.springframework.stereotype.Component;

/// One row for each peering.
@Component
class PostgresHealthyCircuits implements HealthyCircuits {

	private static final String REMEMBER = """
			INSERT INTO healthy_peerings AS h (peering, prefixes, at) VALUES (:peering, :prefixes, :at)
			ON CONFLICT (peering) DO UPDATE SET prefixes = excluded.prefixes, at = excluded.at WHERE h.at < excluded.at
			""";

	private static final String LAST = "SELECT prefixes, at FROM healthy_peerings WHERE peering = :peering";

	private final Sql sql;

	private final Shield shield;

	PostgresHealthyCircuits(Sql sql, Shield shield) {
		this.shield = shield;
		this.sql = sql;
	}

	@Override
	public void remember(Healthy healthy) {
		this.shield.around(() -> this.sql.statement(REMEMBER)
			.param("peering", Json.storable(healthy.peering()))
			.param("prefixes", Sql.array(healthy.prefixes()))
			.param("at", Sql.moment(healthy.at()))
			.update());
	}

	@Override
	public Optional<Healthy> last(String peering) {
		return this.shield.around(() -> this.sql.statement(LAST)
			.param("peering", Json.storable(peering))
			.query((row, _) -> new Healthy(peering, List.of((String[]) row.getArray("prefixes").getArray()),
					row.getObject("at", OffsetDateTime.class).toInstant()))
			.optional());
	}

}
