package dev.switchback.simulator.recovery;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.wire.Json;

/// Jobs, and the async operations that go by the same ids.
final class Jobs {

	private static final String JOBS = "/replicationJobs";

	private Jobs() {
	}

	static void routes(Routes routes) {
		routes.get(Where.VAULT + JOBS, Jobs::list);
		routes.get(Where.VAULT + JOBS + "/{job}",
				(exchange) -> Reply.ok(JobView.of(exchange, Where.vault(exchange), find(exchange, "job"), true)));
		routes.change("POST", Where.VAULT + JOBS + "/{job}/cancel", Jobs::cancel);
		routes.get(Where.VAULT + "/replicationOperationStatus/{operation}", Jobs::status);
		routes.get(Where.ITEM + "/operationresults/{operation}", (exchange) -> result(exchange, Where.ITEM));
		routes.get(Plans.PLANS + "/{plan}/operationresults/{operation}", (exchange) -> result(exchange, Plans.PLANS));
		routes.get(Where.CONTAINER + "/operationresults/{operation}", (exchange) -> result(exchange, Where.CONTAINER));
	}

	static Job find(Exchange exchange, String variable) {
		var vault = Where.vault(exchange);
		var id = exchange.variable(variable);
		return exchange.world()
			.protections()
			.job(id)
			.filter((job) -> job.vault().equalsIgnoreCase(vault.name()))
			.orElseThrow(() -> Where.missing(exchange, id));
	}

	/// Youngest first.
	private static Reply list(Exchange exchange) {
		var vault = Where.vault(exchange);
		var filter = Filter.of(exchange, "starttime", "endtime", "fabricid", "affectedobjecttypes", "jobstatus",
				"joboutputtype", "jobname", "timezoneoffset");
		var from = moment(filter, "starttime");
		var until = moment(filter, "endtime");
		var others = filter.without(
				(name) -> !name.equals("affectedobjecttypes") && !name.equals("jobstatus") && !name.equals("jobname"));
		return Pages.list(exchange,
				exchange.world()
					.protections()
					.jobs(vault)
					.stream()
					.filter((job) -> from == null || !job.start().isBefore(from))
					.filter((job) -> until == null || !job.start().isAfter(until))
					.filter((job) -> others.matches(values(exchange, job)))
					.sorted(Comparator.comparing(Job::start).reversed())
					.map((job) -> JobView.of(exchange, vault, job, false))
					.toList());
	}

	private static @Nullable Instant moment(Filter filter, String name) {
		var text = filter.value(name);
		if (text == null) {
			return null;
		}
		try {
			return Instant.parse(text);
		}
		catch (DateTimeParseException ex) {
			throw ArmError.of(400, "InvalidFilterParameter", "'" + text + "' is no time.");
		}
	}

	private static Map<String, @Nullable String> values(Exchange exchange, Job job) {
		var values = new HashMap<String, @Nullable String>();
		values.put("affectedobjecttypes", job.targetType());
		values.put("jobstatus", Progress.of(exchange, job).state());
		values.put("jobname", job.scenario().code());
		return values;
	}

	private static Reply cancel(Exchange exchange) {
		var job = find(exchange, "job");
		exchange.changes("cancels the job " + job.scenario().code() + " of " + job.target());
		if (!Progress.of(exchange, job).actions().contains("Cancel") || job.over(exchange.now())) {
			throw ArmError.of(400, "BadRequest", "The job '" + job.id() + "' cannot be cancelled any more.");
		}
		exchange.world().protections().cancel(job);
		return Call.accepted(exchange, Where.vault(exchange).id(), job, Names.job(Where.vault(exchange), job.id()));
	}

	private static Reply status(Exchange exchange) {
		var job = find(exchange, "operation");
		var progress = Progress.of(exchange, job);
		var node = Json.object();
		var problems = job.problems(exchange.now());
		if (problems.isEmpty()) {
			node.putNull("error");
		}
		else {
			// Warnings stand here as well, while the operation runs and when it has succeeded.
			node.putObject("error")
				.put("code", problems.getFirst().code())
				.put("message", problems.getFirst().message())
				.putNull("details");
		}
		node.putNull("id")
			.put("name", job.id())
			.putNull("properties")
			.put("status", status(progress))
			.put("startTime", Times.precise(job.start()))
			.put("endTime", (progress.ended() && job.end() != null) ? Times.wholePadded(job.end()) : null)
			.putNull("percentComplete");
		var reply = Reply.ok(node);
		return progress.ended() ? reply : reply.header("Retry-After", retryAfter(exchange));
	}

	private static String status(Progress progress) {
		if (!progress.ended()) {
			return "InProgress";
		}
		return progress.state().equals("Cancelled") ? "Canceled" : progress.state();
	}

	private static String retryAfter(Exchange exchange) {
		var seconds = exchange.settings().recovery().retryAfterSeconds();
		return (seconds > 0) ? Integer.toString(seconds) : "";
	}

	/// No recording has these answers.
	private static Reply result(Exchange exchange, String kind) {
		var job = find(exchange, "operation");
		var progress = Progress.of(exchange, job);
		if (!progress.ended()) {
			return new Reply(202, Map.of(), null)
				.header("Location",
						exchange.target().base() + exchange.target().path() + "?api-version="
								+ exchange.target().query("api-version"))
				.header("Retry-After", retryAfter(exchange));
		}
		var problem = job.problem();
		if (problem != null) {
			throw ArmError.of(400, problem.code(), problem.message());
		}
		return switch (exchange.settings().recovery().operationResults()) {
			case NO_CONTENT -> new Reply(204, Map.of(), null);
			case RESOURCE -> Reply.ok(resource(exchange, kind));
		};
	}

	private static ObjectNode resource(Exchange exchange, String kind) {
		return switch (kind) {
			case Where.ITEM -> ItemView.of(Situation.of(exchange.world().protections(), Where.item(exchange)));
			case Where.CONTAINER -> Surroundings.container(exchange, Where.container(exchange));
			default -> Plans.view(exchange, Plans.find(exchange), true);
		};
	}

}
