package dev.switchback.simulator.recovery;

import java.util.Optional;
import java.util.Set;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.protection.Allowed;
import dev.switchback.simulator.protection.Course;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Machine;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.protection.Place;
import dev.switchback.simulator.protection.Point;
import dev.switchback.simulator.protection.Problem;
import dev.switchback.simulator.protection.Scenario;

/// The actions on an item. Each is accepted with 202, an empty body and two headers.
final class Actions {

	private Actions() {
	}

	static void routes(Routes routes) {
		routes.change("POST", Where.ITEM + "/unplannedFailover", Actions::failover);
		routes.change("POST", Where.ITEM + "/applyRecoveryPoint", Actions::changePoint);
		routes.change("POST", Where.ITEM + "/failoverCommit", Actions::commit);
		routes.change("POST", Where.ITEM + "/failoverCancel", (exchange) -> notOffered(exchange, "CancelFailover"));
		routes.change("POST", Where.ITEM + "/plannedFailover", (exchange) -> notOffered(exchange, "PlannedFailover"));
		routes.change("POST", Where.ITEM + "/reProtect", Actions::oldReprotect);
		routes.change("POST", Where.ITEM + "/testFailover", Actions::testFailover);
		routes.change("POST", Where.ITEM + "/testFailoverCleanup", Actions::cleanUp);
		routes.change("POST", Where.CONTAINER + "/switchprotection", Reprotect::begin);
	}

	private static Reply failover(Exchange exchange) {
		var place = Where.item(exchange);
		var properties = Bodies.properties(exchange);
		Bodies.checkDirection(properties);
		var details = Bodies.details(properties);
		var shutdown = switch (Bodies.text(properties, "sourceSiteOperations").orElse("NotRequired")) {
			case "Required" -> true;
			case "NotRequired" -> false;
			default -> throw Bodies.invalid("properties.sourceSiteOperations", "has to be Required or NotRequired");
		};
		exchange.changes("fails over " + place.plan().name() + (shutdown ? ", source shut down first" : ""));
		if (place.plan().consistencyGroup() != null) {
			throw ArmError.of(400, "MultiVmGroupMember",
					"The virtual machine '" + place.plan().name() + "' is a member of the replication group '"
							+ place.plan().consistencyGroup() + "' and cannot be failed over alone.");
		}
		var asked = Bodies.text(details, "recoveryPointId");
		return begin(exchange, place, Scenario.FAILOVER, shutdown, asked);
	}

	private static Reply changePoint(Exchange exchange) {
		var place = Where.item(exchange);
		var properties = Bodies.properties(exchange);
		Bodies.details(properties);
		var point = Bodies.required(properties, "properties", "recoveryPointId");
		exchange.changes("changes the recovery point of " + place.plan().name());
		return begin(exchange, place, Scenario.CHANGE_POINT, false, Optional.of(point));
	}

	private static Reply begin(Exchange exchange, Place place, Scenario scenario, boolean shutdown,
			Optional<String> asked) {
		var known = asked.isEmpty() || find(exchange, place, asked.get()).isPresent();
		var call = Call.of(exchange, place);
		if (!known) {
			call = call.going(new Course(null, false, Course.Kind.FAIL,
					new Problem("BookmarkNotFound", "The recovery point is no longer available.", false)));
		}
		var point = asked
			.map((id) -> find(exchange, place, id).orElse(new Point(Bodies.last(id), exchange.now(), false)))
			.orElseGet(() -> latest(exchange, place, exchange.correlation()));
		var made = asked.isEmpty() && find(exchange, place, point.id()).isEmpty();
		return call.begin(scenario, Job.Order.to(point, made), shutdown);
	}

	/// What a failover to the latest makes of the data that is on its way: a point of its own if there is replication.
	private static Point latest(Exchange exchange, Place place, String name) {
		var newest = newest(exchange, place);
		var flowing = newest.isPresent() && newest.get().at().plusSeconds(600).isAfter(exchange.now());
		return (flowing || newest.isEmpty())
				? new Point(Guids.of("latest of " + name), exchange.now().minusSeconds(flowing ? 5 : 0), false)
				: newest.get();
	}

	private static Optional<Point> newest(Exchange exchange, Place place) {
		return exchange.world()
			.protections()
			.points(place)
			.stream()
			.reduce((one, other) -> one.at().isAfter(other.at()) ? one : other);
	}

	private static Optional<Point> find(Exchange exchange, Place place, String id) {
		return exchange.world()
			.protections()
			.points(place)
			.stream()
			.filter((point) -> point.id().equalsIgnoreCase(Bodies.last(id)))
			.findFirst();
	}

	private static Reply commit(Exchange exchange) {
		var place = Where.item(exchange);
		exchange.changes("commits the failover of " + place.plan().name());
		return Call.of(exchange, place).begin(Scenario.COMMIT, Job.Order.NONE, false);
	}

	/// Replication between Azure's regions never offers these.
	private static Reply notOffered(Exchange exchange, String operation) {
		var place = Where.item(exchange);
		exchange.changes(operation + " of " + place.plan().name());
		throw Call.refusal(exchange, 400, operation, exchange.world().protections().item(place));
	}

	/// Reported from the field: it has no way to name managed disks, so it fails for machines that have such.
	private static Reply oldReprotect(Exchange exchange) {
		var place = Where.item(exchange);
		exchange.changes("reprotects " + place.plan().name() + " by the old call");
		throw ArmError.of(400, "VMDisksMissing",
				"No disk details were given for the virtual machine '" + place.plan().name() + "'.");
	}

	private static Reply testFailover(Exchange exchange) {
		var place = Where.item(exchange);
		var properties = Bodies.properties(exchange);
		Bodies.checkDirection(properties);
		var details = Bodies.details(properties);
		var network = switch (Bodies.required(properties, "properties", "networkType")) {
			case "VmNetworkAsInput" -> Optional.of(Bodies.required(properties, "properties", "networkId"));
			case "NoNetworkAttachAsInput" -> Optional.<String>empty();
			default ->
				throw Bodies.invalid("properties.networkType", "has to be VmNetworkAsInput or NoNetworkAttachAsInput");
		};
		exchange.changes("begins a test failover of " + place.plan().name());
		var asked = Bodies.text(details, "recoveryPointId");
		var point = asked.flatMap((id) -> find(exchange, place, id))
			.orElseGet(() -> latest(exchange, place, exchange.correlation()));
		return Call.of(exchange, place)
			.begin(Scenario.TEST_FAILOVER, Job.Order.drill(point, network.orElse("")), false);
	}

	private static Reply cleanUp(Exchange exchange) {
		var place = Where.item(exchange);
		var comments = exchange.hasBody() ? Bodies.text(Bodies.properties(exchange), "comments").orElse("") : "";
		exchange.changes("cleans up after the test failover of " + place.plan().name());
		// A call that is refused uses up no fault.
		var begins = Allowed.permits(exchange.world().protections().item(place), Scenario.CLEAN_UP);
		var leaves = begins ? Ordered.leaves(exchange, place) : Set.<Machine.Part>of();
		return Call.of(exchange, place).begin(Scenario.CLEAN_UP, Job.Order.cleanUp(comments, leaves), false);
	}

	/// The id of an item as it is now.
	static String id(Exchange exchange, Place place) {
		return Names.item(place, exchange.world().protections().item(place));
	}

}
