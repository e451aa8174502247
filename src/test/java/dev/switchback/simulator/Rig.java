package dev.switchback.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/// A simulator in virtual time and a client that talks to it as ARM's clients do.
final class Rig {

	static final String BASE = "https://management.azure.com";

	static final String GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg";

	static final String NETWORK = GROUP + "/providers/Microsoft.Network";

	static final String AMS = NETWORK + "/expressRouteCircuits/contoso-ams";

	static final String DUB = NETWORK + "/expressRouteCircuits/contoso-dub";

	static final String PEERING = "/peerings/AzurePrivatePeering";

	static final String GATEWAY = NETWORK + "/virtualNetworkGateways/contoso-gw";

	final VirtualTime time;

	final ArmSimulator simulator;

	Rig() {
		this(Settings.DEFAULT);
	}

	Rig(Settings settings) {
		this(Estate.rehearsal(), settings);
	}

	Rig(Estate estate, Settings settings) {
		this.time = new VirtualTime();
		this.simulator = new ArmSimulator(this.time, estate, settings, 42);
	}

	Rig(VirtualTime time, ArmSimulator simulator) {
		this.time = time;
		this.simulator = simulator;
	}

	static String url(String path) {
		return BASE + path + (path.contains("?") ? "&" : "?") + "api-version=2025-03-01";
	}

	Response send(Request request) {
		return this.simulator.handle(request.with("Authorization", "Bearer " + this.simulator.issueToken()));
	}

	Response get(String path) {
		return send(Request.of("GET", path.startsWith("https:") ? path : url(path)));
	}

	ObjectNode json(String path) {
		return json(get(path));
	}

	static ObjectNode json(Response response) {
		return (ObjectNode) Json.parse(response.body());
	}

	Response put(String path, JsonNode body) {
		return send(Request.of("PUT", url(path)).withBody("application/json", body.toString()));
	}

	Response post(String path) {
		return send(Request.of("POST", url(path)));
	}

	/// A peering as clients send it back: what they read, without what they may not write.
	ObjectNode writable(String circuit) {
		var peering = json(circuit + PEERING);
		peering.remove(List.of("etag", "type"));
		((ObjectNode) peering.path("properties"))
			.remove(List.of("provisioningState", "lastModifiedBy", "peeredConnections"));
		return peering;
	}

	Response switchTo(String circuit, String state) {
		var peering = writable(circuit);
		((ObjectNode) peering.path("properties")).put("state", state);
		return put(circuit + PEERING, peering);
	}

	/// Switches a peering, and lets everything settle.
	void settle(String circuit, String state) {
		assertThat(switchTo(circuit, state).status()).isEqualTo(200);
		this.time.advance("PT1M");
	}

	/// What a POST that reads gives in the end, after as many polls as it takes.
	JsonNode read(String path) {
		var accepted = post(path);
		assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
		this.time.advance("PT1S");
		return Json.parse(get(location(accepted)).body());
	}

	static String location(Response response) {
		return Objects.requireNonNull(response.header("Location"));
	}

	static String asyncOperation(Response response) {
		return Objects.requireNonNull(response.header("Azure-AsyncOperation"));
	}

	/// The status of a write's async operation.
	String status(Response accepted) {
		return json(asyncOperation(accepted)).path("status").asString();
	}

	/// The customer's prefixes in a route table, in order.
	List<String> prefixes(String circuit, String link) {
		var prefixes = new ArrayList<String>();
		for (var row : read(circuit + PEERING + "/routeTables/" + link).path("value")) {
			if (row.path("path").asString().startsWith("65010")) {
				prefixes.add(row.path("network").asString());
			}
		}
		return prefixes;
	}

	/// `statePfxRcd` of the customer's router in a summary.
	String summary(String circuit, String link) {
		for (var row : read(circuit + PEERING + "/routeTablesSummary/" + link).path("value")) {
			if (row.path("as").asInt() == 65010) {
				return row.path("statePfxRcd").asString();
			}
		}
		return "no row";
	}

	/// How often a prefix stands in the gateway's learned routes.
	long learned(String prefix) {
		long count = 0;
		for (var row : read(GATEWAY + "/getLearnedRoutes").path("value")) {
			count += row.path("network").asString().equals(prefix) ? 1 : 0;
		}
		return count;
	}

	JsonNode peering(String circuit) {
		return json(circuit + PEERING).path("properties");
	}

	static String code(Response response) {
		return json(response).path("error").path("code").asString();
	}

	static String message(Response response) {
		return json(response).path("error").path("message").asString();
	}

	/// A call under `/_simulator`.
	Response admin(String method, String path, String body) {
		var call = Request.of(method, "https://localhost/_simulator" + path).with("Authorization", "Bearer admin");
		return this.simulator.handle(body.isEmpty() ? call : call.withBody("application/json", body));
	}

	ObjectNode fault(String id) {
		return json(admin("GET", "/faults/" + id, ""));
	}

}
