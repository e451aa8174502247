package dev.switchback.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Unstorable;
import dev.switchback.playbook.Secret;
import dev.switchback.store.Seals.Sealed;
import org.springframework.stereotype.Component;

/// The rows of `sealed_secrets`.
@Component
class Strongbox {

	private static final String INSERT = """
			INSERT INTO sealed_secrets (obligation, key_id, wrapped_key, ciphertext)
			VALUES (:obligation, :keyId, :wrappedKey, :ciphertext)
			""";

	private final Sql sql;

	private final Seals seals;

	private final Shield shield;

	Strongbox(Sql sql, Seals seals, Shield shield) {
		this.shield = shield;
		this.sql = sql;
		this.seals = seals;
	}

	/// @throws Unstorable if nothing can be sealed here
	void seal(Map<UUID, Secret> secrets) {
		this.sql.each(INSERT, secrets.entrySet().stream().map((entry) -> {
			var sealed = this.seals.seal(entry.getKey(), entry.getValue());
			return Sql.parameters()
				.addValue("obligation", entry.getKey())
				.addValue("keyId", sealed.keyId())
				.addValue("wrappedKey", sealed.wrappedKey())
				.addValue("ciphertext", sealed.ciphertext());
		}).toList());
	}

	Optional<Secret> open(UUID obligation) {
		return this.shield.around(() -> opened(obligation));
	}

	private Optional<Secret> opened(UUID obligation) {
		return this.sql.statement("SELECT key_id, wrapped_key, ciphertext FROM sealed_secrets WHERE obligation = :id")
			.param("id", obligation)
			.query((row, _) -> new Sealed(row.getString("key_id"), row.getBytes("wrapped_key"),
					row.getBytes("ciphertext")))
			.optional()
			.flatMap((sealed) -> this.seals.open(obligation, sealed));
	}

	/// Destroys what is not needed any more.
	void purge(List<Obligation> closed) {
		this.sql.each("DELETE FROM sealed_secrets WHERE obligation = :obligation",
				closed.stream().map((obligation) -> Sql.parameters().addValue("obligation", obligation.id())).toList());
	}

}
