package dev.switchback.simulator.machines;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.wire.Json;

/// The addresses of what stands somewhere because of protected machines.
public final class Machines {

	private Machines() {
	}

	/// Adds them all.
	public static void routes(Routes routes) {
		VirtualMachines.routes(routes);
		Parts.routes(routes);
		VirtualNetworks.routes(routes);
		Fixtures.routes(routes);
		Limits.routes(routes);
	}

	/// Machines, network interfaces and disks as a list of resources shows them.
	public static Stream<ObjectNode> resources(Exchange exchange, @Nullable String group) {
		var machines = Standing.all(exchange, group)
			.filter((standing) -> standing.machine().whole())
			.map((standing) -> Json.object()
				.put("name", standing.name())
				.put("id", standing.compute("virtualMachines", standing.name()))
				.put("type", "Microsoft.Compute/virtualMachines")
				.put("location", standing.site().region()));
		return Stream.of(machines, Parts.nics(exchange, group), Parts.disks(exchange, group))
			.flatMap((all) -> all)
			.map((node) -> Json.object()
				.put("id", node.path("id").asString())
				.put("name", node.path("name").asString())
				.put("type", node.path("type").asString())
				.put("location", node.path("location").asString()));
	}

}
