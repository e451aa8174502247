package dev.switchback.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.inventory.Altering;
import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.inventory.CircuitPairs.Holder;
import dev.switchback.operation.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Circuit pairs in PostgreSQL.
@Component
class PostgresCircuitPairs implements CircuitPairs {

	private static final String DECLARE = """
			INSERT INTO circuit_pairs (name, primary_id, primary_site, primary_md5,
				secondary_id, secondary_site, secondary_md5, declared_by, declared_at, revision, details)
			VALUES (:name, :primaryId, :primarySite, :primaryMd5,
				:secondaryId, :secondarySite, :secondaryMd5, :declaredBy, :declaredAt, :revision, :details)
			ON CONFLICT (name) DO NOTHING
			""";

	private static final String REPLACE = """
			UPDATE circuit_pairs SET primary_id = :primaryId, primary_site = :primarySite, primary_md5 = :primaryMd5,
				secondary_id = :secondaryId, secondary_site = :secondarySite, secondary_md5 = :secondaryMd5,
				declared_by = :declaredBy, declared_at = :declaredAt, revision = :revision, details = :details
			WHERE name = :name AND revision = :before
			""";

	private static final String KEEP = """
			INSERT INTO circuit_pair_declarations (name, revision, document) VALUES (:name, :revision, :document)
			""";

	private static final String KEPT = """
			SELECT document FROM circuit_pair_declarations WHERE name = :name ORDER BY revision DESC
			""";

	private final TransactionOperations transactions;

	private final PairRows rows;

	private final PairedCircuits circuits;

	private final Holds holds;

	private final Sql sql;

	private final Notices notices;

	PostgresCircuitPairs(TransactionOperations transactions, PairRows rows, PairedCircuits circuits, Holds holds,
			Sql sql, Notices notices) {
		this.transactions = transactions;
		this.rows = rows;
		this.circuits = circuits;
		this.holds = holds;
		this.sql = sql;
		this.notices = notices;
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
	public Storing declareIfAbsent(CircuitPair pair) {
		return store(null, pair);
	}

	@Override
	public Storing replace(CircuitPair before, CircuitPair after) {
		return store(before, after);
	}

	@Override
	public List<CircuitPair> declarations(String name) {
		return this.sql.statement(KEPT)
			.param("name", Json.storable(name).toLowerCase(Locale.ROOT))
			.query((row, _) -> Json.read(row.getString("document"), CircuitPair.class))
			.list();
	}

	/// Tries again when the pair that a circuit was in is gone by the time one asks which it was.
	private Storing store(@Nullable CircuitPair before, CircuitPair declared) {
		var pair = exact(declared);
		while (true) {
			var storing = this.transactions.execute((transaction) -> {
				var result = stored(before, pair);
				if (!(result instanceof Storing.Stored)) {
					transaction.setRollbackOnly();
				}
				return result;
			});
			if (storing != null) {
				return storing;
			}
		}
	}

	private @Nullable Storing stored(@Nullable CircuitPair before, CircuitPair pair) {
		if (write(before, pair) != 1) {
			return new Storing.Stale();
		}
		var holders = (before != null) ? holders(before, pair) : List.<Holder>of();
		if (!holders.isEmpty()) {
			return new Storing.Held(holders);
		}
		if (!this.circuits.take(pair)) {
			var places = this.circuits.elsewhere(pair);
			return places.isEmpty() ? null : new Storing.Taken(places);
		}
		this.sql.statement(KEEP)
			.param("name", pair.name())
			.param("revision", pair.revision())
			.param("document", Json.write(pair))
			.update();
		this.notices.add(new Notice(Notice.Type.DECLARED, pair.declaredAt(), pair.name(),
				"%s declared the pair %s (revision %d).".formatted(pair.declaredBy(), pair.name(), pair.revision()),
				pair.declaredBy(), null, null));
		return new Storing.Stored();
	}

	/// Who stands on what is altered.
	private List<Holder> holders(CircuitPair before, CircuitPair after) {
		if (Altering.of(before, after).isEmpty()) {
			return List.of();
		}
		this.circuits.lock(before);
		return this.holds.ofCircuits(before);
	}

	private static CircuitPair exact(CircuitPair pair) {
		return new CircuitPair(pair.name(), pair.primary(), pair.secondary(), pair.ownPath(), pair.ownPaths(),
				pair.probes(), pair.objectives(), pair.declaredBy(), Micros.of(pair.declaredAt()), pair.revision());
	}

	private int write(@Nullable CircuitPair before, CircuitPair pair) {
		return this.sql.statement((before != null) ? REPLACE : DECLARE)
			.param("before", (before != null) ? before.revision() : null)
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
			.param("details", Json.write(PairDetails.of(pair)))
			.update();
	}

}
