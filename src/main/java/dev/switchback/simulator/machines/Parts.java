package dev.switchback.simulator.machines;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.protection.Machine.Part;
import dev.switchback.simulator.protection.Place;
import dev.switchback.simulator.wire.Json;

/// What machines consist of, which can outlive them: network interfaces and disks, replicas among these.
final class Parts {

	private static final String GROUP = "/subscriptions/{subscription}/resourceGroups/{group}/providers/";

	private static final String NICS = "Microsoft.Network/networkInterfaces";

	private static final String DISKS = "Microsoft.Compute/disks";

	private Parts() {
	}

	static void routes(Routes routes) {
		routes.get(GROUP + NICS,
				(exchange) -> Paging.list(exchange, nics(exchange, exchange.variable("group")).toList()));
		routes.get(GROUP + NICS + "/{part}",
				(exchange) -> one(exchange, NICS, nics(exchange, exchange.variable("group"))));
		routes.get(GROUP + DISKS,
				(exchange) -> Paging.list(exchange, disks(exchange, exchange.variable("group")).toList()));
		routes.get(GROUP + DISKS + "/{part}",
				(exchange) -> one(exchange, DISKS, disks(exchange, exchange.variable("group"))));
	}

	private static Reply one(Exchange exchange, String type, Stream<ObjectNode> all) {
		var name = exchange.variable("part");
		return all.filter((node) -> node.path("name").asString().equalsIgnoreCase(name))
			.findFirst()
			.map(Reply::ok)
			.orElseThrow(() -> Standing.missing(exchange, type, name));
	}

	static Stream<ObjectNode> nics(Exchange exchange, @Nullable String group) {
		return Standing.all(exchange, group)
			.filter((standing) -> standing.machine().parts().contains(Part.NIC))
			.map((standing) -> {
				Standing.checkReadable(exchange, standing.site().region());
				return nic(standing);
			});
	}

	private static ObjectNode nic(Standing standing) {
		var node = resource(standing, NICS, standing.nicName(),
				standing.network("networkInterfaces", standing.nicName()));
		var properties = node.putObject("properties").put("provisioningState", "Succeeded").put("primary", true);
		var addresses = properties.putArray("ipConfigurations").addObject().put("name", "ipconfig1");
		addresses.putObject("properties")
			.put("privateIPAddress", standing.address())
			.put("privateIPAllocationMethod", "Dynamic")
			.put("primary", true)
			.putObject("subnet")
			.put("id", standing.lan() + "/subnets/default");
		if (standing.machine().whole()) {
			properties.putObject("virtualMachine").put("id", standing.compute("virtualMachines", standing.name()));
		}
		return node;
	}

	static Stream<ObjectNode> disks(Exchange exchange, @Nullable String group) {
		var attached = Standing.all(exchange, group)
			.filter((standing) -> standing.machine().parts().contains(Part.DISK))
			.map((standing) -> {
				Standing.checkReadable(exchange, standing.site().region());
				return disk(standing);
			});
		return Stream.concat(attached, replicas(exchange, group));
	}

	private static ObjectNode disk(Standing standing) {
		var node = resource(standing, DISKS, standing.diskName(), standing.compute("disks", standing.diskName()));
		if (standing.machine().whole()) {
			node.put("managedBy", standing.compute("virtualMachines", standing.name()));
		}
		var state = !standing.machine().whole() ? "Unattached" : standing.machine().running() ? "Attached" : "Reserved";
		properties(node, state, standing.machine().encryptionSet());
		return node;
	}

	private static void properties(ObjectNode node, String state, @Nullable String encryptionSet) {
		node.putObject("sku").put("name", "Premium_LRS").put("tier", "Premium");
		var properties = node.putObject("properties")
			.put("osType", "Linux")
			.put("diskSizeGB", 127)
			.put("provisioningState", "Succeeded")
			.put("diskState", state);
		var encryption = properties.putObject("encryption");
		if (encryptionSet != null) {
			encryption.put("type", "EncryptionAtRestWithCustomerKey").put("diskEncryptionSetId", encryptionSet);
		}
		else {
			encryption.put("type", "EncryptionAtRestWithPlatformKey");
		}
	}

	/// While a machine is replicated, its replica lies on the other side.
	private static Stream<ObjectNode> replicas(Exchange exchange, @Nullable String group) {
		var protections = exchange.world().protections();
		return Standing.vaults(exchange).flatMap((vault) -> vault.machines().stream().filter((plan) -> {
			var item = protections.item(new Place(vault, plan));
			return !item.phase().away()
					&& (group == null || item.replication().placement().group().equalsIgnoreCase(group));
		}).map((plan) -> {
			var item = protections.item(new Place(vault, plan));
			var site = plan.target(item.reversed());
			Standing.checkReadable(exchange, site.region());
			var name = plan.disk() + "-ASRReplica";
			var node = Json.object()
				.put("name", name)
				.put("id", vault.in(item.replication().placement().group()).id("Microsoft.Compute", "disks", name))
				.put("type", DISKS)
				.put("location", site.region());
			properties(node, "ActiveSAS", item.replication().placement().encryptionSet());
			return node;
		}));
	}

	private static ObjectNode resource(Standing standing, String type, String name, String id) {
		return Json.object()
			.put("name", name)
			.put("id", id)
			.put("type", type)
			.put("location", standing.site().region());
	}

}
