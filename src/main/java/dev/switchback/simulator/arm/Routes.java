package dev.switchback.simulator.arm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Which address is answered by whom. Segments are compared without regard to case, `{name}` takes any.
public final class Routes {

	private final Map<Integer, List<Route>> byLength = new HashMap<>();

	/// One address and method.
	///
	/// @param reads whether a call changes nothing, whatever its method
	record Route(String method, String[] pattern, boolean reads, Function<Exchange, Reply> handler) {

		Optional<Map<String, String>> match(List<String> segments) {
			for (int i = 0; i < this.pattern.length; i++) {
				if (!isVariable(this.pattern[i]) && !this.pattern[i].equalsIgnoreCase(segments.get(i))) {
					return Optional.empty();
				}
			}
			var variables = new HashMap<String, String>();
			for (int i = 0; i < this.pattern.length; i++) {
				if (isVariable(this.pattern[i])) {
					variables.put(this.pattern[i].substring(1, this.pattern[i].length() - 1), segments.get(i));
				}
			}
			return Optional.of(variables);
		}

		private static boolean isVariable(String segment) {
			return segment.startsWith("{");
		}

	}

	/// A route that was found, and what its variables stand for.
	record Found(Route route, Map<String, String> variables) {
	}

	/// Answers a GET.
	public void get(String path, Function<Exchange, Reply> handler) {
		add("GET", path, true, handler);
	}

	/// Answers a POST that changes nothing.
	public void query(String path, Function<Exchange, Reply> handler) {
		add("POST", path, true, handler);
	}

	/// Answers a call that changes something.
	public void change(String method, String path, Function<Exchange, Reply> handler) {
		add(method, path, false, handler);
	}

	private void add(String method, String path, boolean reads, Function<Exchange, Reply> handler) {
		var pattern = path.substring(1).split("/");
		this.byLength.computeIfAbsent(pattern.length, (length) -> new ArrayList<>())
			.add(new Route(method, pattern, reads, handler));
	}

	Optional<Found> find(String method, List<String> segments) {
		for (var route : this.byLength.getOrDefault(segments.size(), List.of())) {
			if (route.method().equals(method)) {
				var variables = route.match(segments);
				if (variables.isPresent()) {
					return Optional.of(new Found(route, variables.get()));
				}
			}
		}
		return Optional.empty();
	}

	boolean knows(List<String> segments) {
		return this.byLength.getOrDefault(segments.size(), List.of())
			.stream()
			.anyMatch((route) -> route.match(segments).isPresent());
	}

}
