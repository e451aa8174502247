package dev.switchback.store;

import java.util.List;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `circuit_pair_circuits`: which circuit is in which pair.
@Component
class PairedCircuits {

	private static final String LEAVE = """
			DELETE FROM circuit_pair_circuits WHERE pair = :pair AND circuit <> ALL(:circuits)
			""";

	/// Everybody takes them in the same order, so that of two who want the same two neither waits for the other for ever.
	private static final String TAKE = """
			INSERT INTO circuit_pair_circuits (circuit, pair)
			SELECT circuit, :pair FROM unnest(:circuits::text[]) AS circuit ORDER BY circuit
			ON CONFLICT (circuit) DO NOTHING
			""";

	private static final String WHERE = """
			SELECT circuit, pair FROM circuit_pair_circuits WHERE circuit = ANY(:circuits) ORDER BY circuit
			""";

	private static final String LOCK = """
			SELECT circuit FROM circuit_pair_circuits WHERE pair = :pair ORDER BY circuit FOR UPDATE
			""";

	private final Sql sql;

	PairedCircuits(Sql sql) {
		this.sql = sql;
	}

	/// Waits for whoever is claiming one of them at this moment; nobody else does until the transaction ends.
	void lock(CircuitPair pair) {
		this.sql.statement(LOCK).param("pair", pair.name()).query((row, _) -> row.getString("circuit")).list();
	}

	/// Waits for whoever is declaring one of them at this moment.
	/// @return whether both are in this pair; if not, the transaction must not be committed
	boolean take(CircuitPair pair) {
		of(pair, LEAVE).update();
		of(pair, TAKE).update();
		var places = places(pair);
		return places.size() == pair.circuits().size() && elsewhere(pair, places).isEmpty();
	}

	/// Which of them are in another pair; empty if that is gone meanwhile.
	List<Place> elsewhere(CircuitPair pair) {
		return elsewhere(pair, places(pair));
	}

	private static List<Place> elsewhere(CircuitPair pair, List<Place> places) {
		return places.stream().filter((place) -> !place.pair().equals(pair.name())).toList();
	}

	private List<Place> places(CircuitPair pair) {
		return this.sql.statement(WHERE)
			.param("circuits", Sql.array(pair.circuits()))
			.query((row, _) -> new Place(row.getString("circuit"), row.getString("pair")))
			.list();
	}

	private JdbcClient.StatementSpec of(CircuitPair pair, String statement) {
		return this.sql.statement(statement).param("pair", pair.name()).param("circuits", Sql.array(pair.circuits()));
	}

}
