package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Objects;
import java.util.Set;

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
record RestorePayload(int version, String circuit, @Nullable String site, @Nullable PeeringType peering, Md5 md5,
		List<Family> switchedOff, Baseline baseline) {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	RestorePayload {
		switchedOff = List.copyOf(switchedOff);
	}

	static RestorePayload of(DeclaredCircuit circuit, Set<Family> switchedOff, Baseline baseline) {
		return new RestorePayload(1, circuit.id().toString(), circuit.site(), circuit.peering(), circuit.md5(),
				switchedOff.stream().sorted().toList(), baseline);
	}

	static RestorePayload parse(String json) {
		return MAPPER.readValue(json, RestorePayload.class);
	}

	String json() {
		return MAPPER.writeValueAsString(this);
	}

	DeclaredCircuit declared() {
		return DeclaredCircuit.of(this.circuit, this.site,
				Objects.requireNonNullElse(this.peering, PeeringType.PRIVATE), this.md5, null);
	}

}
