package dev.switchback.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs;
import org.springframework.stereotype.Component;

/// Circuit pairs in PostgreSQL.
@Component
class PostgresCircuitPairs implements CircuitPairs {

	/// Whichever of its name and its circuits is taken already, the database knows.
	private static final String DECLARE = """
			INSERT INTO circuit_pairs (name, primary_id, primary_site, primary_md5,
				secondary_id, secondary_site, secondary_md5, declared_by, declared_at, revision)
			VALUES (:name, :primaryId, :primarySite, :primaryMd5,
				:secondaryId, :secondarySite, :secondaryMd5, :declaredBy, :declaredAt, :revision)
			ON CONFLICT DO NOTHING
			""";

	private final PairRows rows;

	private final Sql sql;

	PostgresCircuitPairs(PairRows rows, Sql sql) {
		this.rows = rows;
		this.sql = sql;
	}

	@Override
	public List<CircuitPair> all() {
		return this.rows.findAllByOrderByName().stream().map(PairRow::pair).toList();
	}

	@Override
	public Optional<CircuitPair> named(String name) {
		return this.rows.findByName(Json.storable(name).toLowerCase(Locale.ROOT)).map(PairRow::pair);
	}

	@Override
	public Optional<CircuitPair> of(String circuitId, String otherCircuitId) {
		return this.rows.of(Json.storable(circuitId), Json.storable(otherCircuitId)).map(PairRow::pair);
	}

	@Override
	public boolean declareIfAbsent(CircuitPair pair) {
		return this.sql.statement(DECLARE)
			.param("name", pair.name())
			.param("primaryId", pair.primary().id())
			.param("primarySite", Sql.text(pair.primary().site()))
			.param("primaryMd5", pair.primary().md5().name())
			.param("secondaryId", pair.secondary().id())
			.param("secondarySite", Sql.text(pair.secondary().site()))
			.param("secondaryMd5", pair.secondary().md5().name())
			.param("declaredBy", Sql.text(pair.declaredBy()))
			.param("declaredAt", Sql.moment(pair.declaredAt()))
			.param("revision", pair.revision())
			.update() == 1;
	}

}
