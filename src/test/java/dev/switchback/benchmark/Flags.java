package dev.switchback.benchmark;

import java.util.List;
import java.util.stream.Stream;

/// The flags for the JVM that docs/benchmarks.md names: every figure is had with them. More, such as a
/// profiler's, come from `-Dbenchmark.flags=…`.
final class Flags {

	static final List<String> DOCUMENTED = Stream
		.concat(Stream.of("-XX:+UseSerialGC", "-XX:NewRatio=1", "-XX:+UseCompactObjectHeaders",
				"-XX:TrimNativeHeapInterval=5000", "-Xms48m", "-Xmx256m", "-XX:+ExitOnOutOfMemoryError"),
				Stream.of(System.getProperty("benchmark.flags", "").split(" ")).filter((flag) -> !flag.isEmpty()))
		.toList();

	private Flags() {
	}

}
