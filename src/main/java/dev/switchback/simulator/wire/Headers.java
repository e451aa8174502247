package dev.switchback.simulator.wire;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Header maps whose names are compared without regard to case.
final class Headers {

	private Headers() {
	}

	static Map<String, String> copyOf(Map<String, String> headers) {
		var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
		copy.putAll(headers);
		return Collections.unmodifiableMap(copy);
	}

}
