package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.operation.Event;
import dev.switchback.operation.Every;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Watch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What follows from what is seen while people are asked.
class WatchingTests {

	private static final Duration EVERY = Duration.ofSeconds(30);

	private static final Sighting UNMET = new Sighting.Unmet("still unprotected", Evidence.NONE, false);

	private static Watch watch(String then) {
		Condition never = (_) -> UNMET;
		return new Watch(never, EVERY, then);
	}

	@Test
	void whatIsSoByNowIsToldAndItsStepIsVisitedOnceMore() {
		var operation = Every.operation();
		var key = operation.lastRun().key();
		var move = Watching.of(operation, watch(key), Sighting.met("it is so", Evidence.NONE)).orElseThrow();
		assertThat(move.events()).containsExactly(new Event.Noticed("it is so", Evidence.NONE),
				new Event.Began(key, operation.visits(key) + 1));
		var other = Watching.of(operation, watch("elsewhere"), Sighting.met("it is so", Evidence.NONE)).orElseThrow();
		assertThat(other.events()).endsWith(new Event.Began("elsewhere", 1));
	}

	@Test
	void whatIsNotSoIsToldOnceAndLookedAtAgain() {
		var operation = Every.operation();
		var seen = new Event.Seen(Phase.Seeing.UNMET, "still unprotected", Evidence.NONE);
		assertThat(Watching.of(operation, watch("check"), UNMET)).contains(Move.rest(EVERY, seen));
		assertThat(Watching.of(operation.after(seen, Every.after(5)), watch("check"), UNMET)).isEmpty();
	}

}
