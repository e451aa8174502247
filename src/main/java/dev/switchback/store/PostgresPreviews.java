package dev.switchback.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Preview;
import dev.switchback.operation.Previews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Previews in PostgreSQL.
@Component
class PostgresPreviews implements Previews {

	private static final String INSERT = """
			INSERT INTO previews (id, created_at, preview) VALUES (:id, :createdAt, :preview::jsonb)
			""";

	private static final String CONCLUDE = """
			UPDATE previews SET result = :result::jsonb WHERE id = :id AND result IS NULL
			""";

	private final TransactionOperations transactions;

	private final Sql sql;

	private final UsedKeys keys;

	private final Schedule schedule;

	private final Bell bell;

	PostgresPreviews(TransactionOperations transactions, Sql sql, UsedKeys keys, Schedule schedule, Bell bell) {
		this.transactions = transactions;
		this.sql = sql;
		this.keys = keys;
		this.schedule = schedule;
		this.bell = bell;
	}

	/// Tries again when the preview that the key was used for was forgotten by the time one asks for it.
	@Override
	public Requested request(Preview preview, @Nullable IdempotencyKey key) {
		while (true) {
			var requested = this.transactions.execute((_) -> store(Micros.of(preview), key));
			if (requested != null) {
				return requested;
			}
		}
	}

	private @Nullable Requested store(Preview preview, @Nullable IdempotencyKey key) {
		if (key != null && !this.keys.takeForPreview(key, preview.id(), preview.createdAt())) {
			return replayed(key);
		}
		this.sql.statement(INSERT)
			.param("id", preview.id())
			.param("createdAt", Sql.moment(preview.createdAt()))
			.param("preview", Json.write(preview))
			.update();
		this.schedule.preview(preview.id(), preview.createdAt());
		this.bell.ringHere(preview.id());
		return new Requested.Stored(preview);
	}

	private @Nullable Requested replayed(IdempotencyKey key) {
		var use = this.keys.use(key).orElse(null);
		if (use == null) {
			return null;
		}
		return (use.ofSame(key) && use.preview() != null)
				? find(use.preview()).<Requested>map(Requested.Replayed::new).orElse(null) : new Requested.KeyReused();
	}

	@Override
	public Optional<Requested> earlier(IdempotencyKey key) {
		return Optional.ofNullable(replayed(key));
	}

	@Override
	public Optional<Preview> find(UUID id) {
		return this.sql.statement("SELECT preview, result FROM previews WHERE id = :id")
			.param("id", id)
			.query((row, _) -> preview(row.getString("preview"), row.getString("result")))
			.optional();
	}

	@Override
	public void conclude(UUID id, Preview.Result result) {
		this.sql.statement(CONCLUDE).param("id", id).param("result", Json.write(Micros.of(result))).update();
	}

	@Override
	public void forget(Instant before) {
		this.sql.statement("DELETE FROM previews WHERE created_at < :before")
			.param("before", Sql.moment(before))
			.update();
	}

	private static Preview preview(String preview, @Nullable String result) {
		var stored = Json.read(preview, Preview.class);
		return (result != null) ? stored.with(Json.read(result, Preview.Result.class)) : stored;
	}

}
