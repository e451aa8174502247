package dev.switchback.engine;

import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.wire.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What whoever runs the simulated Azure sees of it and may do, past its API.
final class Admin {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private Admin() {
	}

	static Request delete(String what) {
		return request("DELETE", what);
	}

	static Request get(String what) {
		return request("GET", what);
	}

	private static Request request(String method, String what) {
		return Request.of(method, "/_simulator/" + what)
			.with("Host", "localhost")
			.with("Authorization", "Bearer admin");
	}

	/// A circuit as it really is.
	///
	/// @param shown what `state` a read of its private peering shows
	/// @param etag of its private peering
	/// @param enabled whether the routers have it switched on
	/// @param busy whether a write is under way
	record Circuit(String name, String shown, String etag, boolean enabled, boolean busy) {

		static Circuit of(ArmSimulator simulator, String name) {
			var response = simulator.handle(request("GET", "estate"));
			for (var circuit : JSON.readTree(response.body()).path("pairs").path(0).path("circuits")) {
				if (circuit.path("name").asString().equals(name)) {
					return of(circuit);
				}
			}
			throw new IllegalArgumentException(name + " in " + response);
		}

		private static Circuit of(JsonNode circuit) {
			var peering = circuit.path("peerings").path(0);
			return new Circuit(circuit.path("name").asString(), peering.path("state").asString(),
					peering.path("etag").asString(), peering.path("enabledOnRouters").asBoolean(),
					!circuit.path("busyWith").isNull());
		}

		/// Whether it is as it was at first, with nothing under way.
		boolean whole() {
			return this.shown.equals("Enabled") && this.enabled && !this.busy;
		}

	}

}
