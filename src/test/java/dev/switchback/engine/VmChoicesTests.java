package dev.switchback.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import dev.switchback.Golden;
import dev.switchback.operation.Operation;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.Trait;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What may be decided about a machine when, and what follows, shown by taking every decision in every state that Site
/// Recovery knows. The table in `docs/machine-decisions.md` is what this test saw.
class VmChoicesTests {

	private static final Path PUBLISHED = Path.of("docs/machine-decisions.md");

	private static VmFlight journey() {
		return VmFlight.of(Purpose.MAINTENANCE, "{}");
	}

	private static VmFlight at(VmFlight flight, String step) {
		flight.untilAt(step);
		return flight;
	}

	private static VmFlight asked(VmFlight flight) {
		flight.untilAsked();
		return flight;
	}

	private static VmFlight committing() {
		var flight = asked(journey());
		flight.decide(Decision.COMMIT);
		return flight;
	}

	private static VmFlight drill(String hold) {
		return new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded()).ask("VM_TEST_FAILOVER",
				Mandate.of(Purpose.DRILL), "app-01",
				"{\"networkId\": \"%s\", \"hold\": %s}".formatted(VmFlight.DRILL_NETWORK, hold));
	}

	private static Map<String, Supplier<VmFlight>> situations() {
		var situations = new LinkedHashMap<String, Supplier<VmFlight>>();
		situations.put("`Protected`, nothing sent yet", VmChoicesTests::journey);
		situations.put("`Protected`, the failover under way", () -> {
			var flight = journey();
			flight.until((operation) -> !operation.mutations().isEmpty());
			return flight;
		});
		situations.put("the failover job failed", () -> asked(VmFlight.of(Purpose.MAINTENANCE, "{}").fault("""
				{"kind": "fail", "match": {"method": "POST", "item": "app-01"}, "times": 1}""")));
		situations.put("`UnplannedFailoverCommitPendingStatesBegin`, asked, the source off", () -> asked(journey()));
		situations.put("`UnplannedFailoverCommitPendingStatesBegin`, asked, the source not known to be off",
				() -> asked(VmFlight.with(Trait.SOURCE_STAYS_UP, Purpose.MAINTENANCE, "{}")));
		situations.put("`UnplannedFailoverCommitPendingStatesBegin`, asked in an emergency",
				() -> asked(VmFlight.of(Purpose.EMERGENCY, "{}")));
		situations.put("a point was chosen that does not exist", () -> {
			var flight = asked(journey());
			flight.decide(Decision.CHANGE_RECOVERY_POINT,
					new RecoveryPointWish(RecoveryPointWish.Strategy.CUSTOM, "none"));
			return asked(flight);
		});
		situations.put("the commit under way", () -> at(committing(), "out.commit"));
		situations.put("`UnplannedFailoverCommitted`, the original region away", () -> {
			var flight = VmFlight.of(Purpose.MAINTENANCE, "{\"shutDownSource\": false}").fault("""
					{"kind": "region", "location": "westeurope", "after": "PT3M", "for": "PT1H"}""");
			asked(flight);
			flight.decide(Decision.COMMIT);
			return at(flight, "out.region");
		});
		situations.put("`InitialReplicationInProgress`, after the reprotect", () -> at(committing(), "out.protected"));
		situations.put("`Protected` in the opposite direction, asked", () -> asked(committing()));
		situations.put("a drill, its copy kept for a time",
				() -> at(drill("{\"mode\": \"FOR\", \"duration\": \"PT30M\"}"), "hold"));
		situations.put("a drill, its copy kept until a decision", () -> asked(drill("{\"mode\": \"UNTIL_DECISION\"}")));
		return situations;
	}

	private static @Nullable RecoveryPointWish point(Decision decision) {
		return (decision == Decision.CHANGE_RECOVERY_POINT)
				? new RecoveryPointWish(RecoveryPointWish.Strategy.LATEST_CRASH_CONSISTENT, null) : null;
	}

	private static void rows(String name, Supplier<VmFlight> situation, StringBuilder table) {
		var first = situation.get();
		var before = first.operation();
		var choices = Choices.of(before);
		for (var decision : Decision.values()) {
			var choice = choices.stream().filter((it) -> it.decision() == decision).findFirst();
			if (choice.isEmpty()) {
				assertThat(first.decide(decision, point(decision))).as("%s in %s", decision, name)
					.isInstanceOf(Settled.NotAllowed.class);
				assertThat(first.operation()).isEqualTo(before);
				continue;
			}
			var flight = situation.get();
			assertThat(flight.extended(decision, point(decision))).as("%s in %s", decision, name)
				.isInstanceOf(Settled.Taken.class);
			var after = flight.operation().status();
			flight.passUntil(flight.time.instant().plus(Duration.ofHours(2)));
			table.append("| %s | `%s` | `%s` | %s | `%s` | %s |%n".formatted(name, before.status(), decision,
					choice.get().consequence(), after, end(flight.operation())));
		}
	}

	private static String end(Operation operation) {
		return operation.ended() ? "`%s`".formatted(operation.status())
				: "`%s`, at `%s`".formatted(operation.status(), operation.lastRun().key());
	}

	@Test
	void theTableThatIsPublishedIsTheOneThatHolds() throws IOException {
		var table = new StringBuilder(
				"""
						# What may be decided about a machine when

						Seen by taking every decision in every state of Site Recovery, in maintenance where nothing else is said; a test compares
						this page with what it saw. What is not listed is refused. From the first call of a failover on there is no `RESTORE` and no
						`CANCEL`: Azure knows no way to undo a failover. `CHANGE_RECOVERY_POINT` wants a `recoveryPoint`, `FAIL_BACK` may bring one.
						While it is not known that the source is off, `COMMIT` wants `"acknowledged": ["source-not-fenced"]`.

						| situation | status | decision | what follows | status right after | two hours later, if nobody decides anything more |
						|---|---|---|---|---|---|
						""");
		situations().forEach((name, situation) -> rows(name, situation, table));
		Golden.holds(PUBLISHED, table.toString());
	}

}
