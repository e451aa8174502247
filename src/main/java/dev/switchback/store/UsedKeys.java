package dev.switchback.store;

import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The rows of `idempotency_keys`.
@Component
class UsedKeys {

	private static final String TAKE = """
			INSERT INTO idempotency_keys (caller, route, key, fingerprint, operation, preview)
			VALUES (:caller, :route, :key, :fingerprint, :operation, :preview)
			ON CONFLICT (caller, route, key) DO NOTHING
			""";

	private static final String USE = """
			SELECT fingerprint, operation, preview FROM idempotency_keys
			WHERE caller = :caller AND route = :route AND key = :key
			""";

	private final Sql sql;

	UsedKeys(Sql sql) {
		this.sql = sql;
	}

	/// What a key was used for: an operation or a preview.
	record Use(String fingerprint, @Nullable UUID operation, @Nullable UUID preview) {

		boolean ofSame(IdempotencyKey key) {
			return this.fingerprint.equals(key.fingerprint());
		}

	}

	/// Waits for whoever is using the key at this moment.
	/// @return whether it is ours, if the transaction is committed
	boolean takeForOperation(IdempotencyKey key, UUID operation) {
		return take(key, operation, null);
	}

	/// The same for a preview.
	boolean takeForPreview(IdempotencyKey key, UUID preview) {
		return take(key, null, preview);
	}

	Optional<Use> use(IdempotencyKey key) {
		return this.sql.statement(USE)
			.param("caller", Sql.text(key.caller()))
			.param("route", Sql.text(key.route()))
			.param("key", Sql.text(key.key()))
			.query((row, _) -> new Use(row.getString("fingerprint"), row.getObject("operation", UUID.class),
					row.getObject("preview", UUID.class)))
			.optional();
	}

	private boolean take(IdempotencyKey key, @Nullable UUID operation, @Nullable UUID preview) {
		return this.sql.statement(TAKE)
			.param("caller", Sql.text(key.caller()))
			.param("route", Sql.text(key.route()))
			.param("key", Sql.text(key.key()))
			.param("fingerprint", Sql.text(key.fingerprint()))
			.param("operation", operation)
			.param("preview", preview)
			.update() == 1;
	}

}
