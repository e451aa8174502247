package dev.switchback.simulator.recovery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.protection.Place;
import dev.switchback.simulator.wire.Json;

/// Events of a vault: here, the ends of jobs on machines.
final class Events {

	private static final String EVENTS = Where.VAULT + "/replicationEvents";

	private Events() {
	}

	static void routes(Routes routes) {
		routes.get(EVENTS, Events::list);
		routes.get(EVENTS + "/{event}", Events::one);
	}

	private static Reply list(Exchange exchange) {
		var vault = Where.vault(exchange);
		var filter = Filter.of(exchange, "eventcode", "severity", "eventtype", "fabricname",
				"affectedobjectfriendlyname", "affectedobjectcorrelationid");
		return Pages.list(exchange,
				exchange.world()
					.protections()
					.jobs(vault)
					.stream()
					.filter((job) -> job.over(exchange.now()) && job.targetType().equals("ProtectionEntity"))
					.sorted(Comparator.comparing(Job::start).reversed())
					.filter((job) -> filter.matches(values(job)))
					.map((job) -> view(exchange, vault, job))
					.toList());
	}

	private static Reply one(Exchange exchange) {
		var vault = Where.vault(exchange);
		var name = exchange.variable("event");
		return exchange.world()
			.protections()
			.jobs(vault)
			.stream()
			.filter((job) -> job.over(exchange.now()) && name(job).equalsIgnoreCase(name))
			.findFirst()
			.map((job) -> Reply.ok(view(exchange, vault, job)))
			.orElseThrow(() -> Where.missing(exchange, name));
	}

	private static Map<String, @Nullable String> values(Job job) {
		var values = new HashMap<String, @Nullable String>();
		values.put("eventtype", "JobStatus");
		values.put("severity", severity(job));
		values.put("affectedobjectfriendlyname", job.target());
		return values;
	}

	private static String severity(Job job) {
		return (job.ending() == Job.Ending.FAILED) ? "Critical" : "OK";
	}

	private static String name(Job job) {
		return Guids.of("event of " + job.id());
	}

	private static ObjectNode view(Exchange exchange, VaultPlan vault, Job job) {
		var node = Json.object()
			.put("id", Names.vault(vault) + "/replicationEvents/" + name(job))
			.put("name", name(job))
			.put("type", "Microsoft.RecoveryServices/vaults/replicationEvents");
		var properties = node.putObject("properties")
			.put("eventCode", job.scenario().code())
			.put("description", job.scenario().label() + ": " + Progress.of(exchange, job).state())
			.put("eventType", "JobStatus")
			.put("affectedObjectFriendlyName", job.target())
			.put("affectedObjectCorrelationId", Guids.of("object " + job.vault() + "/" + job.target()))
			.put("severity", severity(job))
			.put("timeOfOccurrence", (job.end() != null) ? Times.precise(job.end()) : Times.UNSET);
		vault.machine(job.target()).ifPresent((machine) -> {
			var item = exchange.world().protections().item(new Place(vault, machine));
			properties.put("fabricId", Names.fabric(vault, machine.source(item.reversed()).fabric()));
		});
		properties.putArray("healthErrors");
		properties.putObject("eventSpecificDetails")
			.put("instanceType", "JobStatus")
			.put("jobId", Names.job(vault, job.id()))
			.put("jobFriendlyName", job.scenario().label())
			.put("jobStatus", Progress.of(exchange, job).state())
			.put("affectedObjectType", job.targetType());
		return node;
	}

}
