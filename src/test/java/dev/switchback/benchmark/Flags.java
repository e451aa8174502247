package dev.switchback.benchmark;

import java.util.List;

/// The flags for the JVM that docs/benchmarks.md names: every figure is had with them.
final class Flags {

	static final List<String> DOCUMENTED = List.of("-XX:+UseSerialGC", "-Xmx256m");

	private Flags() {
	}

}
