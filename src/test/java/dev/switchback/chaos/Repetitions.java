package dev.switchback.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Whether an operation has the same peering switched off, or on, more often than it may by itself: once each.
final class Repetitions {

	/// A call that Azure took.
	///
	/// @param operation that intended it
	/// @param target in lower case
	/// @param off whether it switches off
	record Switch(String operation, String target, boolean off) {
	}

	private Repetitions() {
	}

	/// What was switched the same way before, with nothing in between that switched it back, has not lasted: Azure took it, and it
	/// failed later. It counts once.
	///
	/// @param taken in the order in which they arrived
	/// @param decided how often somebody has had an operation do something again
	static List<String> of(List<Switch> taken, Map<String, Integer> decided) {
		var last = new HashMap<String, Switch>();
		var counted = new ArrayList<Switch>();
		for (var call : taken) {
			var before = last.put(call.target(), call);
			if (!call.equals(before)) {
				counted.add(call);
			}
		}
		return counted.stream()
			.collect(Collectors.groupingBy((call) -> call, Collectors.counting()))
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() > 1 + decided.getOrDefault(entry.getKey().operation(), 0))
			.map((entry) -> "%s: %d times".formatted(entry.getKey(), entry.getValue()))
			.toList();
	}

}
