package dev.switchback.process;

import java.time.Duration;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Which replica executes an operation, by the name under which it does.
public final class Holder {

	private static final String HOLDER = "SELECT picked_by FROM scheduled_tasks WHERE picked AND task_instance = ?";

	private Holder() {
	}

	/// Empty if nobody does just now.
	public static Optional<String> of(JdbcClient database, String operation) {
		return database.sql(HOLDER).param(operation).query(String.class).optional();
	}

	/// Waits until its look is stuck: whoever has not let go for longer than any look takes that is answered.
	public static String ofStuckLook(JdbcClient database, String operation) {
		return Waiting.until("the look is stuck", Duration.ofMinutes(2),
				() -> database.sql(HOLDER + " AND execution_time < clock_timestamp() - interval '4 s'")
					.param(operation)
					.query(String.class)
					.optional()
					.orElse(null));
	}

}
