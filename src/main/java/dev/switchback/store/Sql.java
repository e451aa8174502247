package dev.switchback.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Statements and their parameters.
@Component
class Sql {

	private final JdbcClient client;

	private final NamedParameterJdbcOperations batches;

	Sql(JdbcClient client, NamedParameterJdbcOperations batches) {
		this.client = client;
		this.batches = batches;
	}

	JdbcClient.StatementSpec statement(String sql) {
		return this.client.sql(sql);
	}

	/// Executes a statement once for each set of parameters, in one round trip.
	void each(String sql, Collection<? extends SqlParameterSource> parameters) {
		if (!parameters.isEmpty()) {
			this.batches.batchUpdate(sql, parameters.toArray(SqlParameterSource[]::new));
		}
	}

	static MapSqlParameterSource parameters() {
		return new MapSqlParameterSource();
	}

	/// A moment as the driver takes it.
	static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
		return (instant != null) ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC) : null;
	}

	static @Nullable String text(@Nullable String text) {
		return (text != null) ? Json.storable(text) : null;
	}

	static String[] array(List<String> texts) {
		return texts.stream().map(Json::storable).toArray(String[]::new);
	}

}
