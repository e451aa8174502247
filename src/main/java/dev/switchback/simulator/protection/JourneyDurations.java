package dev.switchback.simulator.protection;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// How long Site Recovery takes, at speed 1. Recovery points come every five minutes at any speed.
///
/// @param shutdown of a source, if it is asked for
/// @param shutdownGivesUp until a source that stays up is left alone
/// @param failover of one machine, without the shutdown
/// @param changePoint of a machine that is failed over
/// @param commit of a failover
/// @param reprotect until the job is over, not until the machine is protected
/// @param seeding from the end of that job until the first copy is whole
/// @param firstPoint from then to the first recovery point, which is when the machine is protected
/// @param testFailover of one machine
/// @param cleanUp of a drill
public record JourneyDurations(Duration shutdown, Duration shutdownGivesUp, Duration failover, Duration changePoint,
		Duration commit, Duration reprotect, Duration seeding, Duration firstPoint, Duration testFailover,
		Duration cleanUp) {

	private static final Duration LONGEST = Duration.ofDays(30);

	/// There and back in about two minutes.
	public static final JourneyDurations REHEARSAL = new JourneyDurations(Duration.ofSeconds(3), Duration.ofSeconds(6),
			Duration.ofSeconds(10), Duration.ofSeconds(8), Duration.ofSeconds(4), Duration.ofSeconds(10),
			Duration.ofSeconds(30), Duration.ofSeconds(6), Duration.ofSeconds(10), Duration.ofSeconds(6));

	/// As recorded with a small machine of one disk.
	public static final JourneyDurations RECORDED = new JourneyDurations(Duration.ofSeconds(63), Duration.ofMinutes(10),
			Duration.ofSeconds(141), Duration.ofMinutes(5), Duration.ofSeconds(37), Duration.ofSeconds(505),
			Duration.ofMinutes(46), Duration.ofMinutes(5), Duration.ofSeconds(204), Duration.ofMinutes(2));

	public JourneyDurations {
		if (Stream
			.of(shutdown, shutdownGivesUp, failover, changePoint, commit, reprotect, seeding, firstPoint, testFailover,
					cleanUp)
			.anyMatch((each) -> each.isNegative() || each.compareTo(LONGEST) > 0)) {
			throw new IllegalArgumentException("Durations of Site Recovery must be between PT0S and P30D.");
		}
	}

	/// The same durations, each changed.
	public JourneyDurations map(UnaryOperator<Duration> change) {
		return new JourneyDurations(change.apply(this.shutdown), change.apply(this.shutdownGivesUp),
				change.apply(this.failover), change.apply(this.changePoint), change.apply(this.commit),
				change.apply(this.reprotect), change.apply(this.seeding), change.apply(this.firstPoint),
				change.apply(this.testFailover), change.apply(this.cleanUp));
	}

}
