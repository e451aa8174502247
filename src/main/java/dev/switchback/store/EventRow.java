package dev.switchback.store;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Journal;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/// A row of `events`. Read only: [History] adds them.
@Entity
@Immutable
@IdClass(EventRow.Key.class)
@Table(name = "events")
@NullUnmarked
class EventRow {

	record Key(UUID operation, long seq) implements Serializable {
	}

	@Id
	private UUID operation;

	@Id
	private long seq;

	private Instant at;

	private String sentence;

	@JdbcTypeCode(SqlTypes.JSON)
	private String event;

	Journal.Entry entry() {
		return new Journal.Entry(this.operation, this.seq, this.at, this.sentence, Json.read(this.event, Event.class));
	}

}
