package dev.switchback.readiness.discovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What drills of this service showed.
public interface Drills {

	/// The latest ones, of each circuit a few.
	List<Tried> tried(Instant since);

	/// What failovers of machines showed, by whomever they were wanted and for what: each way of each machine as it was measured
	/// last, the latest ones.
	List<Recovered> recovered(Instant since);

	/// A machine that was brought to its other place.
	///
	/// @param item ARM id of the protected item, as it was then
	/// @param leg which way: `out`, or `back` home
	/// @param complete whether all was seen that has to be so, its application included
	/// @param took RTO actual; `null` if it is not known since when it counts
	/// @param operation the code of the operation
	record Recovered(String item, String leg, Instant at, boolean complete, @Nullable Duration took, String operation) {
	}

	/// A circuit that was drained and brought back.
	///
	/// @param circuit its ARM id
	/// @param passed whether everything arrived over the other one, and came back
	/// @param convergence how long it took until everything arrived over the other one; `null` if that was not seen
	/// @param operation the code of the operation
	/// @param over what probes measured over the circuit that carried meanwhile; `null` if they measured nothing
	record Tried(String circuit, Instant at, boolean passed, @Nullable Duration convergence, String operation,
			@Nullable Over over) {
	}

	/// A circuit that carried alone.
	///
	/// @param circuit its ARM id
	/// @param latency how long the slowest of the probes took to answer over it
	record Over(String circuit, Duration latency) {
	}

}
