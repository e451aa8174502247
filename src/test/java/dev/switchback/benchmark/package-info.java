/// How fast the service is, against what the machine can do at most: measured in the same run, printed, never asserted.
/// `mvn verify -Pbenchmarks` runs all of it, `-Dit.test=HistoryBenchmark` one; docs/benchmarks.md keeps the results.
@NullMarked
package dev.switchback.benchmark;

import org.jspecify.annotations.NullMarked;
