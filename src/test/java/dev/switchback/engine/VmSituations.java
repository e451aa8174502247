package dev.switchback.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.Trait;

/// Every situation of a machine, of a group and of what follows by itself in which somebody may want to decide something: each
/// state that Site Recovery knows, before, during and after what brings it about.
final class VmSituations {

	private static final String BY_ITSELF = """
			{"commit": {"mode": "AFTER_PROBE", "after": "PT30M"}, "failBack": {"mode": "AFTER_PROBE", "after": "PT1H"}}""";

	private static final String MUTE = """
			{"kind": "mute", "item": "app-01"}""";

	private static final String LOST = """
			{"kind": "lose", "match": {"method": "POST", "path": "*/unplannedFailover"}, "times": 1}""";

	private static final String BLIND = """
			{"kind": "blind", "match": {"path": "*/replicationJobs*"}, "for": "PT8M"}""";

	private static final String AWAY = """
			{"kind": "region", "location": "westeurope", "after": "PT3M", "for": "PT1H"}""";

	private static final String UNSHUT = "{\"shutDownSource\": false}";

	private VmSituations() {
	}

	/// By what they are called, in the order in which they come.
	static Map<String, Supplier<VmFlight>> all() {
		var all = new LinkedHashMap<String, Supplier<VmFlight>>();
		machine(all);
		home(all);
		group(all);
		byItself(all);
		troubled(all);
		VmDeadEnds.add(all);
		VmDrillSituations.add(all);
		return all;
	}

	private static void machine(Map<String, Supplier<VmFlight>> all) {
		all.put("`Protected`, nothing sent yet", VmSituations::journey);
		all.put("`Protected`, the failover under way", () -> sent(journey(), 1));
		all.put("the failover job failed", () -> asked(journey().fault(fails("unplannedFailover"))));
		all.put("`UnplannedFailoverCommitPendingStatesBegin`, asked, the source off", () -> asked(journey()));
		all.put("`UnplannedFailoverCommitPendingStatesBegin`, asked, the source not known to be off",
				() -> asked(VmFlight.with(Trait.SOURCE_STAYS_UP, Purpose.MAINTENANCE, "{}")));
		all.put("`UnplannedFailoverCommitPendingStatesBegin`, asked in an emergency",
				() -> asked(VmFlight.of(Purpose.EMERGENCY, "{}")));
		all.put("`UnplannedFailoverCommitPendingStatesBegin`, failed over by somebody else, asked in an emergency",
				() -> asked(VmFlight.with(Trait.FAILED_OVER, Purpose.EMERGENCY, "{}")));
		all.put("a point was chosen that does not exist", () -> {
			var flight = asked(journey());
			flight.decide(Decision.CHANGE_RECOVERY_POINT,
					new RecoveryPointWish(RecoveryPointWish.Strategy.CUSTOM, "none"));
			return asked(flight);
		});
		all.put("the commit under way", () -> at(committing(), "out.commit"));
		all.put("`UnplannedFailoverCommitted`, the original region away", () -> {
			var flight = asked(VmFlight.of(Purpose.MAINTENANCE, UNSHUT).fault(AWAY));
			flight.decide(Decision.COMMIT);
			return at(flight, "out.region");
		});
		all.put("`UnplannedFailoverCommitted`, the reprotect under way", () -> at(committing(), "out.reprotect"));
		all.put("`InitialReplicationInProgress`, after the reprotect", () -> at(committing(), "out.protected"));
		all.put("`InitialReplicationRecoveryCompletionPending`, seeded and without a point", () -> {
			var flight = committing();
			flight.until((operation) -> String.valueOf(operation.lastRun().sentence())
				.contains("Waiting for first recovery point"));
			return flight;
		});
	}

	private static void home(Map<String, Supplier<VmFlight>> all) {
		all.put("`Protected` in the opposite direction, asked", () -> asked(committing()));
		all.put("`Protected` in the opposite direction, checked for the way home", () -> at(goingHome(), "back.check"));
		all.put("`Protected` in the opposite direction, the way home under way", () -> sent(goingHome(), 4));
		all.put("`Protected` in the opposite direction, no such point for the way home", () -> {
			var flight = asked(committing());
			flight.decide(Decision.FAIL_BACK, new RecoveryPointWish(RecoveryPointWish.Strategy.CUSTOM, "none"));
			return asked(flight);
		});
		all.put("`UnplannedFailoverCommitPendingStatesBegin` at home again, asked", () -> asked(goingHome()));
		all.put("at home again, and a point was chosen that does not exist", VmSituations::homeWithoutThatPoint);
	}

	/// Nothing ends there: the machine is protected nowhere.
	private static VmFlight homeWithoutThatPoint() {
		var flight = asked(goingHome());
		flight.decide(Decision.CHANGE_RECOVERY_POINT, new RecoveryPointWish(RecoveryPointWish.Strategy.CUSTOM, "none"));
		return asked(flight);
	}

	private static void group(Map<String, Supplier<VmFlight>> all) {
		all.put("a group, nothing sent yet", VmSituations::together);
		all.put("a group, its failover under way", () -> sent(together(), 1));
		all.put("a group whose failover failed", () -> asked(together().fault(fails("unplannedFailover"))));
		all.put("a group, failed over, asked, the sources off", () -> asked(together()));
		all.put("a group, failed over, asked, a source not known to be off",
				() -> asked(together(Purpose.MAINTENANCE, Trait.SOURCE_STAYS_UP)));
		all.put("a group, failed over, asked in an emergency", () -> asked(together(Purpose.EMERGENCY)));
		all.put("a group, its commit under way", () -> at(committed(together()), "out.commit"));
		all.put("a group, its second machine being reprotected", () -> at(committed(together()), "out.reprotect.2"));
		all.put("a group, protected in the opposite direction, asked", () -> asked(committed(together())));
	}

	private static void byItself(Map<String, Supplier<VmFlight>> all) {
		all.put("its application has still to answer", () -> at(timed().fault(MUTE), "out.answers"));
		all.put("its application does not answer, asked", () -> asked(timed().fault(MUTE)));
		all.put("asked, and `COMMIT` follows by itself in half an hour", () -> asked(timed()));
		all.put("asked anew, since its application fell silent before `COMMIT` followed", () -> {
			var flight = asked(timed()).fault(MUTE);
			flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(31)));
			return flight;
		});
		all.put("asked, and `FAIL_BACK` follows by itself in an hour", () -> asked(at(timed(), "home")));
	}

	private static void troubled(Map<String, Supplier<VmFlight>> all) {
		all.put("not known yet what became of the call that fails it over",
				() -> sent(journey().fault(LOST).fault(BLIND), 1));
		all.put("the change of the point failed",
				() -> asked(changing(asked(journey().fault(fails("applyRecoveryPoint"))))));
		all.put("the commit was refused", () -> asked(committed(journey().fault(refused("failoverCommit")))));
		all.put("the commit's job failed", () -> asked(committed(journey().fault(fails("failoverCommit")))));
		all.put("the reprotect was refused", () -> asked(committed(journey().fault(refused("switchprotection")))));
		all.put("the reprotect's job failed", () -> asked(committed(journey().fault(fails("switchprotection")))));
		all.put("the reprotect was refused, in an emergency",
				() -> asked(committed(VmFlight.of(Purpose.EMERGENCY, "{}").fault(refused("switchprotection")))));
		all.put("the failover under way, in an emergency", () -> sent(VmFlight.of(Purpose.EMERGENCY, "{}"), 1));
		all.put("its source being switched off", () -> {
			var flight = asked(VmFlight.with(Trait.SOURCE_STAYS_UP, Purpose.MAINTENANCE, "{}"));
			flight.decide(Decision.FENCE_SOURCE);
			return sent(flight, 2);
		});
		all.put("a group whose commit was refused",
				() -> asked(committed(together().fault(refused("failoverCommit")))));
		all.put("a group, the reprotect of one of its machines refused",
				() -> asked(committed(together().fault(refused("switchprotection")))));
	}

	private static String refused(String action) {
		return """
				{"kind": "refuse", "status": 403, "code": "AuthorizationFailed", "match": {"method": "POST", "path": "*/%s"}, "times": 1}"""
			.formatted(action);
	}

	private static String fails(String action) {
		return """
				{"kind": "fail", "code": "28031", "match": {"method": "POST", "path": "*/%s"}, "times": 1}"""
			.formatted(action);
	}

	private static VmFlight changing(VmFlight flight) {
		flight.decide(Decision.CHANGE_RECOVERY_POINT,
				new RecoveryPointWish(RecoveryPointWish.Strategy.LATEST_CRASH_CONSISTENT, null));
		return flight;
	}

	private static VmFlight journey() {
		return VmFlight.of(Purpose.MAINTENANCE, "{}");
	}

	private static VmFlight timed() {
		return new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded()).probed("app-01")
			.failover("app-01", Purpose.MAINTENANCE, BY_ITSELF);
	}

	private static VmFlight together() {
		return together(Purpose.MAINTENANCE);
	}

	private static VmFlight together(Purpose purpose, Trait... traits) {
		return VmGroupTests.flight(Crashes.never(), VmFlight.recorded(), traits).group("shop-plan", purpose, "{}");
	}

	private static VmFlight committing() {
		return committed(journey());
	}

	private static VmFlight committed(VmFlight flight) {
		asked(flight).decide(Decision.COMMIT);
		return flight;
	}

	private static VmFlight goingHome() {
		var flight = asked(committing());
		flight.decide(Decision.FAIL_BACK);
		return flight;
	}

	private static VmFlight at(VmFlight flight, String step) {
		flight.untilAt(step);
		return flight;
	}

	private static VmFlight asked(VmFlight flight) {
		flight.untilAsked();
		return flight;
	}

	private static VmFlight sent(VmFlight flight, int calls) {
		flight.until((operation) -> operation.mutations().size() == calls);
		return flight;
	}

}
