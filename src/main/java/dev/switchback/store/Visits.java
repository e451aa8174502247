package dev.switchback.store;

/// Parts of statements about the visits to steps in a row `o` of `operations`.
final class Visits {

	/// What was measured at each, as a list.
	static final String RECOVERIES = "to_jsonb(ARRAY(SELECT r.run -> 'recovery' FROM unnest(o.runs) AS r (run) "
			+ "WHERE r.run -> 'recovery' IS NOT NULL))";

	/// Whether anything was.
	static final String RECOVERED = "EXISTS (SELECT FROM unnest(o.runs) AS r (run) "
			+ "WHERE r.run -> 'recovery' -> 'at' IS NOT NULL)";

	private Visits() {
	}

}
