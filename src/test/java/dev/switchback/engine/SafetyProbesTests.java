package dev.switchback.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

import dev.switchback.azure.probe.Answered;
import dev.switchback.azure.probe.ScriptedProber;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Requester;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// What the probes that are declared for a pair tell while a circuit is drained, promise by promise, as docs/safety.md lists
/// them.
class SafetyProbesTests {

	private static final String ASKING = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""";

	private static final String REQUIRED = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S", "requireTraffic": true}""";

	private static final String BOTH = """
			{"scope": "BOTH", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""";

	private static final String LOST = """
			{"kind": "convergence", "circuit": "contoso-dub", "linkDown": "both"}""";

	private static final String DISABLED = "contoso-ams AzurePrivatePeering state Enabled→Disabled – ACCEPTED";

	private static final String ENABLED = "contoso-ams AzurePrivatePeering state Disabled→Enabled – ACCEPTED";

	private static final String SAID = "intranet answered before contoso-ams (Amsterdam) was drained and ";

	private static Flight flight(Purpose purpose) {
		return Flight.probing(Crashes.never(), purpose, ASKING, "intranet", "erp");
	}

	/// From the moment on at which something is switched off.
	private static Flight onceDrained(Flight flight, String probe, Answered answered) {
		flight.untilTouched();
		flight.prober.says(probe, answered);
		return flight;
	}

	private static Flight holding(Purpose purpose) {
		var flight = flight(purpose);
		assertThat(flight.untilAsked().offers()).contains(Decision.PROCEED);
		return flight;
	}

	private static void turnsBackOrAsks(Flight flight, Purpose purpose, String said) {
		if (purpose == Purpose.EMERGENCY) {
			flight.after(Duration.ofMinutes(6));
			assertThat(flight.untilAsked().offers()).first().isEqualTo(Decision.RESTORE);
			assertThat(flight.untilAsked().text()).contains(said);
			assertThat(flight.received()).containsExactly(DISABLED);
		}
		else {
			assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
			assertThat(flight.timeline()).contains("Turning back: ").contains(said);
			assertThat(flight.received()).containsExactly(DISABLED, ENABLED);
		}
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aProbeThatAnswersAsBeforePassesAndSymmetryWithIt(Purpose purpose) {
		var flight = flight(purpose);
		flight.untilTouched();
		flight.prober.says("intranet", ScriptedProber.connected(31));
		flight.untilAsked();
		var answers = flight.run("primary.answers");
		assertThat(answers.verdict()).isEqualTo(Verdict.PASS);
		assertThat(answers.sentence()).isEqualTo(
				"intranet answers as before: connected in 31 ms, connected in 12 ms before; erp answers as before: connected in 12 ms, connected in 12 ms before");
		assertThat(answers.evidence().readings()).extracting(Reading::subject, Reading::name, Reading::value)
			.containsExactly(tuple("contoso-dub", "probe intranet", "PASS: connected in 31 ms"),
					tuple("contoso-dub", "probe erp", "PASS: connected in 12 ms"));
		assertThat(flight.rules("primary.answers")).singleElement().satisfies((rule) -> {
			assertThat(rule.rule()).isEqualTo("symmetry");
			assertThat(rule.verdict()).isEqualTo(Verdict.PASS);
		});
		assertThat(flight.rules("primary.traffic")).as("one judgement of it").isEmpty();
		flight.decide(Decision.PROCEED);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.run("primary.returned").verdict()).isEqualTo(Verdict.PASS);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aProbeThatFallsSilentTurnsADrillAndMaintenanceBackAndAnEmergencyAsks(Purpose purpose) {
		var flight = onceDrained(flight(purpose), "intranet", ScriptedProber.SILENT);
		turnsBackOrAsks(flight, purpose, SAID + "does not any more: no answer");
		if (purpose != Purpose.EMERGENCY) {
			assertThat(flight.run("primary.answers").verdict()).isEqualTo(Verdict.FAIL);
			assertThat(flight.rules("primary.answers")).singleElement()
				.satisfies((rule) -> assertThat(rule.verdict()).isEqualTo(Verdict.INCONCLUSIVE));
		}
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aProbeThatFallsSilentInTheHoldTurnsADrillAndMaintenanceBackAndAnEmergencyAsks(Purpose purpose) {
		var flight = holding(purpose);
		var began = flight.time.instant();
		flight.prober.says("intranet", ScriptedProber.SILENT);
		flight.after(Duration.ofSeconds(25));
		assertThat(flight.received()).containsExactly(DISABLED);
		turnsBackOrAsks(flight, purpose, SAID + "has fallen silent");
		if (purpose != Purpose.EMERGENCY) {
			assertThat(flight.mutations().getLast().at()).isBefore(began.plusSeconds(60));
		}
	}

	/// Name resolution often goes the same way.
	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aProbeWhoseNameLeadsNowhereAnyMoreIsSilent(Purpose purpose) {
		var held = holding(purpose);
		var began = held.time.instant();
		held.prober.says("intranet", ScriptedProber.LOST);
		held.after(Duration.ofSeconds(25));
		assertThat(held.received()).as("a hiccup of the resolver is none").containsExactly(DISABLED);
		turnsBackOrAsks(held, purpose, SAID + "has fallen silent");
		if (purpose != Purpose.EMERGENCY) {
			assertThat(held.mutations().getLast().at()).isBefore(began.plusSeconds(60));
		}

		var atOnce = onceDrained(flight(purpose), "intranet", ScriptedProber.LOST);
		turnsBackOrAsks(atOnce, purpose, SAID + "has not for a while: not asked: intranet.example has no address");
		assertThat(atOnce.operation().lastRun().key()).isNotEqualTo("primary.hold");
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aProbeThatIsSilentAndCannotBeAskedByTurnsIsSilent(Purpose purpose) {
		var flight = holding(purpose);
		var turns = List.of(ScriptedProber.SILENT, ScriptedProber.NOT_ASKED);
		flight.prober.whenAsked = (_) -> flight.prober.says("intranet",
				turns.get(Collections.frequency(flight.prober.asked, "intranet") % 2));
		flight.after(Duration.ofSeconds(25));
		assertThat(flight.received()).containsExactly(DISABLED);
		turnsBackOrAsks(flight, purpose, SAID + "has fallen silent");
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aProbeWhoseNameLeadsNowhereAfterTheReturnAsks(Purpose purpose) {
		var flight = holding(purpose);
		flight.decide(Decision.PROCEED);
		flight.untilAt("primary.enable");
		flight.prober.says("intranet", ScriptedProber.LOST);
		var asked = flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("primary.returned");
		assertThat(asked.text()).contains(SAID + "has not for a while: not asked: intranet.example has no address");
		flight.prober.says("intranet", ScriptedProber.CONNECTED);
		flight.decide(Decision.RETRY);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aProbeThatFallsSilentDuringALongSoakIsNotLeftSilentForLong(Purpose purpose) {
		var flight = Flight.probing(Crashes.never(), purpose,
				"{\"scope\": \"PRIMARY\", \"hold\": {\"mode\": \"UNTIL_DECISION\"}, \"soak\": \"PT20M\"}", "intranet");
		flight.untilAt("primary.covered");
		var began = flight.time.instant();
		flight.prober.says("intranet", ScriptedProber.SILENT);
		turnsBackOrAsks(flight, purpose, SAID + "has fallen silent");
		if (purpose != Purpose.EMERGENCY) {
			assertThat(flight.mutations().getLast().at()).isBefore(began.plusSeconds(330));
		}
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aProbeThatWasSilentBeforeProvesNothingAndSaysSo(Purpose purpose) {
		var flight = flight(purpose);
		flight.prober.says("intranet", ScriptedProber.SILENT);
		flight.untilAsked();
		assertThat(flight.run("primary.probed").sentence()).isEqualTo(
				"intranet does not answer (no answer after 5000 ms), so its silence will prove nothing; erp answers: connected in 12 ms");
		assertThat(flight.operation().lastRun().key()).as("it holds nobody up").isEqualTo("primary.hold");
		assertThat(flight.run("primary.answers").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
		assertThat(flight.run("primary.answers").sentence()).isEqualTo(
				"intranet did not answer before contoso-ams (Amsterdam) was drained either, so its silence proves nothing; erp answers as before");
		assertThat(
				Duration.between(flight.run("primary.answers").startedAt(), flight.run("primary.answers").finishedAt()))
			.as("what will not change is not waited for")
			.isLessThan(Duration.ofSeconds(5));
		flight.after(Duration.ofMinutes(10));
		flight.decide(Decision.PROCEED);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aProbeThatCannotBeAskedIsNeverAPass(Purpose purpose) {
		var never = flight(purpose);
		never.prober.says("intranet", ScriptedProber.NOT_ASKED).says("erp", ScriptedProber.NOT_ASKED);
		never.untilAsked();
		assertThat(never.run("primary.answers").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
		assertThat(never.rules("primary.answers")).singleElement()
			.satisfies((rule) -> assertThat(rule.verdict()).isEqualTo(Verdict.INCONCLUSIVE));

		var noMore = onceDrained(flight(purpose), "intranet", ScriptedProber.NOT_ASKED);
		noMore.untilAsked();
		assertThat(noMore.operation().lastRun().key()).isEqualTo("primary.hold");
		assertThat(noMore.run("primary.answers").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
		assertThat(noMore.run("primary.answers").sentence()).isEqualTo(
				"intranet could not be asked, which proves nothing: not asked: 10.9.0.1 is in no network that probes may go to; erp answers as before");
		var asked = noMore.untilAsked();
		noMore.after(Duration.ofMinutes(5));
		assertThat(noMore.untilAsked()).as("who cannot be asked is not silent").isEqualTo(asked);
		assertThat(noMore.received()).containsExactly(DISABLED);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aProbeThatFlapsIsNotTakenForSilent(Purpose purpose) {
		var flight = flight(purpose);
		flight.untilTouched();
		var answers = List.of(ScriptedProber.CONNECTED, ScriptedProber.SILENT, ScriptedProber.SILENT);
		flight.prober.whenAsked = (_) -> flight.prober.says("intranet",
				answers.get(Collections.frequency(flight.prober.asked, "intranet") % 3));
		var asked = flight.untilAsked();
		assertThat(flight.run("primary.answers").verdict()).isEqualTo(Verdict.PASS);
		flight.after(Duration.ofMinutes(5));
		assertThat(flight.untilAsked()).isEqualTo(asked);
		assertThat(flight.received()).as(flight.timeline()).containsExactly(DISABLED);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void whereTrafficIsRequiredNothingGoesOnWithoutAnAnswerByItself(Purpose purpose) {
		var flight = Flight.probing(Crashes.never(), purpose, REQUIRED, "intranet");
		flight.prober.says("intranet", ScriptedProber.SILENT);
		var asked = flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("primary.answers");
		assertThat(asked.text()).contains(
				"intranet did not answer before contoso-ams (Amsterdam) was drained either, so its silence proves nothing");
		assertThat(asked.offers()).startsWith(Decision.RESTORE).contains(Decision.ACCEPT_AS_IS);
		flight.decide(Decision.ACCEPT_AS_IS);
		flight.untilAt("primary.hold");
		assertThat(flight.received()).containsExactly(DISABLED);
	}

	@Test
	void anEmergencyGoesOnWithASilentProbeIfAPersonAcceptsIt() {
		var flight = onceDrained(flight(Purpose.EMERGENCY), "intranet", ScriptedProber.SILENT);
		flight.untilAsked();
		flight.decide(Decision.ACCEPT_AS_IS);
		flight.untilAt("primary.hold");
		var asked = flight.untilAsked();
		flight.after(Duration.ofMinutes(10));
		assertThat(flight.untilAsked()).isEqualTo(asked);
		assertThat(asked.text()).isEqualTo(
				"contoso-ams (Amsterdam) is drained and contoso-dub (Dublin) carries, but what does not answer over it was accepted. Bring contoso-ams (Amsterdam) back now?");
		assertThat(flight.received()).containsExactly(DISABLED);
	}

	@Test
	void anEmergencyGoesOnToTheSecondCircuitOnceAPersonAcceptsWhatFellSilentInTheHold() {
		var flight = Flight.probing(Crashes.never(), Purpose.EMERGENCY, BOTH, "intranet", "erp");
		flight.untilAsked();
		flight.prober.says("intranet", ScriptedProber.SILENT);
		flight.after(Duration.ofMinutes(1));
		assertThat(flight.untilAsked().text()).contains(SAID + "has fallen silent");
		assertThat(flight.untilAsked().offers()).containsExactly(Decision.RESTORE, Decision.RETRY,
				Decision.ACCEPT_AS_IS, Decision.DONE_OUTSIDE, Decision.LEAVE_DRAINED);
		assertThat(flight.replica.decide(flight.id, Decision.ACCEPT_AS_IS, new Requester("chatops", false, "bot")))
			.as("by a named person")
			.isInstanceOf(Settled.NotYours.class);
		flight.decide(Decision.ACCEPT_AS_IS);
		assertThat(flight.untilAsked().text()).contains("carries, but what does not answer over it was accepted");
		assertThat(flight.run("primary.answers").sentence()).isEqualTo(
				"intranet does not answer (no answer after 5000 ms), so its silence will prove nothing; erp answers: connected in 12 ms");
		assertThat(flight.timeline()).contains("alice decided ACCEPT_AS_IS")
			.contains("Noted: what the probes saw over contoso-dub alone: intranet no answer, erp connected");
		var asked = flight.untilAsked();
		flight.after(Duration.ofMinutes(10));
		assertThat(flight.untilAsked()).isEqualTo(asked);

		flight.decide(Decision.PROCEED);
		assertThat(flight.untilAsked().text()).as("after the return it is asked about once more")
			.contains(SAID + "does not any more");
		flight.decide(Decision.ACCEPT_AS_IS);
		flight.untilAt("secondary.hold");
		assertThat(flight.state("contoso-dub")).isEqualTo("Disabled");
		assertThat(flight.state("contoso-ams")).isEqualTo("Enabled");
	}

	@Test
	void whatStillAnswersIsWatchedOnceTheRestWasAccepted() {
		var flight = holding(Purpose.EMERGENCY);
		flight.prober.says("intranet", ScriptedProber.SILENT);
		flight.after(Duration.ofMinutes(1));
		flight.decide(Decision.ACCEPT_AS_IS);
		flight.untilAsked();
		flight.prober.says("erp", ScriptedProber.SILENT);
		flight.after(Duration.ofMinutes(1));
		assertThat(flight.untilAsked().text())
			.contains("erp answered before the rest was accepted and has fallen silent")
			.doesNotContain("intranet");
		assertThat(flight.untilAsked().offers()).contains(Decision.ACCEPT_AS_IS);
	}

	@Test
	void aSurvivorLostInTheHoldIsNotAcceptedWithASilentProbe() {
		var flight = holding(Purpose.EMERGENCY).fault(LOST);
		flight.prober.says("intranet", ScriptedProber.SILENT);
		flight.after(Duration.ofMinutes(1));
		assertThat(flight.untilAsked().text()).contains("contoso-dub (Dublin): primary down");
		assertThat(flight.untilAsked().offers()).doesNotContain(Decision.ACCEPT_AS_IS);
		assertThat(flight.replica.decide(flight.id, Decision.ACCEPT_AS_IS)).isInstanceOf(Settled.NotAllowed.class);
	}

	@Test
	void whoIsAskedAboutALostSurvivorAcceptsNoSilentProbe() {
		var flight = Flight.probing(Crashes.never(), Purpose.EMERGENCY, REQUIRED, "intranet", "erp");
		flight.untilTouched();
		flight.prober.says("intranet", ScriptedProber.LOST);
		flight.untilAt("primary.answers");
		flight.fault(LOST);
		assertThat(flight.untilAsked().text()).contains("contoso-dub (Dublin): primary down");
		assertThat(flight.untilAsked().offers()).first().isEqualTo(Decision.RESTORE);
		assertThat(flight.untilAsked().offers()).doesNotContain(Decision.ACCEPT_AS_IS);
	}

	@Test
	void nobodyIsToldThatNothingFellSilentBeforeItWasHeardAgain() {
		var flight = holding(Purpose.EMERGENCY)
			.fault(LOST.replace("\"linkDown\": \"both\"", "\"linkDown\": \"both\", \"for\": \"PT5M\""));
		flight.prober.says("intranet", ScriptedProber.SILENT);
		flight.after(Duration.ofMinutes(12));
		assertThat(flight.timeline()).contains("Meanwhile contoso-dub (Dublin) carries")
			.contains("no answer of intranet was heard lately")
			.doesNotContain("nothing that answered before has fallen silent");
		assertThat(flight.untilAsked().text()).contains(SAID + "has fallen silent");
	}

	@Test
	void aProbeThatFallsSilentInTheSoakMayBeAcceptedToo() {
		var flight = Flight.probing(Crashes.never(), Purpose.EMERGENCY,
				"{\"scope\": \"PRIMARY\", \"hold\": {\"mode\": \"UNTIL_DECISION\"}, \"soak\": \"PT20M\"}", "intranet");
		flight.untilAt("primary.covered");
		flight.prober.says("intranet", ScriptedProber.SILENT);
		flight.untilAsked();
		flight.decide(Decision.ACCEPT_AS_IS);
		flight.until((operation) -> operation.lastRun().key().equals("primary.answers")
				&& operation.phase() instanceof Phase.Parked
				|| operation.lastRun().key().equals("primary.traffic") && operation.phase() instanceof Phase.Parked);
		assertThat(flight.untilAsked().offers()).as(flight.timeline()).contains(Decision.ACCEPT_AS_IS);
		flight.decide(Decision.ACCEPT_AS_IS);
		flight.untilAt("primary.hold");
		assertThat(flight.received()).containsExactly(DISABLED);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aProbeThatStaysSilentAfterTheReturnAsks(Purpose purpose) {
		var flight = holding(purpose);
		flight.decide(Decision.PROCEED);
		flight.untilAt("primary.enable");
		flight.prober.says("intranet", ScriptedProber.SILENT);
		var asked = flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("primary.returned");
		assertThat(asked.text()).contains(SAID + "does not any more: no answer");
		flight.prober.says("intranet", ScriptedProber.CONNECTED);
		flight.decide(Decision.RETRY);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received()).containsExactly(DISABLED, ENABLED);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void theSecondCircuitIsNotBegunWhileWhatAnsweredBeforeTheFirstIsSilent(Purpose purpose) {
		var flight = Flight.probing(Crashes.never(), purpose, BOTH, "intranet");
		flight.untilAsked();
		flight.decide(Decision.PROCEED);
		flight.untilAt("primary.enable");
		flight.prober.says("intranet", ScriptedProber.SILENT);
		flight.untilAsked();
		flight.after(Duration.ofMinutes(5));
		assertThat(flight.received()).as(flight.timeline()).containsExactly(DISABLED, ENABLED);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aProbeDelaysNeitherARestoreNorTheReadRightAfterADisable(Purpose purpose) {
		var flight = flight(purpose);
		var steps = new TreeSet<String>();
		flight.prober.whenAsked = (_) -> steps.add(flight.operation().lastRun().key());
		flight.untilAsked();
		flight.after(Duration.ofMinutes(1));
		assertThat(steps).as("nobody is asked from the disable until the drain is verified")
			.contains("primary.probed", "primary.covered", "primary.hold")
			.doesNotContain("primary.disable", "primary.drained");
		var asked = flight.prober.asked.size();
		flight.decide(Decision.RESTORE);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.RESTORED);
		assertThat(flight.prober.asked).as("nobody is asked on the way back").hasSize(asked);
	}

	@Test
	void aSurvivorThatIsLostIsRestoredAtOnceWhateverProbesTake() {
		var flight = holding(Purpose.DRILL).fault(LOST);
		flight.prober.says("intranet", ScriptedProber.SILENT).says("erp", ScriptedProber.SILENT);
		flight.after(Duration.ofSeconds(15));
		assertThat(flight.received()).containsExactly(DISABLED, ENABLED);
		assertThat(flight.timeline()).contains("Turning back: contoso-dub (Dublin): primary down");
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aProcessThatDiesWhileItAsksLosesNothing(Purpose purpose) {
		var flight = flight(purpose);
		var died = new int[1];
		flight.prober.whenAsked = (_) -> {
			if (died[0]++ % 2 == 0 && died[0] < 12) {
				throw new Crash("while it asked");
			}
		};
		flight.untilAsked();
		assertThat(flight.replica.crashes()).isGreaterThan(2);
		assertThat(flight.run("primary.answers").verdict()).isEqualTo(Verdict.PASS);
		flight.decide(Decision.PROCEED);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received()).containsExactly(DISABLED, ENABLED);
	}

	@Test
	void whoTakesOverComparesWithWhatAnsweredBeforeTheOtherDrained() {
		var flight = holding(Purpose.DRILL);
		var emergency = flight.replica.ask("PEERING_FAILOVER", Purpose.EMERGENCY,
				"{\"target\": {\"circuitPair\": \"contoso\"}, \"parameters\": " + ASKING + "}", flight.id);
		flight.prober.says("erp", ScriptedProber.SILENT);
		flight.replica.until(emergency, Duration.ofHours(1), (operation) -> operation.phase() instanceof Phase.Parked);
		assertThat(flight.replica.timeline(emergency))
			.contains("erp answered before contoso-ams (Amsterdam) was drained and does not any more: no answer");
		assertThat(flight.replica.operation(emergency).obligations()).extracting(Obligation::state)
			.containsExactly(Obligation.State.OPEN);
		assertThat(flight.received()).containsExactly(DISABLED);
	}

	@Test
	void anEscalatedDrillAsksAboutASilentProbeToo() {
		var flight = holding(Purpose.DRILL);
		flight.decide(Decision.ESCALATE);
		flight.prober.says("intranet", ScriptedProber.SILENT);
		turnsBackOrAsks(flight, Purpose.EMERGENCY, SAID + "has fallen silent");
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aBugInAskingAProbeKeepsNobodyFromGoingOn(Purpose purpose) {
		var flight = flight(purpose);
		flight.prober.whenAsked = (probe) -> {
			if (probe.equals("intranet")) {
				throw new IllegalStateException("a bug");
			}
		};
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("primary.hold");
		assertThat(flight.run("primary.probed").sentence()).isEqualTo(
				"intranet cannot be asked (not asked: that went wrong on our side), so it will prove nothing; erp answers: connected in 12 ms");
		assertThat(flight.timeline()).doesNotContain("a bug");
		flight.after(Duration.ofMinutes(5));
		flight.decide(Decision.PROCEED);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received()).containsExactly(DISABLED, ENABLED);
	}

	@Test
	void onlyWhatPrivatePeeringBringsIsAsked() {
		var flight = Flight.probing(Crashes.never(), Purpose.EMERGENCY, """
				{"scope": "PRIMARY", "peeringType": "MicrosoftPeering"}""", "intranet");
		assertThat(flight.operation().plan()).contains("MICROSOFT").doesNotContain("intranet");
		flight.untilEnded();
		assertThat(flight.prober.asked).isEmpty();

		var undeclared = Flight.of(Mandate.of(Purpose.DRILL), ASKING);
		undeclared.untilAsked();
		assertThat(undeclared.operation().runs()).noneMatch((run) -> run.key().endsWith(".answers"));
	}

	@Test
	void aPreviewShowsWhatIsAskedAndWhatItAnswers() {
		var flight = flight(Purpose.DRILL);
		flight.prober.says("erp", ScriptedProber.NOT_ASKED);
		var preview = flight.replica.preview("PEERING_FAILOVER", Mandate.of(Purpose.DRILL),
				"{\"target\": {\"circuitPair\": \"contoso\"}, \"parameters\": " + ASKING + "}");
		assertThat(preview.allowed()).isTrue();
		assertThat(preview.readings()).filteredOn((reading) -> reading.name().startsWith("probe "))
			.extracting(Reading::name, Reading::value)
			.containsExactly(tuple("probe intranet", "PASS: connected in 12 ms"),
					tuple("probe erp", "INCONCLUSIVE: not asked: 10.9.0.1 is in no network that probes may go to"));
	}

	@Test
	void ofAnAnswerOnlyStatusLatencyAndAHashAreKept() {
		var flight = Flight.probing(Crashes.never(), Purpose.DRILL, ASKING, "intranet");
		flight.untilAsked();
		var operation = flight.operation();
		assertThat(operation.plan()).contains(
				"\"probe\":\"intranet\",\"verdict\":\"PASS\",\"words\":\"connected in 12 ms\",\"took\":\"PT0.012S\"");
	}

}
