package dev.switchback.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Journeys that cannot go on: somebody has ended the protection, a region is lost for good, seeding never ends.
final class VmDeadEnds {

	private static final String LOST = """
			{"kind": "region", "location": "%s", "for": "P300D"}""";

	private static final String NEVER_SEEDED = """
			{"kind": "seeding", "item": "app-01", "takes": "P300D"}""";

	private VmDeadEnds() {
	}

	static void add(Map<String, Supplier<VmFlight>> all) {
		all.put("somebody ended the protection, and the commit is asked about",
				() -> unprotected(Purpose.MAINTENANCE, "{}", Decision.COMMIT));
		all.put("somebody ended the protection on the way home, and the commit is asked about",
				() -> unprotected(Purpose.MAINTENANCE, "{}", Decision.COMMIT, Decision.FAIL_BACK, Decision.COMMIT));
		all.put("the original region is lost, and the source not known to be off",
				() -> regionLost(Purpose.MAINTENANCE));
		all.put("the original region is lost, in an emergency", () -> regionLost(Purpose.EMERGENCY));
		all.put("the original region is lost, and the reprotect is asked about",
				() -> reprotecting(regionLost(Purpose.EMERGENCY)));
		all.put("the original region is lost, and an emergency took over",
				() -> takenOver(reprotecting(regionLost(Purpose.MAINTENANCE))));
		all.put("it is never seeded, and is asked about", VmDeadEnds::neverSeeded);
	}

	/// Somebody ends the protection right before the last of what is decided.
	static VmFlight unprotected(Purpose purpose, String parameters, Decision... decisions) {
		var gone = new AtomicBoolean();
		var flight = hiding(gone).failover("app-01", purpose, parameters);
		flight.untilAsked();
		for (var i = 0; i < decisions.length; i++) {
			gone.set(i == decisions.length - 1);
			flight.decide(decisions[i]);
			flight.untilAsked();
		}
		return flight;
	}

	private static VmFlight hiding(AtomicBoolean gone) {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(2), VmFlight.recorded());
		flight.cloud.doctor().hide("/replicationprotecteditems/app-01", gone::get);
		flight.cloud.doctor().change("/replicationProtectedItems", (list) -> gone.get() ? without(list) : list);
		return flight;
	}

	private static JsonNode without(JsonNode list) {
		var rest = new ArrayList<JsonNode>();
		list.path("value").forEach((item) -> {
			if (!item.path("name").asString().equals("app-01")) {
				rest.add(item);
			}
		});
		((ObjectNode) list).putArray("value").addAll(rest);
		return list;
	}

	/// It waits for a region that does not come back.
	static VmFlight regionLost(Purpose purpose) {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(2), VmFlight.recorded()).failover("app-01", purpose,
				"{\"shutDownSource\": false}");
		flight.untilAsked();
		flight.fault(LOST.formatted("westeurope"));
		flight.decide(Decision.COMMIT);
		flight.untilAt("out.region");
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(3)));
		return flight;
	}

	static VmFlight reprotecting(VmFlight flight) {
		flight.decide(Decision.PROCEED);
		flight.untilAsked();
		return flight;
	}

	/// An emergency takes over what is lost there, and waits for the same.
	static VmFlight takenOver(VmFlight flight) {
		flight.id = flight.replica.ask("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY),
				VmFlight.request("app-01", "{\"shutDownSource\": false}"), flight.id);
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAt("out.region");
		return flight;
	}

	static VmFlight neverSeeded() {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(2), VmFlight.recorded()).fault(NEVER_SEEDED)
			.failover("app-01", Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		return flight;
	}

}
