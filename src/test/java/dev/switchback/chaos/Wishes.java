package dev.switchback.chaos;

import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/// What people ask for, drawn at random.
final class Wishes {

	/// Rehearsed pairs that can be failed over, or that refuse some purposes.
	static final List<String> PAIRS = List.of("contoso", "fabrikam", "standby-by-weight", "standby-by-path", "md5",
			"global-reach", "virtual-wan", "dual-stack", "fastpath", "direct", "four-byte-asn", "microsoft",
			"microsoft-dual-stack", "single-homed", "no-headroom", "one-link", "prefix-missing",
			"maintenance-announced");

	private Wishes() {
	}

	static String purpose(Random chance) {
		var drawn = chance.nextInt(100);
		return (drawn < 65) ? "DRILL" : (drawn < 82) ? "MAINTENANCE" : "EMERGENCY";
	}

	/// @param mark tells this request from all others
	static String canary(Random chance, String mark) {
		return """
				{"kind": "CANARY", "purpose": "DRILL", "reason": "%s", "target": {},
				 "parameters": {"steps": %d, "readAzure": %s}}""".formatted(mark, 1 + chance.nextInt(12),
				chance.nextBoolean());
	}

	/// @param forgotten nobody will decide anything: it is brought back at its deadline
	/// @param supersedes what an emergency takes over from
	static String failover(Random chance, String mark, String pair, boolean forgotten, @Nullable String supersedes) {
		var purpose = forgotten ? "DRILL" : (supersedes != null) ? "EMERGENCY" : purpose(chance);
		var scope = List.of("PRIMARY", "PRIMARY", "SECONDARY", "SECONDARY", "BOTH").get(chance.nextInt(5));
		var timed = !forgotten && !purpose.equals("EMERGENCY") && chance.nextInt(10) < 8;
		var hold = timed ? "{\"mode\": \"FOR\", \"duration\": \"PT%dS\"}".formatted(chance.nextInt(5))
				: "{\"mode\": \"UNTIL_DECISION\"}";
		var more = switch (purpose) {
			case "DRILL" -> ", \"restoreWithin\": \"PT%dS\"".formatted(forgotten ? 60 : 60 + chance.nextInt(60));
			case "MAINTENANCE" -> ", \"onSurvivorLoss\": \"%s\"".formatted(chance.nextBoolean() ? "RESTORE" : "ASK");
			default -> "";
		};
		return """
				{"kind": "PEERING_FAILOVER", "purpose": "%s", "reason": "%s", "target": {"circuitPair": "%s"}%s,
				 "parameters": {"scope": "%s", "hold": %s, "soak": "PT%dS"%s%s}}""".formatted(purpose, mark, pair,
				(supersedes != null) ? ", \"supersedes\": \"" + supersedes + "\"" : "", scope, hold, chance.nextInt(3),
				more, peering(chance, pair));
	}

	/// Mostly the whole journey of a machine; else a drill that cleans up after itself.
	///
	/// @param target JSON of the machine, or of the plan of a group
	/// @param supersedes what an emergency takes over from
	static String machine(Random chance, String mark, String name, String target, @Nullable String supersedes) {
		if (supersedes == null && chance.nextInt(100) < 35) {
			var hold = chance.nextBoolean() ? "{\"mode\": \"UNTIL_DECISION\"}"
					: "{\"mode\": \"FOR\", \"duration\": \"PT%dS\"}".formatted(chance.nextInt(5));
			return """
					{"kind": "VM_TEST_FAILOVER", "purpose": "DRILL", "reason": "%s", "target": %s,
					 "parameters": {"networkId": "%s", "hold": %s, "cleanUpWithin": "PT15M"}}""".formatted(mark, target,
					Machines.drillNetwork(name), hold);
		}
		var purpose = (supersedes != null) ? "EMERGENCY"
				: List.of("DRILL", "MAINTENANCE", Machines.probed(name) ? "MAINTENANCE" : "EMERGENCY", "EMERGENCY")
					.get(chance.nextInt(4));
		return """
				{"kind": "VM_FAILOVER", "purpose": "%s", "reason": "%s", "target": %s%s,
				 "parameters": {"shutDownSource": %s%s}}""".formatted(purpose, mark, target,
				(supersedes != null) ? ", \"supersedes\": \"" + supersedes + "\"" : "", chance.nextInt(10) < 8,
				(Machines.probed(name) && !purpose.equals("EMERGENCY")) ? timers(chance) : "");
	}

	/// What is to follow by itself once the application has answered, if anything is.
	private static String timers(Random chance) {
		var commit = ", \"commit\": {\"mode\": \"AFTER_PROBE\", \"after\": \"PT1M\"}";
		var failBack = ", \"failBack\": {\"mode\": \"AFTER_PROBE\", \"after\": \"PT1M\"}";
		return switch (chance.nextInt(4)) {
			case 0 -> "";
			case 1 -> commit + failBack;
			default -> commit;
		};
	}

	private static String peering(Random chance, String pair) {
		var microsoft = pair.startsWith("microsoft") ? ", \"peeringType\": \"MicrosoftPeering\"" : "";
		var families = pair.contains("dual-stack") && chance.nextBoolean()
				? ", \"addressFamilies\": [\"IPV4\", \"IPV6\"]" : "";
		return microsoft + families;
	}

}
