package dev.switchback.simulator.network;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.AsyncOperations;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Assumptions;

/// Failover tests of a circuit's links, which Azure runs itself: none ever does here.
final class LinkTests {

	/// Older versions do not know them.
	private static final String SINCE = "2025-07-01";

	private LinkTests() {
	}

	static void routes(Routes routes) {
		routes.query(Circuits.ONE + "/getCircuitLinkFailoverAllTestsDetails", LinkTests::all);
		routes.change("POST", Circuits.ONE + "/startCircuitLinkFailoverTest", LinkTests::refuse);
		routes.change("POST", Circuits.ONE + "/stopCircuitLinkFailoverTest", LinkTests::refuse);
	}

	private static Reply all(Exchange exchange) {
		var place = Place.of(exchange);
		var version = exchange.target().query("api-version");
		if (exchange.settings().assumptions().linkTests() == Assumptions.LinkTests.UNKNOWN || version == null
				|| version.compareTo(SINCE) < 0) {
			throw ArmError.of(400, "InvalidResourceType",
					"The resource type could not be found in the namespace 'Microsoft.Network' for api version '%s'."
						.formatted(version));
		}
		return AsyncOperations.read(exchange, place.plan().region(), exchange.settings().durations().tablePost(),
				AsyncOperations.Headers.LOCATION, Json.array());
	}

	private static Reply refuse(Exchange exchange) {
		Place.of(exchange);
		throw ArmError.of(400, "NotSupportedBySimulator",
				"The simulator does not model Azure's own link failover tests.");
	}

}
