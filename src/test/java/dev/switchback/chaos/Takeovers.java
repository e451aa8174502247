package dev.switchback.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How long it takes until somebody else carries on what a replica was doing when it died or stood still.
final class Takeovers {

	private static final Duration LOOK = Duration.ofMillis(200);

	/// After that long nobody will.
	private static final Duration ENOUGH = Duration.ofMinutes(2);

	/// What is waited for without a database, or without anybody who could take over, does not count.
	private static final Set<Weather.Want> WANTED = EnumSet.of(Weather.Want.DATABASE, Weather.Want.REPLICA);

	/// Before that nobody may take anything over.
	static final Duration LEASE = Duration.ofSeconds(12);

	private static final String HELD = """
			SELECT task_name || ' ' || task_instance FROM scheduled_tasks WHERE picked AND picked_by = ?""";

	/// Reviving what is dead makes it due; it is taken over once somebody has it, or has put it off.
	private static final String WAITING = """
			SELECT task_name || ' ' || task_instance FROM scheduled_tasks
			WHERE picked AND picked_by = ? OR NOT picked AND execution_time <= clock_timestamp()""";

	private final Ground ground;

	private final Weather weather;

	private final Findings findings;

	Takeovers(Ground ground, Weather weather, Findings findings) {
		this.ground = ground;
		this.weather = weather;
		this.findings = findings;
	}

	/// What a replica holds.
	private List<String> ask(String sql, String name) {
		return this.ground.database.direct().sql(sql).param(name).query(String.class).list();
	}

	/// What a replica that was stopped in good order still holds: nothing, unless it could not tell the database.
	List<String> leftBehind(String name) {
		return ask(HELD, name);
	}

	/// Watches until all that it held is somebody else's, or its own again because it goes on.
	///
	/// @param since when it died
	void watch(String name, Instant since, Replica replica) {
		this.findings.aside("takeover", () -> {
			var held = held(name);
			while (!held.isEmpty() && Instant.now().isBefore(since.plus(ENOUGH)) && !goesOn(name, replica)) {
				Rest.of(LOOK);
				note(name, since, held);
			}
			var waited = this.weather.calm(since, Instant.now(), WANTED, List.of());
			leftOver(this.findings, held.size(), goesOn(name, replica), waited);
		});
	}

	/// What nobody took over. Of a replica that goes on it is known that it took at least that long, unless nobody could have.
	///
	/// @param waited without what does not count
	static void leftOver(Findings findings, int tasks, boolean goesOn, Duration waited) {
		for (var task = 0; task < tasks; task++) {
			if (!goesOn) {
				findings.measured("takeover", ENOUGH);
			}
			else if (waited.compareTo(LEASE) >= 0) {
				findings.measured("takeover", waited);
				findings.count("takeovers that had not come when the replica went on");
			}
		}
	}

	private static boolean goesOn(String name, Replica replica) {
		return replica.port() != null && replica.name().equals(name);
	}

	private Set<String> held(String name) {
		while (true) {
			try {
				return new HashSet<>(ask(HELD, name));
			}
			catch (RuntimeException _) {
				Rest.of(LOOK);
			}
		}
	}

	/// Time in which there was no database, or nobody who could take over, does not count.
	private void note(String name, Instant since, Set<String> held) {
		try {
			var waiting = new HashSet<>(ask(WAITING, name));
			held.removeIf((task) -> {
				var taken = !waiting.contains(task);
				if (taken) {
					this.findings.measured("takeover", this.weather.calm(since, Instant.now(), WANTED, List.of()));
				}
				return taken;
			});
		}
		catch (RuntimeException _) {
			// The database is away; nobody takes anything over either.
		}
	}

}
