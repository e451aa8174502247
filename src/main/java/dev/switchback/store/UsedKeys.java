package dev.switchback.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.IdempotencyKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The rows of `idempotency_keys`.
@Component
class UsedKeys implements IdempotencyKeys {

	private static final String TAKE = """
			INSERT INTO idempotency_keys (caller, route, key, fingerprint, operation, preview, assessment, used_at)
			VALUES (:caller, :route, :key, :fingerprint, :operation, :preview, :assessment, :usedAt)
			ON CONFLICT (caller, route, key) DO NOTHING
			""";

	private static final String USE = """
			SELECT fingerprint, operation, preview, assessment FROM idempotency_keys
			WHERE caller = :caller AND route = :route AND key = :key
			""";

	/// A few at a time, so that nobody who is using one waits long.
	private static final String FORGET = """
			DELETE FROM idempotency_keys WHERE (caller, route, key) IN (
				SELECT caller, route, key FROM idempotency_keys WHERE used_at < :before
				ORDER BY used_at LIMIT :most FOR UPDATE SKIP LOCKED)
			""";

	private static final int MOST = 1_000;

	private final Sql sql;

	UsedKeys(Sql sql) {
		this.sql = sql;
	}

	/// What a key was used for: an operation, a preview or an assessment.
	record Use(String fingerprint, @Nullable UUID operation, @Nullable UUID preview, @Nullable UUID assessment) {

		boolean ofSame(IdempotencyKey key) {
			return this.fingerprint.equals(key.fingerprint());
		}

	}

	/// Waits for whoever is using the key at this moment.
	/// @return whether it is ours, if the transaction is committed
	boolean takeForOperation(IdempotencyKey key, UUID operation, Instant at) {
		return take(key, operation, null, null, at);
	}

	/// The same for a preview.
	boolean takeForPreview(IdempotencyKey key, UUID preview, Instant at) {
		return take(key, null, preview, null, at);
	}

	/// The same for an assessment.
	boolean takeForAssessment(IdempotencyKey key, UUID assessment, Instant at) {
		return take(key, null, null, assessment, at);
	}

	Optional<Use> use(IdempotencyKey key) {
		return this.sql.statement(USE)
			.param("caller", Sql.text(key.caller()))
			.param("route", Sql.text(key.route()))
			.param("key", Sql.text(key.key()))
			.query((row, _) -> new Use(row.getString("fingerprint"), row.getObject("operation", UUID.class),
					row.getObject("preview", UUID.class), row.getObject("assessment", UUID.class)))
			.optional();
	}

	@Override
	public void forget(Instant before) {
		var forgotten = MOST;
		while (forgotten == MOST) {
			forgotten = this.sql.statement(FORGET).param("before", Sql.moment(before)).param("most", MOST).update();
		}
	}

	private boolean take(IdempotencyKey key, @Nullable UUID operation, @Nullable UUID preview,
			@Nullable UUID assessment, Instant at) {
		return this.sql.statement(TAKE)
			.param("caller", Sql.text(key.caller()))
			.param("route", Sql.text(key.route()))
			.param("key", Sql.text(key.key()))
			.param("fingerprint", Sql.text(key.fingerprint()))
			.param("operation", operation)
			.param("preview", preview)
			.param("assessment", assessment)
			.param("usedAt", Sql.moment(at))
			.update() == 1;
	}

}
