package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.switchback.playbook.Urgency;

/// How urgent it is to look at what is watched while an emergency holds or asks. Nobody waits for that, so it leaves Azure's
/// calls to the checks of those who have only begun; but a survivor must not be out of sight for longer than two minutes
/// (docs/safety.md, "Ages"), however many of those there are. So a quarter of each minute it is as urgent as they are, for each
/// operation another one.
final class WatchUrgency {

	private static final Duration TURN = Duration.ofMinutes(1);

	private static final Duration URGENT = TURN.dividedBy(4);

	private WatchUrgency() {
	}

	static Urgency of(UUID operation, Instant now) {
		var at = Math.floorMod(now.getEpochSecond() + operation.getLeastSignificantBits() % TURN.toSeconds(),
				TURN.toSeconds());
		return (at < URGENT.toSeconds()) ? Urgency.EMERGENCY : Urgency.RUNNING;
	}

}
