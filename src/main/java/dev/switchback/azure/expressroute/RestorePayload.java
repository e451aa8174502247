package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is stored with the promise to restore a peering: everything that is needed to keep it, and no secret. Its names
/// stay: a promise may be kept by a later release than made it.
///
/// @param version of this form
/// @param circuit ARM id
/// @param peering which one; `null` for the private one, as in payloads that do not tell
/// @param switchedOff the families that the call switched off
/// @param other the circuit that carries meanwhile; `null` in payloads that do not tell
record RestorePayload(int version, String circuit, @Nullable String site, @Nullable PeeringType peering, Md5 md5,
		List<Family> switchedOff, Baseline baseline, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Other other) {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	RestorePayload {
		switchedOff = List.copyOf(switchedOff);
	}

	/// A circuit that is only looked at.
	///
	/// @param circuit ARM id
	record Other(String circuit, @Nullable String site) {
	}

	static RestorePayload of(DeclaredCircuit circuit, DeclaredCircuit other, Set<Family> switchedOff,
			Baseline baseline) {
		return new RestorePayload(1, circuit.id().toString(), circuit.site(), circuit.peering(), circuit.md5(),
				switchedOff.stream().sorted().toList(), baseline, new Other(other.id().toString(), other.site()));
	}

	static RestorePayload parse(String json) {
		return MAPPER.readValue(json, RestorePayload.class);
	}

	String json() {
		return MAPPER.writeValueAsString(this);
	}

	DeclaredCircuit declared() {
		return DeclaredCircuit.of(this.circuit, this.site, type(), this.md5, null);
	}

	/// The circuit that carries meanwhile, as far as it is known.
	Optional<DeclaredCircuit> meanwhile() {
		return Optional.ofNullable(this.other)
			.map((one) -> DeclaredCircuit.of(one.circuit(), one.site(), type(), Md5.UNKNOWN, null));
	}

	private PeeringType type() {
		return Objects.requireNonNullElse(this.peering, PeeringType.PRIVATE);
	}

}
