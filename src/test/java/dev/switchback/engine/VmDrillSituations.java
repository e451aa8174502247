package dev.switchback.engine;

import java.util.Map;
import java.util.function.Supplier;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;

/// Every situation of a drill, of one machine or of a group, in which somebody may want to decide something: until its copy is
/// there, while it is kept, while it is cleaned up, while it turns back, and what may become of that.
final class VmDrillSituations {

	private static final String UNTIL_DECISION = "{\"mode\": \"UNTIL_DECISION\"}";

	private static final String HALF_AN_HOUR = "{\"mode\": \"FOR\", \"duration\": \"PT30M\"}";

	private static final String CLEAN_UP_FAILS = """
			{"kind": "fail", "code": "1", "message": "No.", "match": {"method": "POST", "path": "*/testFailoverCleanup"}, "times": 1}""";

	private static final String CLEAN_UP_REFUSED = """
			{"kind": "refuse", "status": 403, "code": "AuthorizationFailed",
			 "match": {"method": "POST", "item": "%s", "path": "*/testFailoverCleanup"}, "for": "PT90M"}""";

	private static final String REFUSED = """
			{"kind": "refuse", "status": 403, "code": "AuthorizationFailed", "match": {"method": "POST", "path": "*/testFailover"}, "times": 1}""";

	private static final String LOST = """
			{"kind": "lose", "match": {"method": "POST", "path": "*/testFailover"}, "times": 1}""";

	private static final String LEFT = """
			{"kind": "leave", "item": "app-01", "what": ["nic"], "times": 1}""";

	private static final String BLIND = """
			{"kind": "blind", "match": {"path": "*/replicationJobs*"}, "for": "PT8M"}""";

	private VmDrillSituations() {
	}

	static void add(Map<String, Supplier<VmFlight>> all) {
		alone(all);
		turningBack(all);
		escalated(all);
		group(all);
	}

	private static void alone(Map<String, Supplier<VmFlight>> all) {
		all.put("a drill, nothing sent yet", () -> drill(UNTIL_DECISION));
		all.put("a drill, its copy being made", () -> at(drill(UNTIL_DECISION), "drill"));
		all.put("a drill, and it is not known whether its copy is being made",
				() -> at(drill(UNTIL_DECISION).fault(LOST).fault(BLIND), "drill"));
		all.put("a drill, its copy kept for a time", () -> at(drill(HALF_AN_HOUR), "hold"));
		all.put("a drill, its copy kept until a decision", () -> asked(drill(UNTIL_DECISION)));
		all.put("a drill, its copy being cleaned up", () -> ended(drill(UNTIL_DECISION)));
		all.put("a drill, cleaned up, and looked whether anything is left",
				() -> at(ended(drill(UNTIL_DECISION).fault(LEFT)), "empty"));
	}

	private static void turningBack(Map<String, Supplier<VmFlight>> all) {
		all.put("a drill turning back, its clean-up under way", () -> {
			var flight = asked(drill(UNTIL_DECISION));
			flight.decide(Decision.RESTORE);
			flight.until((operation) -> operation.mutations().size() == 2);
			return flight;
		});
		all.put("a drill turning back, its clean-up failed", () -> hindered(ended(cleanUpFails())));
		all.put("a drill turning back, its clean-up refused",
				() -> hindered(ended(drill(UNTIL_DECISION).fault(CLEAN_UP_REFUSED.formatted("app-01")))));
		all.put("a drill of which something is left", () -> {
			var flight = ended(drill(UNTIL_DECISION).fault(LEFT));
			flight.untilEnded();
			return flight;
		});
	}

	private static void escalated(Map<String, Supplier<VmFlight>> all) {
		all.put("a drill that became an emergency, its copy kept until a decision", () -> {
			var flight = asked(drill(UNTIL_DECISION));
			flight.decide(Decision.ESCALATE);
			return flight;
		});
		all.put("a drill that became an emergency, its clean-up failed, asked", () -> {
			var flight = asked(cleanUpFails());
			flight.decide(Decision.ESCALATE);
			return asked(ended(flight));
		});
		all.put("a drill that became an emergency while it turned back, asked", () -> {
			var flight = hindered(ended(cleanUpFails()));
			flight.decide(Decision.ESCALATE);
			return flight;
		});
	}

	private static void group(Map<String, Supplier<VmFlight>> all) {
		all.put("a drill of a group, nothing sent yet", () -> together(UNTIL_DECISION));
		all.put("a drill of a group, its copies being made", () -> at(together(UNTIL_DECISION), "drill"));
		all.put("a drill of a group, its copies kept for a time", () -> at(together(HALF_AN_HOUR), "hold"));
		all.put("a drill of a group, its copies kept until a decision", () -> asked(together(UNTIL_DECISION)));
		all.put("a drill of a group, its second copy being cleaned up",
				() -> at(ended(together(UNTIL_DECISION)), "cleanup.2"));
		all.put("a drill of a group turning back, the clean-up of one copy refused", () -> {
			var flight = hindered(ended(together(UNTIL_DECISION).fault(CLEAN_UP_REFUSED.formatted("app-01"))));
			flight.until((operation) -> operation.owed().size() == 1);
			return flight;
		});
		all.put("a drill of a group that was refused", () -> {
			var flight = together(UNTIL_DECISION).fault(REFUSED);
			flight.untilEnded();
			return flight;
		});
	}

	private static VmFlight cleanUpFails() {
		return drill(UNTIL_DECISION).fault(CLEAN_UP_FAILS);
	}

	private static VmFlight drill(String hold) {
		return new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded()).ask("VM_TEST_FAILOVER",
				Mandate.of(Purpose.DRILL), "app-01", parameters(hold));
	}

	private static VmFlight together(String hold) {
		return VmGroupTests.flight(Crashes.never(), VmFlight.recorded()).groupDrill("shop-plan", parameters(hold));
	}

	private static String parameters(String hold) {
		return "{\"networkId\": \"%s\", \"hold\": %s}".formatted(VmFlight.DRILL_NETWORK, hold);
	}

	private static VmFlight at(VmFlight flight, String step) {
		flight.untilAt(step);
		return flight;
	}

	private static VmFlight asked(VmFlight flight) {
		flight.untilAsked();
		return flight;
	}

	/// Somebody ends the hold.
	private static VmFlight ended(VmFlight flight) {
		asked(flight).decide(Decision.PROCEED);
		flight.until((operation) -> operation.ended() || !operation.lastRun().key().equals("hold"));
		return flight;
	}

	private static VmFlight hindered(VmFlight flight) {
		flight.until(VmDrillSituations::hindered);
		return flight;
	}

	private static boolean hindered(Operation operation) {
		return operation.phase() instanceof Phase.Restoring restoring && restoring.hindrance() != null;
	}

}
