package dev.switchback.store;

import java.sql.SQLException;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/// Lets a migration take as long as it takes: it is the one thing asked of the database that may be silent for longer than a
/// connection is believed to be alive.
@Component
class PatientMigrations implements Callback {

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.BEFORE_EACH_MIGRATE;
	}

	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return true;
	}

	/// The pool undoes it when the connection comes back.
	@Override
	public void handle(Event event, Context context) {
		try {
			context.getConnection().setNetworkTimeout(Runnable::run, 0);
		}
		catch (SQLException ex) {
			throw new FlywayException("The connection's timeout cannot be changed", ex);
		}
	}

	@Override
	public String getCallbackName() {
		return "patient-migrations";
	}

}
