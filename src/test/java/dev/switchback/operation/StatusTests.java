package dev.switchback.operation;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatusTests {

	@Test
	void followsFromThePhase() {
		var statuses = Every.phases()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (phase) -> Status.of(phase.getValue())));
		assertThat(statuses).isEqualTo(
				Map.of("Forward", Status.RUNNING, "Parked", Status.AWAITING_DECISION, "Restoring", Status.RESTORING,
						"Failed", Status.FAILED, "HandedOver", Status.HANDED_OVER, "Ended", Status.SUCCEEDED));
	}

	@Test
	void isTheEndingWhenItIsOver() {
		for (var ending : Ending.values()) {
			assertThat(Status.of(new Phase.Ended(ending, "It is over.", false)).name()).isEqualTo(ending.name());
		}
	}

	@Test
	void everyStatusIsReached() {
		var reached = Arrays.stream(Ending.values())
			.<Phase>map((ending) -> new Phase.Ended(ending, "It is over.", false))
			.collect(Collectors.toSet());
		reached.addAll(Every.phases().values());
		assertThat(reached.stream().map(Status::of)).contains(Status.values());
	}

}
