package dev.switchback.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.simulator.world.Assumptions;
import dev.switchback.simulator.world.OpenQuestions;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/// Nobody knows these things about Azure, and failovers are right whatever they are: the default answer of each, which hurts
/// most, and every other one.
class OpenQuestionsTests {

	private static final String TIMED = """
			{"scope": "BOTH", "hold": {"mode": "FOR", "duration": "PT10S"}, "soak": "PT2S", "restoreWithin": "PT30M"}""";

	private static final String ASKING = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT2S"}""";

	static Stream<OpenQuestions> answers() {
		return Stream.concat(Stream.of(new OpenQuestions("by default", Settings.DEFAULT)),
				OpenQuestions.answeredOtherwise().stream());
	}

	private static Flight flight(OpenQuestions answer, Theatre theatre, Purpose purpose, String parameters) {
		return theatre.flight(Crashes.never(), Mandate.of(purpose), parameters).assuming(answer.settings());
	}

	private static void endsWell(Flight flight, Theatre theatre, Status status, int calls) {
		var timeline = flight.timeline() + flight.received();
		assertThat(flight.untilEnded().status()).as(timeline).isEqualTo(status);
		assertThat(flight.received()).as(timeline).hasSize(calls).allMatch((line) -> line.endsWith("ACCEPTED"));
		everythingIsOn(flight, theatre);
	}

	private static void everythingIsOn(Flight flight, Theatre theatre) {
		var timeline = flight.timeline() + flight.received();
		assertThat(flight.operation().obligations()).as(timeline).noneMatch(Obligation::open);
		assertThat(flight.operation().unsettled()).as(timeline).isEmpty();
		assertThat(theatre.states(flight)).as(timeline).isNotEmpty().allMatch((state) -> state.endsWith("Enabled"));
	}

	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@MethodSource("answers")
	void aDrillOfBothCircuitsSucceeds(OpenQuestions answer) {
		for (var theatre : Theatre.values()) {
			endsWell(flight(answer, theatre, Purpose.DRILL, TIMED), theatre, Status.SUCCEEDED, 4);
		}
	}

	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@MethodSource("answers")
	void maintenanceAndAnEmergencyHoldAndAreBroughtBackAsDecided(OpenQuestions answer) {
		for (var theatre : Theatre.values()) {
			for (var purpose : List.of(Purpose.MAINTENANCE, Purpose.EMERGENCY)) {
				var decision = (purpose == Purpose.EMERGENCY) ? Decision.RESTORE : Decision.PROCEED;
				var flight = flight(answer, theatre, purpose, ASKING);
				flight.untilAsked();
				flight.after(Duration.ofMinutes(1));
				assertThat(theatre.drained(flight, theatre.circuits().getFirst())).as(flight.timeline())
					.allMatch((state) -> state.endsWith("Disabled"));
				flight.decide(decision);
				endsWell(flight, theatre, (decision == Decision.RESTORE) ? Status.RESTORED : Status.SUCCEEDED, 2);
			}
		}
	}

	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@MethodSource("answers")
	void anEmergencyOfBothCircuitsGoesFromOneToTheOtherAsDecided(OpenQuestions answer) {
		for (var theatre : List.of(Theatre.IPV4, Theatre.BOTH_FAMILIES, Theatre.MICROSOFT)) {
			var flight = flight(answer, theatre, Purpose.EMERGENCY, ASKING.replace("PRIMARY", "BOTH"));
			flight.untilAsked();
			flight.decide(Decision.PROCEED);
			flight.until((operation) -> operation.lastRun().key().equals("secondary.hold"));
			flight.untilAsked();
			flight.decide(Decision.PROCEED);
			endsWell(flight, theatre, Status.SUCCEEDED, 4);
			FaultSweepTests.neverBothDown(flight, flight.timeline());
		}
	}

	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@MethodSource("answers")
	void aFamilyThatGoesDownWithTheOtherIsUndoneInADrillAndAsksInAnEmergency(OpenQuestions answer) {
		var takes = answer.settings().assumptions().ipv4DisableTakesIpv6();
		var parameters = ASKING.replace("{\"scope\"", "{\"addressFamilies\": [\"IPV4\"], \"scope\"");
		var drill = Flight.sick(Mandate.of(Purpose.DRILL), "dual-stack", parameters).assuming(answer.settings());
		var emergency = Flight.sick(Mandate.of(Purpose.EMERGENCY), "dual-stack", parameters)
			.assuming(answer.settings());
		var words = "IPv6 of dual-stack-ams (Amsterdam) went down as well, which nobody asked for";
		if (takes) {
			// Where even the tables of what stays on are refused nothing is known of it, and somebody is asked.
			var seen = (answer.settings().assumptions().disabledTables() == Assumptions.DisabledTables.ERROR)
					? "a table of dual-stack-ams could not be read" : words;
			assertThat(drill.untilEnded().status()).as(drill.timeline()).isEqualTo(Status.RESTORED);
			assertThat(drill.timeline()).contains(seen);
			assertThat(emergency.untilAsked().text()).contains(seen);
		}
		else {
			drill.untilAsked();
			drill.decide(Decision.PROCEED);
			assertThat(drill.untilEnded().status()).as(drill.timeline()).isEqualTo(Status.SUCCEEDED);
			emergency.untilAsked();
			assertThat(emergency.timeline()).doesNotContain(words);
		}
		emergency.decide(Decision.RESTORE);
		emergency.untilEnded();
		everythingIsOn(drill, Theatre.BOTH_FAMILIES);
		everythingIsOn(emergency, Theatre.BOTH_FAMILIES);
	}

	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@MethodSource("answers")
	void anMd5KeyIsStillThereAfterwards(OpenQuestions answer) {
		var flight = Flight
			.keyed(Crashes.never(), Mandate.of(Purpose.DRILL), "s3cret", TIMED, Map.of("KEYED_MD5", "s3cret"))
			.assuming(answer.settings());
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received()).hasSize(4);
	}

	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@MethodSource("answers")
	void aSummaryThatNobodyDeclaredStopsEveryPurpose(OpenQuestions answer) {
		for (var purpose : Purpose.values()) {
			var flight = Flight.sick(Mandate.of(purpose), "summary-only", ASKING).assuming(answer.settings());
			assertThat(flight.untilAsked().text()).contains("only a larger network arrives");
			assertThat(flight.received()).isEmpty();
		}
	}

	/// What becomes of Global Reach is not known; whatever it is, nobody is told that everything is well while it is gone.
	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@MethodSource("answers")
	void globalReachIsNeverLostUnnoticed(OpenQuestions answer) {
		var override = new RuleOverride("global-reach-uncut", "global-reach-ams", null, "it is idle", "alice", true);
		var flight = Flight.sick(new Mandate(Purpose.EMERGENCY, List.of(override)), "global-reach", ASKING)
			.assuming(answer.settings());
		var before = flight.peering("global-reach-ams").path("connections").size();
		assertThat(before).isPositive();
		for (var times = 0; times < 3 && !flight.operation().ended(); times++) {
			flight.untilAsked();
			flight.decide(flight.run("primary.check").verdict() != null
					&& flight.operation().lastRun().key().equals("primary.hold") ? Decision.PROCEED : Decision.RESTORE);
			flight.after(Duration.ofMinutes(30));
		}
		assertThat(flight.state("global-reach-ams")).as(flight.timeline()).isEqualTo("Enabled");
		if (flight.peering("global-reach-ams").path("connections").size() < before) {
			assertThat(flight.operation().status()).as(flight.timeline()).isNotIn(Status.SUCCEEDED, Status.RESTORED);
			assertThat(flight.timeline()).contains("Global Reach");
		}
	}

	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@MethodSource("answers")
	void theDeadlineOfADrillIsKept(OpenQuestions answer) {
		for (var theatre : List.of(Theatre.IPV4, Theatre.BOTH_FAMILIES, Theatre.MICROSOFT)) {
			var flight = flight(answer, theatre, Purpose.DRILL,
					ASKING.replace("{\"scope\"", "{\"restoreWithin\": \"PT5M\", \"scope\""));
			endsWell(flight, theatre, Status.RESTORED, 2);
		}
	}

	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@MethodSource("answers")
	void aLostSurvivorIsTurnedBackFrom(OpenQuestions answer) {
		for (var theatre : List.of(Theatre.IPV4, Theatre.BOTH_FAMILIES, Theatre.MICROSOFT)) {
			var flight = flight(answer, theatre, Purpose.DRILL, ASKING);
			flight.untilAsked();
			flight.fault("""
					{"kind": "convergence", "circuit": "%s", "linkDown": "both", "for": "PT2M"}"""
				.formatted(theatre.circuits().getLast()));
			endsWell(flight, theatre, Status.RESTORED, 2);
		}
	}

	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@MethodSource("answers")
	void whateverBefallsAChangingCallEverythingIsOnAgain(OpenQuestions answer) {
		var purposes = new ArrayList<>(List.of(Purpose.values()));
		for (var fault : FaultSweepTests.AT_A_CALL) {
			// Each purpose in its turn, so that every answer meets every fault.
			var purpose = purposes.getFirst();
			purposes.add(purposes.removeFirst());
			var flight = flight(answer, Theatre.IPV4, purpose, ASKING).fault(fault.formatted("contoso-ams"));
			flight.after(Duration.ofMinutes(12));
			for (var times = 0; times < 5 && !flight.operation().ended(); times++) {
				flight.decide(Decision.RESTORE);
				flight.after(Duration.ofMinutes(12));
			}
			assertThat(flight.operation().ended()).as(flight.timeline()).isTrue();
			everythingIsOn(flight, Theatre.IPV4);
			FaultSweepTests.everyCallHasItsLine(flight, flight.operation(), flight.timeline());
		}
	}

}
