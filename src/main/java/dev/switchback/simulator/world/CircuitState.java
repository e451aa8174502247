package dev.switchback.simulator.world;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// A circuit as Azure holds it.
///
/// @param name as it was created
/// @param etag as a GET shows it
/// @param provisioningState as a GET shows it
/// @param tags ARM tags
/// @param write a write of the circuit itself that is under way
/// @param peerings by name in lower case
public record CircuitState(String name, String etag, String provisioningState, Map<String, String> tags,
		@Nullable CircuitWrite write, Map<String, PeeringState> peerings) {

	/// A write of the circuit that Azure has accepted and not finished. The peerings it
	/// changes have writes of their own.
	public record CircuitWrite(String operation, @Nullable Instant completesAt, String etag) {
	}

	public Optional<PeeringState> peering(String peering) {
		return Optional.ofNullable(this.peerings.get(peering.toLowerCase(Locale.ROOT)));
	}

	/// The same circuit with a peering added or replaced, and another etag.
	public CircuitState with(PeeringState peering, String etagNow) {
		var all = new LinkedHashMap<>(this.peerings);
		all.put(peering.name().toLowerCase(Locale.ROOT), peering);
		return new CircuitState(this.name, etagNow, this.provisioningState, this.tags, this.write, all);
	}

	CircuitState without(PeeringState peering, String etagNow) {
		var all = new LinkedHashMap<>(this.peerings);
		all.remove(peering.name().toLowerCase(Locale.ROOT));
		return new CircuitState(this.name, etagNow, this.provisioningState, this.tags, this.write, all);
	}

	/// The same circuit with other tags.
	public CircuitState tagged(Map<String, String> others, String etagNow) {
		return new CircuitState(this.name, etagNow, this.provisioningState, others, this.write, this.peerings);
	}

	/// The same circuit with a write of its own under way.
	public CircuitState accepting(CircuitWrite accepted, String etagNow) {
		return new CircuitState(this.name, etagNow, "Updating", this.tags, accepted, this.peerings);
	}

	CircuitState completed(CircuitWrite finished) {
		return new CircuitState(this.name, finished.etag(), "Succeeded", this.tags, null, this.peerings);
	}

	/// The id of the async operation that holds this circuit: Azure runs one write of a
	/// circuit at a time.
	public Optional<String> busyWith() {
		var own = Optional.ofNullable(this.write).map(CircuitWrite::operation);
		return own.or(() -> this.peerings.values()
			.stream()
			.flatMap((peering) -> Optional.ofNullable(peering.write()).stream())
			.map(Write::operation)
			.findFirst());
	}

}
