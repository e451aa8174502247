package dev.switchback.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.switchback.operation.ManualCards;
import dev.switchback.playbook.ManualCard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The rows of `manual_cards`.
@Component
class PostgresManualCards implements ManualCards {

	private static final String INSERT = """
			INSERT INTO manual_cards (operation, written_at, card) VALUES (:operation, :at, :card::jsonb)
			""";

	private static final String NEWEST = """
			SELECT number, written_at, card FROM manual_cards WHERE operation = :operation ORDER BY number DESC LIMIT 1
			""";

	private static final String CURRENT = """
			SELECT operation, max(number) AS number
			FROM manual_cards
			WHERE operation IN (SELECT id FROM operations WHERE finished_at IS NULL
				UNION SELECT operation FROM obligations WHERE state = 'OPEN')
			GROUP BY operation
			""";

	private final Sql sql;

	PostgresManualCards(Sql sql) {
		this.sql = sql;
	}

	/// To be called in the transaction of what the card belongs to.
	void add(UUID operation, Instant at, @Nullable ManualCard card) {
		if (card != null) {
			this.sql.statement(INSERT)
				.param("operation", operation)
				.param("at", Sql.moment(at))
				.param("card", Json.write(card))
				.update();
		}
	}

	@Override
	public Optional<Written> newest(UUID operation) {
		return this.sql.statement(NEWEST)
			.param("operation", operation)
			.query((row, _) -> new Written(row.getLong("number"),
					row.getObject("written_at", OffsetDateTime.class).toInstant(),
					Json.read(row.getString("card"), ManualCard.class)))
			.optional();
	}

	@Override
	public Map<UUID, Long> current() {
		return this.sql.statement(CURRENT)
			.query((row, _) -> Map.entry(row.getObject("operation", UUID.class), row.getLong("number")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
