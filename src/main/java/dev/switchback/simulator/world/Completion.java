package dev.switchback.simulator.world;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/// What happens when a write is finished.
final class Completion {

	private Completion() {
	}

	/// @param revalidated whether public prefixes have to be validated anew when a peering is switched on
	static CircuitState of(CircuitState circuit, Instant moment, Assumptions assumptions, boolean revalidated) {
		var result = circuit;
		for (var peering : circuit.peerings().values()) {
			var write = peering.write();
			if (write != null && reached(write.completesAt(), moment)) {
				result = complete(result, peering, revalidated ? Revalidation.of(peering, write) : write, assumptions);
			}
		}
		var own = result.write();
		return (own != null && reached(own.completesAt(), moment)) ? result.completed(own) : result;
	}

	private static boolean reached(@Nullable Instant completesAt, Instant moment) {
		return completesAt != null && !completesAt.isAfter(moment);
	}

	private static CircuitState complete(CircuitState circuit, PeeringState peering, Write write,
			Assumptions assumptions) {
		return switch (write.kind()) {
			case DELETE -> circuit.without(peering, write.etag());
			case SUCCEED ->
				circuit.with(done(peering, write, write.requested(), write.requested(), "Succeeded"), write.etag());
			case FAIL_WITH_EFFECT ->
				circuit.with(done(peering, write, write.requested(), write.requested(), "Failed"), write.etag());
			case IGNORE -> circuit.with(unmoved(peering, write, before(peering, write), "Succeeded"), write.etag());
			case FAIL -> circuit.with(unmoved(peering, write, shownAfterFailure(peering, write, assumptions), "Failed"),
					write.etag());
		};
	}

	private static ObjectNode before(PeeringState peering, Write write) {
		return (peering.effective() != null) ? peering.effective() : write.requested();
	}

	private static ObjectNode shownAfterFailure(PeeringState peering, Write write, Assumptions assumptions) {
		return switch (assumptions.failedWriteShows()) {
			case REQUESTED -> write.requested();
			case PREVIOUS -> before(peering, write);
		};
	}

	private static PeeringState done(PeeringState peering, Write write, ObjectNode shown, ObjectNode effective,
			String provisioningState) {
		return new PeeringState(peering.name(), shown, effective, write.sharedKey(), write.etag(), provisioningState,
				write.modifiedBy(), null, peering.sessions(), peering.bytes());
	}

	private static PeeringState unmoved(PeeringState peering, Write write, ObjectNode shown, String provisioningState) {
		return new PeeringState(peering.name(), shown, peering.effective(), peering.sharedKey(), write.etag(),
				provisioningState, write.modifiedBy(), null, peering.sessions(), peering.bytes());
	}

}
