package dev.switchback.simulator.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.RecoveryPlan;
import dev.switchback.simulator.protection.Course;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Place;
import dev.switchback.simulator.protection.Point;
import dev.switchback.simulator.protection.RecoverySettings.WrongState;
import dev.switchback.simulator.protection.Scenario;
import dev.switchback.simulator.protection.Task;
import dev.switchback.simulator.protection.Wish;

/// The actions on a recovery plan: the same on every member, each with a job of its own below that of the plan.
final class PlanActions {

	private PlanActions() {
	}

	/// What makes the order for a member.
	private interface Orders {

		Job.Order of(Place place);

	}

	static void routes(Routes routes) {
		routes.change("POST", Plans.PLANS + "/{plan}/unplannedFailover", PlanActions::failover);
		routes.change("POST", Plans.PLANS + "/{plan}/failoverCommit",
				(exchange) -> begin(exchange, Scenario.COMMIT, false, (place) -> Job.Order.NONE));
		routes.change("POST", Plans.PLANS + "/{plan}/testFailover", PlanActions::testFailover);
		routes.change("POST", Plans.PLANS + "/{plan}/testFailoverCleanup", (exchange) -> begin(exchange,
				Scenario.CLEAN_UP, false, (place) -> Job.Order.cleanUp("", Ordered.leaves(exchange, place))));
		routes.change("POST", Plans.PLANS + "/{plan}/reProtect", PlanActions::reprotect);
	}

	/// Azure's own tools refuse it for this kind of replication: machines are reprotected one by one.
	private static Reply reprotect(Exchange exchange) {
		var plan = Plans.find(exchange);
		exchange.changes("reprotects the plan " + plan.name());
		throw ArmError.of(400, "UnsupportedReplicationProviderForReprotect",
				"The recovery plan '" + plan.name() + "' cannot be reprotected as a whole.");
	}

	private static Reply failover(Exchange exchange) {
		var properties = Bodies.properties(exchange);
		Bodies.required(properties, "properties", "failoverDirection");
		var shutdown = Bodies.text(properties, "sourceSiteOperations").orElse("NotRequired").equals("Required");
		var choice = choice(properties);
		return begin(exchange, Scenario.FAILOVER, shutdown, (place) -> {
			var point = point(exchange, place, choice);
			return Job.Order.to(point.orElseGet(() -> latest(exchange, place)), point.isEmpty());
		});
	}

	private static Reply testFailover(Exchange exchange) {
		var properties = Bodies.properties(exchange);
		var choice = choice(properties);
		var network = Bodies.text(properties, "networkId").orElse("");
		return begin(exchange, Scenario.TEST_FAILOVER, false, (place) -> Job.Order
			.drill(point(exchange, place, choice).orElseGet(() -> latest(exchange, place)), network));
	}

	/// Which points are wanted.
	///
	/// @param together whether all members of a group go to the same moment
	private record Choice(String type, boolean together) {
	}

	private static Choice choice(ObjectNode properties) {
		var details = properties.path("providerSpecificDetails").path(0);
		var type = Bodies.text(details, "recoveryPointType").orElse("Latest");
		if (!Set.of("Latest", "LatestProcessed", "LatestApplicationConsistent", "LatestCrashConsistent")
			.contains(type)) {
			throw Bodies.invalid("properties.providerSpecificDetails[0].recoveryPointType", "is not known");
		}
		return new Choice(type,
				Bodies.text(details, "multiVmSyncPointOption")
					.filter((option) -> option.equals("UseMultiVmSyncRecoveryPoint"))
					.isPresent());
	}

	/// The point that a tag stands for; none for the latest, which is made.
	private static Optional<Point> point(Exchange exchange, Place place, Choice choice) {
		return exchange.world().protections().points(place).stream().filter((point) -> switch (choice.type()) {
			case "LatestProcessed" -> true;
			case "LatestApplicationConsistent" -> point.application();
			case "LatestCrashConsistent" -> !point.application();
			default -> false;
		}).filter((point) -> !choice.together() || common(exchange, place, point)).max(Comparator.comparing(Point::at));
	}

	/// Whether all other members of its group have a point of that moment, too.
	private static boolean common(Exchange exchange, Place place, Point point) {
		var group = place.plan().consistencyGroup();
		var vault = Where.vault(exchange);
		return group == null || vault.machines()
			.stream()
			.filter((machine) -> group.equals(machine.consistencyGroup()))
			.allMatch((machine) -> exchange.world()
				.protections()
				.points(new Place(vault, machine))
				.stream()
				.anyMatch((other) -> other.at().equals(point.at())));
	}

	private static Point latest(Exchange exchange, Place place) {
		return new Point(Guids.of("latest of " + exchange.correlation() + place.plan().name()),
				exchange.now().minusSeconds(5), false);
	}

	private static Reply begin(Exchange exchange, Scenario scenario, boolean shutdown, Orders orders) {
		var plan = Plans.find(exchange);
		exchange.changes(lower(scenario) + " of the plan " + plan.name());
		var items = Plans.items(exchange, plan);
		if (!Plans.allowed(items).contains(String.valueOf(scenario.operation()))) {
			throw Call.refusal(exchange, status(exchange), String.valueOf(scenario.operation()),
					items.stream().filter((item) -> item.busyWith() != null).findFirst().orElse(items.getFirst()));
		}
		var world = exchange.world();
		var course = Ordered.course(exchange);
		var children = new ArrayList<Job>();
		for (var place : Plans.places(Where.vault(exchange), plan)) {
			children.add(world.protections()
				.begin(place, new Wish(scenario, world.ids().uuid(), Call.activity(exchange), orders.of(place),
						shutdown, course, Course.USUAL)));
		}
		var job = parent(exchange, plan, scenario, children);
		world.protections().put(job);
		var vault = Where.vault(exchange);
		return Call.accepted(exchange, vault.id(), job, Plans.id(vault, plan));
	}

	/// A plan whose members do not allow an action is refused at once, whatever single items do.
	private static int status(Exchange exchange) {
		return (exchange.settings().recovery().wrongState() == WrongState.BAD_REQUEST_400) ? 400 : 409;
	}

	/// Ends a moment after the last of its members' jobs, and fails if one of these does.
	private static Job parent(Exchange exchange, RecoveryPlan plan, Scenario scenario, List<Job> children) {
		var now = exchange.now();
		var last = last(children);
		var end = (last != null) ? last.plus(Duration.ofSeconds(1)) : null;
		var failed = children.stream().filter((job) -> job.ending() == Job.Ending.FAILED).findFirst();
		var informed = children.stream().anyMatch((job) -> job.ending() == Job.Ending.INFORMED);
		var all = children.stream().map(Job::id).toList();
		var tasks = new ArrayList<Task>();
		tasks.add(task("FailoverAllActionGroup", "RpFailoverTask", "Recovery plan " + lower(scenario), now, last,
				failed.isPresent(), all));
		for (int number = 0; number < plan.bootGroups().size(); number++) {
			var members = plan.bootGroups().get(number);
			var jobs = children.stream().filter((job) -> members.contains(job.target())).toList();
			tasks.add(task("Group" + (number + 1), "BootGroup",
					"Group " + (number + 1) + ": Start (" + members.size() + ")", now, last(jobs),
					jobs.stream().anyMatch((job) -> job.ending() == Job.Ending.FAILED),
					jobs.stream().map(Job::id).toList()));
		}
		tasks.add(task("EndRecoveryPlanTask", "EndRecoveryPlanTask", "Finalizing the recovery plan", last, end, false,
				List.of()));
		var ending = failed.isPresent() ? Job.Ending.FAILED : informed ? Job.Ending.INFORMED : Job.Ending.SUCCEEDED;
		return new Job(exchange.world().ids().uuid(), Where.vault(exchange).name(), scenario, plan.name(),
				"RecoveryPlan", now, end, ending, Call.activity(exchange), tasks, failed.map(Job::problem).orElse(null),
				Job.Order.NONE);
	}

	private static String lower(Scenario scenario) {
		return scenario.label().toLowerCase(Locale.ROOT);
	}

	private static @Nullable Instant last(List<Job> jobs) {
		return jobs.stream().anyMatch((job) -> job.end() == null) ? null
				: jobs.stream().map(Job::end).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
	}

	private static Task task(String id, String name, String label, @Nullable Instant start, @Nullable Instant end,
			boolean failed, List<String> children) {
		return new Task(id, name, label, start, end, failed ? Task.Mark.FAILED : Task.Mark.DONE, null, children);
	}

}
