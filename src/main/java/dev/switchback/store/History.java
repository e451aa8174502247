package dev.switchback.store;

import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

/// Adds to `events`. Nothing ever changes one.
@Component
class History {

	private static final String INSERT = """
			INSERT INTO events (operation, seq, revision, at, sentence, event)
			VALUES (:operation, :seq, :revision, :at, :sentence, :event::jsonb)
			""";

	private final Sql sql;

	History(Sql sql) {
		this.sql = sql;
	}

	/// @param last the number of the last event of the change
	void add(Change change, long last) {
		var lines = change.lines();
		var first = last - lines.size() + 1;
		this.sql.each(INSERT,
				IntStream.range(0, lines.size())
					.mapToObj((index) -> Sql.parameters()
						.addValue("operation", change.after().id())
						.addValue("seq", first + index)
						.addValue("revision", change.after().revision())
						.addValue("at", Sql.moment(change.at()))
						.addValue("sentence", Sql.text(lines.get(index).sentence()))
						.addValue("event", Json.write(lines.get(index).event())))
					.toList());
		Told.afterCommit(change);
	}

}
