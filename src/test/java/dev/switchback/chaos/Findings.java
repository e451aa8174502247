package dev.switchback.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// What a run has found, to be printed as one table.
final class Findings {

	/// What must be 0, in the order in which it is printed.
	private static final List<String> NONE = List.of("duplicated mutations", "calls in no ledger",
			"calls judged wrongly", "stuck operations", "something left open", "lost operations", "lost events",
			"lost decisions", "decisions taken twice", "answers under one key that differ", "paths left down",
			"both-down instants", "copies left by drills", "machines running twice",
			"followed by itself though it must not", "not handed over at shutdown", "shutdowns that had to be killed",
			"replicas that ended by themselves", "starts that failed though the database was well",
			"answers outside of the contract", "answers with a bug of ours", "bugs in the log",
			"failures of the run itself");

	private static final int SHOWN = 8;

	private final Map<String, AtomicInteger> counts = new ConcurrentSkipListMap<>();

	private final Map<String, List<String>> violations = new TreeMap<>();

	private final Map<String, List<Duration>> measured = new TreeMap<>();

	void count(String what) {
		count(what, 1);
	}

	void count(String what, int more) {
		this.counts.computeIfAbsent(what, (_) -> new AtomicInteger()).addAndGet(more);
	}

	int counted(String what) {
		return this.counts.getOrDefault(what, new AtomicInteger()).get();
	}

	/// @param what one of those that must be 0
	synchronized void violated(String what, String how) {
		if (!NONE.contains(what)) {
			throw new IllegalArgumentException(what);
		}
		this.violations.computeIfAbsent(what, (_) -> new ArrayList<>()).add(how);
	}

	/// Does something; that it could not be done to its end is found.
	void guard(String what, Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			violated("failures of the run itself", what + ": " + ex);
		}
	}

	/// The same aside.
	Thread aside(String what, Runnable task) {
		return Thread.ofVirtual().name(what).start(() -> guard(what, task));
	}

	synchronized void measured(String what, Duration duration) {
		this.measured.computeIfAbsent(what, (_) -> new ArrayList<>()).add(duration);
	}

	/// What must be 0 and is not, each with the first few cases.
	synchronized Map<String, List<String>> violations() {
		return this.violations.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(entry) -> entry.getValue().stream().distinct().limit(SHOWN).toList(), (one, _) -> one,
					TreeMap::new));
	}

	/// The table.
	synchronized String table() {
		var table = new StringBuilder();
		this.counts.forEach((what, count) -> line(table, what, count));
		NONE.forEach((what) -> line(table, what, this.violations.getOrDefault(what, List.of()).size()));
		this.measured.forEach((what, all) -> {
			var sorted = all.stream().sorted().toList();
			line(table, what + ": how many", sorted.size());
			line(table, what + ": median", seconds(sorted.get(sorted.size() / 2)));
			line(table, what + ": p99", seconds(sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1)));
			line(table, what + ": worst", seconds(sorted.getLast()));
		});
		return table.toString();
	}

	private static void line(StringBuilder table, String what, Object value) {
		table.append("| %-80s | %10s |%n".formatted(what, value));
	}

	private static String seconds(Duration duration) {
		return "%.1f s".formatted(duration.toMillis() / 1000.0);
	}

}
