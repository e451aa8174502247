package dev.switchback.simulator.recovery;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.protection.Allowed;
import dev.switchback.simulator.protection.Course;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.protection.Item;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.protection.Place;
import dev.switchback.simulator.protection.Problem;
import dev.switchback.simulator.protection.Scenario;
import dev.switchback.simulator.protection.Task;
import dev.switchback.simulator.protection.Wish;
import dev.switchback.simulator.wire.Json;

/// A call that wants to begin an action on an item.
///
/// @param course how ordered faults make its job go
record Call(Exchange exchange, Place place, Course course) {

	static Call of(Exchange exchange, Place place) {
		return new Call(exchange, place, Course.USUAL);
	}

	/// The same call, whose job goes another way.
	Call going(Course other) {
		return new Call(this.exchange, this.place, other);
	}

	/// Begins the action, or refuses it.
	Reply begin(Scenario scenario, Job.Order order, boolean shutdown) {
		var protections = this.exchange.world().protections();
		var item = protections.item(this.place);
		if (!Allowed.permits(item, scenario)) {
			return refused(scenario, item);
		}
		var ordered = Ordered.course(this.exchange);
		var wish = new Wish(scenario, this.exchange.world().ids().uuid(), activity(this.exchange), order, shutdown,
				(this.course.kind() == Course.Kind.SUCCEED) ? ordered : this.course,
				(scenario == Scenario.REPROTECT) ? Ordered.seeding(this.exchange, this.place) : Course.USUAL);
		var resource = (scenario == Scenario.REPROTECT)
				? Names.container(this.place.vault(), this.place.plan().source(item.reversed()))
				: Actions.id(this.exchange, this.place);
		return accepted(this.exchange, this.place.vault().id(), protections.begin(this.place, wish), resource);
	}

	private Reply refused(Scenario scenario, Item item) {
		return switch (this.exchange.settings().recovery().wrongState()) {
			case CONFLICT_409 -> throw refusal(this.exchange, 409, String.valueOf(scenario.operation()), item);
			case BAD_REQUEST_400 -> throw refusal(this.exchange, 400, String.valueOf(scenario.operation()), item);
			case JOB_FAILS -> failing(scenario, item);
		};
	}

	/// Accepted like any other, and failed in its first task.
	private Reply failing(Scenario scenario, Item item) {
		var world = this.exchange.world();
		var id = world.ids().uuid();
		var end = this.exchange.now().plus(Duration.ofSeconds(1));
		var problem = new Problem(busy(item) ? "OperationInProgress" : "OperationNotAllowed",
				message(String.valueOf(scenario.operation()), item), false);
		var task = new Task("PreflightChecksTask", "PreflightChecksTask", "Prerequisites check", this.exchange.now(),
				end, Task.Mark.FAILED, problem, List.of());
		var job = new Job(id, this.place.vault().name(), scenario, item.name(), "ProtectionEntity", this.exchange.now(),
				end, Job.Ending.FAILED, activity(this.exchange), List.of(task), problem, Job.Order.NONE);
		world.protections().put(job);
		return accepted(this.exchange, this.place.vault().id(), job, Actions.id(this.exchange, this.place));
	}

	/// The answer to an action that was accepted.
	///
	/// @param vault the vault's id
	/// @param resource the id that the result will be found under
	static Reply accepted(Exchange exchange, String vault, Job job, String resource) {
		exchange.began(job.id());
		var seconds = exchange.settings().recovery().retryAfterSeconds();
		var base = exchange.target().base();
		var version = "?api-version=" + exchange.target().query("api-version");
		var own = vault.replaceFirst("^/subscriptions/", "/Subscriptions/");
		return new Reply(202, Map.of(), null)
			.header("Azure-AsyncOperation", base + own + "/replicationOperationStatus/" + job.id() + version)
			.header("Location", base + resource + "/operationresults/" + job.id() + version)
			.header("Retry-After", (seconds > 0) ? Integer.toString(seconds) : "")
			.header("x-ms-request-id", own + "/replicationJobs/" + job.id());
	}

	/// How a job can be told to be a call's: by the caller's request id and ARM's correlation id.
	static String activity(Exchange exchange) {
		var client = exchange.header("x-ms-client-request-id");
		return ((client != null) ? client : Guids.of("client of " + exchange.correlation())) + " ActivityId: "
				+ exchange.correlation();
	}

	/// A refusal of an action that the item's state does not allow. Azure's own code for it is not known.
	static ArmError refusal(Exchange exchange, int status, String operation, Item item) {
		var message = message(operation, item);
		return ArmError.of(status, (status == 409) ? "Conflict" : "BadRequest", message)
			.detail(Json.object()
				.put("code", busy(item) ? "OperationInProgress" : "OperationNotAllowed")
				.put("message", message)
				.put("possibleCauses", "The item is in another state than you think, or a job is running.")
				.put("recommendedAction", "Read the item, and retry when its allowed operations contain the operation.")
				.put("clientRequestId", exchange.header("x-ms-client-request-id"))
				.put("activityId", exchange.correlation()));
	}

	private static String message(String operation, Item item) {
		return busy(item)
				? "Another operation is in progress on the protected item '" + item.name() + "' (job " + item.busyWith()
						+ ")."
				: "The operation '" + operation + "' is not allowed for the protected item '" + item.name()
						+ "' in the state '" + item.phase().state() + "'.";
	}

	private static boolean busy(Item item) {
		return item.busyWith() != null;
	}

}
