package dev.switchback.store;

import java.util.List;
import java.util.UUID;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs.Holder;
import dev.switchback.operation.Claim;
import dev.switchback.operation.Operation;
import org.springframework.stereotype.Component;

/// The rows of `claims`.
@Component
class Holds {

	/// Everybody takes them in the same order (an order's claims are sorted), so that of two who want the same one waits
	/// for the other, and never both for each other.
	private static final String TAKE = """
			INSERT INTO claims (resource, operation, since)
			SELECT resource, :operation, :since
			FROM unnest(:resources::text[]) WITH ORDINALITY AS wanted (resource, place) ORDER BY place
			ON CONFLICT (resource) DO NOTHING
			""";

	/// What is declared about them stays as it is until they are taken: who alters that waits, and then finds the claims.
	private static final String KEEP_DECLARED = """
			SELECT circuit FROM circuit_pair_circuits WHERE circuit = ANY(:resources) ORDER BY circuit FOR KEY SHARE
			""";

	private static final String HOLDERS = """
			SELECT c.resource, c.operation, o.code, c.since
			FROM claims c JOIN operations o ON o.id = c.operation
			WHERE c.resource = ANY(:resources) AND c.operation <> :operation
			ORDER BY c.resource
			""";

	private static final String STANDING = """
			SELECT c.resource, c.operation, o.code, c.since
			FROM claims c JOIN operations o ON o.id = c.operation
			WHERE c.resource = ANY(:circuits) ORDER BY c.resource
			""";

	private final Sql sql;

	Holds(Sql sql) {
		this.sql = sql;
	}

	/// @return whether all were free; if not, the transaction must not be committed
	boolean take(Operation operation) {
		var resources = operation.order().claims();
		if (resources.isEmpty()) {
			return true;
		}
		this.sql.statement(KEEP_DECLARED)
			.param("resources", Sql.array(resources))
			.query((row, _) -> row.getString("circuit"))
			.list();
		return this.sql.statement(TAKE)
			.param("operation", operation.id())
			.param("since", Sql.moment(operation.createdAt()))
			.param("resources", Sql.array(resources))
			.update() == resources.size();
	}

	/// Makes what one operation holds another's, as far as that one wants it.
	void handOver(UUID from, Operation to) {
		this.sql.statement("UPDATE claims SET operation = :to WHERE operation = :from AND resource = ANY(:resources)")
			.param("from", from)
			.param("to", to.id())
			.param("resources", Sql.array(to.order().claims()))
			.update();
	}

	/// Takes those that it does not hold yet.
	/// @return whether it holds all that it wants; if not, the transaction must not be committed
	boolean takeRest(Operation operation) {
		take(operation);
		return inTheWayOf(operation).isEmpty();
	}

	/// Who holds what an operation wants; empty if it was released meanwhile.
	List<Claim> inTheWayOf(Operation operation) {
		return this.sql.statement(HOLDERS)
			.param("operation", operation.id())
			.param("resources", Sql.array(operation.order().claims()))
			.query((row, _) -> new Claim(row.getString("resource"), row.getObject("operation", UUID.class),
					row.getString("code"), row.getTimestamp("since").toInstant()))
			.list();
	}

	/// Who holds a circuit of a pair.
	List<Holder> ofCircuits(CircuitPair pair) {
		return this.sql.statement(STANDING)
			.param("circuits", Sql.array(pair.circuits()))
			.query((row, _) -> new Holder(row.getString("resource"), row.getObject("operation", UUID.class),
					row.getString("code"), row.getTimestamp("since").toInstant()))
			.list();
	}

	void release(UUID operation) {
		this.sql.statement("DELETE FROM claims WHERE operation = :operation").param("operation", operation).update();
	}

}
