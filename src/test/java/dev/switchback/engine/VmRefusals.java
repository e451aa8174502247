package dev.switchback.engine;

import java.util.List;

import dev.switchback.simulator.world.Mutation;

import static org.assertj.core.api.Assertions.assertThat;

/// Which calls about machines Azure received and did not take.
final class VmRefusals {

	private VmRefusals() {
	}

	/// No call was made where there was nothing to do: that Azure refused it would be no merit of ours.
	static void none(VmFlight flight) {
		assertThat(refused(flight)).as(flight.timeline()).isEmpty();
	}

	/// @param fault that was ordered, and refuses one call at most
	static void asOrdered(VmFlight flight, String fault) {
		var ordered = fault.contains("\"refuse\"") || fault.contains("\"throttle\"");
		assertThat(refused(flight)).as(flight.timeline()).hasSize(ordered ? 1 : 0);
	}

	private static List<String> refused(VmFlight flight) {
		return flight.mutations()
			.stream()
			.filter((mutation) -> mutation.outcome() == Mutation.Outcome.REFUSED
					|| mutation.outcome() == Mutation.Outcome.THROTTLED)
			.map(Mutation::change)
			.toList();
	}

}
