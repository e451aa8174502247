package dev.switchback.store;

import org.springframework.stereotype.Component;

/// Has the clock checked, and whether the database is the one it was, before anything is executed and every few seconds from
/// then on.
@Component
class ClockChecks extends Repeating {

	private final DatabaseClock clock;

	private final KnownDatabase database;

	ClockChecks(DatabaseClock clock, KnownDatabase database, ClockSettings settings) {
		super("database-clock", settings.checkInterval());
		this.database = database;
		this.clock = clock;
	}

	@Override
	void once() {
		this.clock.check();
		this.database.check();
	}

}
