package dev.switchback.store;

import dev.switchback.operation.Notice;
import org.springframework.stereotype.Component;

/// Adds to `notices`, in the transaction of what they tell. Nothing ever changes one.
@Component
class Notices {

	private static final String INSERT = """
			INSERT INTO notices (at, type, subject, sentence, by_whom, assessment, worse_by)
			VALUES (:at, :type, :subject, :sentence, :by, :assessment, :worse)
			""";

	private final Sql sql;

	Notices(Sql sql) {
		this.sql = sql;
	}

	void add(Notice notice) {
		this.sql.statement(INSERT)
			.param("at", Sql.moment(notice.at()))
			.param("type", notice.type().name())
			.param("subject", Sql.text(notice.subject()))
			.param("sentence", Sql.text(notice.sentence()))
			.param("by", Sql.text(notice.by()))
			.param("assessment", notice.assessment())
			.param("worse", notice.worseBy())
			.update();
	}

}
