package dev.switchback.engine;

import java.time.Instant;
import java.util.UUID;

import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What is recorded of calls of which no answer is known.
class SettlingTests {

	private static final Instant INTENDED = Instant.parse("2026-03-02T09:00:00Z");

	private static final Fate HAPPENED = new Fate.Happened("it is so", Handle.NONE);

	private static Mutation call(Mutation.State state) {
		return new Mutation(new UUID(1, 2), "disable#1", "PUT", "/a", "switch off", null, INTENDED,
				INTENDED.plusSeconds(5), state, null, Handle.NONE, null, null);
	}

	@Test
	void nothingIsAsLongAsSomebodyMayStillMakeTheCall() {
		var call = call(Mutation.State.INTENDED);
		assertThat(Settling.learnt(call, HAPPENED, INTENDED.plusSeconds(8))).isEmpty();
		assertThat(Settling.learnt(call, HAPPENED, INTENDED.plusSeconds(9))).map(Mutation.Fact::state)
			.hasValue(Mutation.State.CONFIRMED);
	}

	@Test
	void aCallThatWasMadeIsSettledAtOnce() {
		assertThat(Settling.learnt(call(Mutation.State.IN_DOUBT), HAPPENED, INTENDED.plusSeconds(1)))
			.map(Mutation.Fact::state)
			.hasValue(Mutation.State.CONFIRMED);
	}

}
