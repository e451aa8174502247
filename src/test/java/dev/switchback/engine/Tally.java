package dev.switchback.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

import dev.switchback.operation.Event;

/// What happened in any number of runs.
final class Tally {

	private long runs;

	private long points;

	private long turns;

	private long calls;

	private long virtualNanos;

	private long violations;

	private long lapses;

	private final Map<String, Long> endings = new TreeMap<>();

	private final Map<Incident, Long> incidents = new EnumMap<>(Incident.class);

	void point() {
		this.points++;
	}

	void incident(Incident incident) {
		this.incidents.merge(incident, 1L, Long::sum);
	}

	/// A run is over.
	void count(DeterministicRun run) {
		this.runs++;
		this.turns += run.turns.count();
		this.virtualNanos += run.turns.now();
		this.calls += run.simulator.mutations().size();
		this.violations += run.watch.violation().isPresent() ? 1 : 0;
		this.lapses += run.store.all()
			.stream()
			.flatMap((operation) -> run.store.events(operation.id(), 0, Integer.MAX_VALUE).stream())
			.filter((entry) -> entry.event() instanceof Event.Lapsed)
			.count();
		run.store.all()
			.forEach((operation) -> this.endings.merge(operation.order().purpose() + " " + operation.status(), 1L,
					Long::sum));
	}

	void add(Tally other) {
		this.runs += other.runs;
		this.points += other.points;
		this.turns += other.turns;
		this.calls += other.calls;
		this.virtualNanos += other.virtualNanos;
		this.violations += other.violations;
		this.lapses += other.lapses;
		other.endings.forEach((ending, times) -> this.endings.merge(ending, times, Long::sum));
		other.incidents.forEach((incident, times) -> this.incidents.merge(incident, times, Long::sum));
	}

	long runs() {
		return this.runs;
	}

	long times(Incident incident) {
		return this.incidents.getOrDefault(incident, 0L);
	}

	/// A table for people.
	String table() {
		var table = new StringBuilder();
		line(table, "schedules", this.runs);
		line(table, "I/O points", this.points);
		line(table, "turns", this.turns);
		line(table, "hours of virtual time", this.virtualNanos / DeterministicRun.SECOND / 3600);
		line(table, "changing calls that Azure received", this.calls);
		line(table, "operations", this.endings.values().stream().mapToLong(Long::longValue).sum());
		this.endings.forEach((ending, times) -> line(table, "  " + ending, times));
		line(table, "what followed by itself", this.lapses);
		line(table, "incidents", this.incidents.values().stream().mapToLong(Long::longValue).sum());
		for (var incident : Incident.values()) {
			line(table, "  " + incident, times(incident));
		}
		line(table, "violations", this.violations);
		return table.toString();
	}

	private static void line(StringBuilder table, String what, long times) {
		table.append("%-90s %,15d%n".formatted(what, times));
	}

}
