package dev.switchback.simulator.machines;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.AsyncOperations;
import dev.switchback.simulator.arm.Disturbance;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.wire.Json;

/// Virtual machines: those that users work with, wherever they stand at the moment, and those of drills.
final class VirtualMachines {

	private static final String TYPE = "Microsoft.Compute/virtualMachines";

	private static final String LIST = "/subscriptions/{subscription}/resourceGroups/{group}/providers/" + TYPE;

	private static final Duration DEALLOCATING = Duration.ofSeconds(20);

	private VirtualMachines() {
	}

	static void routes(Routes routes) {
		routes.get("/subscriptions/{subscription}/providers/" + TYPE, (exchange) -> list(exchange, null,
				statusOnly(exchange) ? VirtualMachines::status : VirtualMachines::model));
		routes.get(LIST, (exchange) -> list(exchange, exchange.variable("group"), VirtualMachines::model));
		routes.get(LIST + "/{machine}", (exchange) -> {
			var found = find(exchange);
			var wanted = exchange.target().query("$expand");
			return Reply.ok(view(found, wanted != null && wanted.toLowerCase(Locale.ROOT).contains("instanceview")));
		});
		routes.get(LIST + "/{machine}/instanceView", (exchange) -> Reply.ok(instance(find(exchange))));
		routes.change("POST", LIST + "/{machine}/deallocate", VirtualMachines::deallocate);
	}

	private static boolean statusOnly(Exchange exchange) {
		return "true".equalsIgnoreCase(exchange.target().query("statusOnly"));
	}

	private static Reply list(Exchange exchange, @Nullable String group, Function<Standing, ObjectNode> view) {
		return Paging.list(exchange,
				Standing.all(exchange, group).filter((standing) -> standing.machine().whole()).map((standing) -> {
					Standing.checkReadable(exchange, standing.site().region());
					return view.apply(standing);
				}).toList());
	}

	private static Standing find(Exchange exchange) {
		var name = exchange.variable("machine");
		var found = Standing.all(exchange, exchange.variable("group"))
			.filter((standing) -> standing.machine().whole() && standing.name().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(() -> Standing.missing(exchange, TYPE, name));
		Standing.checkReadable(exchange, found.site().region());
		return found;
	}

	/// Takes the power from a machine that Site Recovery replicates from. Others it does not stop.
	private static Reply deallocate(Exchange exchange) {
		var found = find(exchange);
		exchange.changes("deallocates " + found.name());
		if (found.machine().test() || found.machine().atRecovery() != found.item().reversed()) {
			throw ArmError.of(409, "NotSupportedBySimulator",
					"The simulator deallocates machines only on the side that they are replicated from.");
		}
		Disturbance.Course course = exchange.course(exchange.settings().scaled(DEALLOCATING));
		var operation = AsyncOperations.write(exchange, course);
		if (course.takes() != null && course.code() == null) {
			exchange.world().protections().stop(found.place(), exchange.now().plus(course.takes()));
		}
		return AsyncOperations.accepted(exchange, "Microsoft.Compute", found.site().region(), operation);
	}

	private static ObjectNode model(Standing standing) {
		return view(standing, false);
	}

	/// How little a list has to tell that was asked for the status only is not documented: here, nothing else.
	private static ObjectNode status(Standing standing) {
		var whole = view(standing, true);
		var properties = Json.object();
		Stream.of("vmId", "provisioningState", "instanceView")
			.forEach((name) -> properties.set(name, whole.path("properties").path(name)));
		return whole.set("properties", properties);
	}

	private static ObjectNode view(Standing standing, boolean withInstance) {
		var machine = standing.machine();
		var node = Json.object()
			.put("name", standing.name())
			.put("id", standing.compute("virtualMachines", standing.name()))
			.put("type", TYPE)
			.put("location", standing.site().region());
		if (machine.zone() != null) {
			node.putArray("zones").add(machine.zone());
		}
		node.putObject("tags");
		var properties = node.putObject("properties")
			.put("vmId", Guids.of(standing.compute("virtualMachines", standing.name()) + machine.since()))
			.put("provisioningState", "Succeeded")
			.put("timeCreated", machine.since().toString());
		properties.putObject("hardwareProfile").put("vmSize", standing.place().plan().size());
		storage(standing, properties);
		properties.putObject("osProfile").put("computerName", standing.item().name());
		var nic = properties.putObject("networkProfile").putArray("networkInterfaces").addObject();
		nic.put("id", standing.network("networkInterfaces", standing.nicName()))
			.putObject("properties")
			.put("primary", true);
		reference(properties, "availabilitySet", machine.availabilitySet());
		reference(properties, "proximityPlacementGroup", machine.proximityGroup());
		if (withInstance) {
			properties.set("instanceView", instance(standing));
		}
		return node;
	}

	private static void storage(Standing standing, ObjectNode properties) {
		var profile = properties.putObject("storageProfile");
		var more = profile.putArray("dataDisks");
		if (standing.place().plan().has(Trait.DISK_ADDED_LATER)) {
			var name = standing.diskName() + "-later";
			more.addObject()
				.put("lun", 0)
				.put("name", name)
				.putObject("managedDisk")
				.put("id", standing.compute("disks", name));
		}
		var disk = profile.putObject("osDisk")
			.put("osType", "Linux")
			.put("name", standing.diskName())
			.put("createOption", "Attach")
			.put("caching", "ReadWrite");
		var managed = disk.putObject("managedDisk")
			.put("storageAccountType", "Premium_LRS")
			.put("id", standing.compute("disks", standing.diskName()));
		reference(managed, "diskEncryptionSet", standing.machine().encryptionSet());
	}

	private static void reference(ObjectNode into, String name, @Nullable String id) {
		Optional.ofNullable(id).ifPresent((given) -> into.putObject(name).put("id", given));
	}

	private static ObjectNode instance(Standing standing) {
		var running = standing.machine().running();
		var node = Json.object().put("computerName", standing.item().name());
		var statuses = node.putArray("statuses");
		statuses.addObject()
			.put("code", "ProvisioningState/succeeded")
			.put("level", "Info")
			.put("displayStatus", "Provisioning succeeded")
			.put("time", standing.machine().since().toString());
		statuses.addObject()
			.put("code", running ? "PowerState/running" : "PowerState/deallocated")
			.put("level", "Info")
			.put("displayStatus", running ? "VM running" : "VM deallocated");
		if (running) {
			node.putObject("vmAgent")
				.put("vmAgentVersion", "2.9.1.1")
				.putArray("statuses")
				.addObject()
				.put("code", "ProvisioningState/succeeded")
				.put("level", "Info")
				.put("displayStatus", "Ready");
		}
		return node;
	}

}
