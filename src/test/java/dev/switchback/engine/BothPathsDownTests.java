package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.operation.CardText;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Sentences;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The worst of all: one circuit cannot be brought back, and the other is lost. Nobody may have to find that out from two
/// places.
class BothPathsDownTests {

	private static final String ASKING = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""";

	private static final String REFUSED = """
			{"kind": "refuse", "status": 409, "code": "ReadOnlyLock", "message": "the circuit is locked.",
			 "match": {"method": "PUT"}, "for": "PT20M"}""";

	private static final String LOST = """
			{"kind": "convergence", "circuit": "contoso-dub", "linkDown": "both", "for": "PT10M"}""";

	private static final String BOTH = "contoso-dub (Dublin): primary down; secondary down, while contoso-ams is drained: both paths are down";

	private static boolean hindered(Operation operation) {
		return operation.phase() instanceof Phase.Restoring restoring && restoring.hindrance() != null;
	}

	/// Asks whether to end its hold, and if the survivor is lost.
	private static Flight holding(Purpose purpose) {
		var flight = Flight.of(Mandate.of(purpose),
				ASKING.replace("\"soak\"", "\"onSurvivorLoss\": \"ASK\", \"soak\""));
		flight.untilAsked();
		return flight;
	}

	private static Flight hindered(Purpose purpose) {
		var flight = Flight.of(Mandate.of(purpose), ASKING);
		flight.untilAsked();
		flight.fault(REFUSED);
		flight.decide(Decision.RESTORE);
		flight.until(BothPathsDownTests::hindered);
		return flight;
	}

	private static String status(Flight flight) {
		return Sentences.of(flight.operation());
	}

	private static String card(Flight flight) {
		return CardText.of(flight.operation(), flight.store.newest(flight.id).orElseThrow());
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void thatBothPathsAreDownIsSaidWhileARestoreIsHindered(Purpose purpose) {
		var flight = hindered(purpose);
		assertThat(status(flight)).contains("Cannot restore yet: ")
			.contains("the circuit is locked")
			.contains("the circuit is locked; meanwhile contoso-dub (Dublin) carries.")
			.doesNotContain("both paths");
		assertThat(card(flight)).doesNotContain("both paths");

		flight.fault(LOST);
		flight.after(Duration.ofMinutes(2));

		assertThat(status(flight)).as(flight.timeline()).contains("the circuit is locked").contains(BOTH);
		assertThat(flight.timeline()).contains("; meanwhile " + BOTH + ".");
	}

	@Test
	void thatBothPathsAreDownStandsOnTheManualCardBeforeEverythingElse() {
		var flight = hindered(Purpose.EMERGENCY);
		flight.fault(LOST);
		flight.after(Duration.ofMinutes(2));
		var card = flight.store.newest(flight.id).orElseThrow().card();
		assertThat(card.sections().getFirst().heading()).isEqualTo("What was seen last");
		assertThat(card.sections().getFirst().lines()).hasSize(2)
			.anySatisfy((line) -> assertThat(line).startsWith("At 2026-").endsWith(BOTH + "."))
			.anySatisfy((line) -> assertThat(line).contains("It could not be brought back then: ")
				.contains("the circuit is locked"));
		assertThat(card(flight)).contains("  ! At 2026-").contains("peering update");
	}

	@Test
	void onceTheOtherPathStandsAgainBothAreDownNoMore() {
		var flight = hindered(Purpose.MAINTENANCE);
		flight.fault(LOST);
		flight.after(Duration.ofMinutes(2));
		assertThat(status(flight)).contains("both paths are down");
		flight.after(Duration.ofMinutes(10));
		assertThat(status(flight)).as(flight.timeline())
			.contains("the circuit is locked")
			.contains("; meanwhile contoso-dub (Dublin) carries.")
			.doesNotContain("both paths");
		assertThat(card(flight)).as("what is no longer so").doesNotContain("both paths");
		assertThat(flight.untilEnded().status()).isEqualTo(Status.RESTORED);
		assertThat(status(flight)).doesNotContain("both paths");
	}

	@Test
	void thatNobodyCanTellOfTheOtherPathIsSaidAsWell() {
		var flight = hindered(Purpose.EMERGENCY);
		flight.fault("""
				{"kind": "blind", "match": {"circuit": "contoso-dub"}, "for": "PT10M"}""");
		flight.after(Duration.ofMinutes(2));
		assertThat(status(flight)).contains("the circuit is locked")
			.contains("; how the other path is meanwhile cannot be told.");
	}

	@Test
	void aRestoreAsksForTheOtherPathOnlyOnceItIsHindered() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), ASKING);
		flight.untilAsked();
		var decided = flight.time.instant();
		flight.decide(Decision.RESTORE);
		var sent = flight.until((operation) -> operation.mutations().size() == 2).mutations().getLast().intendedAt();
		assertThat(Duration.between(decided, sent)).as("two reads, and no table").isLessThan(Duration.ofMillis(200));
	}

	@ParameterizedTest
	@ValueSource(strings = { "MAINTENANCE", "EMERGENCY" })
	void whoIsAskedBecauseTheSurvivorIsLostHearsThatBothPathsAreDown(Purpose purpose) {
		var flight = holding(purpose);
		flight.fault(LOST);
		flight.after(Duration.ofMinutes(1));
		assertThat(status(flight)).startsWith("Trouble with ").contains(BOTH + ". What now?");
	}

	@Test
	void aDrillThatTurnsBackBecauseTheSurvivorIsLostSaysThatBothPathsAreDown() {
		var flight = Flight.of(Mandate.of(Purpose.DRILL), ASKING);
		flight.untilAsked();
		flight.fault(REFUSED).fault(LOST);
		flight.after(Duration.ofMinutes(1));
		assertThat(status(flight)).startsWith("Turning back: " + BOTH + ". Cannot restore yet: ")
			.contains("; meanwhile " + BOTH);
	}

	@Test
	void nobodyIsToldThatBothPathsAreDownWhenSomebodySwitchedOneOnAgain() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), ASKING);
		flight.untilAsked();
		flight.fault("""
				{"kind": "drift", "circuit": "contoso-ams", "set": {"state": "Enabled"}}""").fault(LOST);
		flight.after(Duration.ofMinutes(2));
		assertThat(status(flight)).as(flight.timeline())
			.contains(
					"contoso-dub (Dublin): primary down; secondary down, and the peering of contoso-ams is Enabled, Succeeded");
		assertThat(flight.timeline()).doesNotContain("both paths");
	}

	@Test
	void whoIsAskedWhyTheEnableIsRefusedIsNotToldThatBothAreDownOnceItWasSwitchedOnByHand() {
		var flight = enableRefused();
		flight.fault(LOST);
		flight.after(Duration.ofMinutes(1));
		assertThat(status(flight)).endsWith(" Meanwhile " + BOTH + ".");
		flight.fault("""
				{"kind": "drift", "circuit": "contoso-ams", "set": {"state": "Enabled"}}""");
		flight.after(Duration.ofMinutes(1));
		assertThat(status(flight)).as(flight.timeline()).doesNotContain("both paths are down");
		assertThat(card(flight)).doesNotContain("both paths are down");
	}

	@Test
	void onceAzureIsAtItNothingStandsInTheWayAnyMore() {
		var flight = hindered(Purpose.EMERGENCY);
		flight.fault(LOST);
		flight.mended();
		flight.fault("""
				{"kind": "stall", "never": true, "match": {"method": "PUT"}, "times": 1}""");
		flight.until((operation) -> operation.mutations().getLast().state() == Mutation.State.CONFIRMED);
		flight.after(Duration.ofMinutes(1));
		assertThat(status(flight)).as(flight.timeline()).doesNotContain("Cannot restore yet");
	}

	private static Flight enableRefused() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), ASKING);
		flight.untilAsked();
		flight.fault(REFUSED);
		flight.decide(Decision.PROCEED);
		flight.untilAsked();
		return flight;
	}

	@Test
	void whoIsAskedInAnEmergencyBecauseTheEnableIsRefusedHearsHowTheSurvivorIs() {
		var flight = enableRefused();
		var asked = flight.untilAsked();
		assertThat(asked.text()).contains("the circuit is locked");
		flight.after(Duration.ofMinutes(1));
		assertThat(status(flight)).as(flight.timeline())
			.startsWith(asked.text())
			.endsWith(" Meanwhile contoso-dub (Dublin) carries.");

		flight.fault(LOST);
		flight.after(Duration.ofMinutes(1));
		assertThat(status(flight)).as(flight.timeline()).endsWith(" Meanwhile " + BOTH + ".");
		assertThat(flight.timeline()).contains("Meanwhile " + BOTH + ".");
		assertThat(card(flight)).contains("  ! At 2026-").contains(BOTH);
		assertThat(flight.store.newest(flight.id).orElseThrow().card().sections().getFirst().lines())
			.anySatisfy((line) -> assertThat(line).startsWith("Since 2026-").contains(asked.text()));

		flight.after(Duration.ofMinutes(12));
		assertThat(status(flight)).as(flight.timeline()).endsWith(" Meanwhile contoso-dub (Dublin) carries.");
		assertThat(card(flight)).as("what is no longer so").doesNotContain("both paths");
		assertThat(flight.untilAsked().id()).as("the same question all the time").isEqualTo(asked.id());
	}

	@Test
	void whoIsAskedAndWhoseSurvivorCannotBeSeenAnyMoreIsNotToldWhatWasSeenBefore() {
		var flight = enableRefused();
		flight.after(Duration.ofMinutes(1));
		flight.fault("""
				{"kind": "blind", "match": {"circuit": "contoso-dub"}, "for": "PT10M"}""");
		flight.after(Duration.ofMinutes(2));
		assertThat(status(flight)).as(flight.timeline()).endsWith(" Meanwhile it cannot be told how that is.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "MAINTENANCE", "EMERGENCY" })
	void whoIsAskedBecauseTheSurvivorIsLostHearsOnceItIsBack(Purpose purpose) {
		var flight = holding(purpose);
		// Nobody looks in the second in which sessions are up and prefixes are still to come: that is another question.
		flight.after(Duration.ofSeconds(3));
		flight.fault(LOST);
		flight.after(Duration.ofMinutes(1));
		var asked = flight.untilAsked();
		assertThat(status(flight)).isEqualTo(asked.text()).contains(BOTH);

		flight.after(Duration.ofMinutes(11));
		assertThat(status(flight)).as(flight.timeline())
			.isEqualTo(asked.text()
					+ " Meanwhile contoso-dub (Dublin) carries; contoso-ams (Amsterdam) is still switched off.");
		assertThat(flight.untilAsked().id()).as("an answer to it is not out of date").isEqualTo(asked.id());

		flight.fault(LOST);
		flight.after(Duration.ofMinutes(1));
		assertThat(status(flight)).as(flight.timeline()).isEqualTo(asked.text());
		assertThat(flight.timeline()).contains("Now it is again as it was when this was asked.");
		assertThat(flight.untilAsked().id()).isEqualTo(asked.id());
	}

	@Test
	void whoIsAskedToEndAHoldIsToldNothingBesidesAsLongAsNothingIsLost() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), ASKING);
		var asked = flight.untilAsked();
		flight.after(Duration.ofMinutes(5));
		assertThat(status(flight)).isEqualTo(asked.text());
	}

	@ParameterizedTest
	@ValueSource(strings = { "MAINTENANCE", "EMERGENCY" })
	void whoIsAskedIsNotAskedAnewBecauseWhatIsLostComesBackByHalves(Purpose purpose) {
		var flight = holding(purpose);
		flight.fault("""
				{"kind": "convergence", "circuit": "contoso-dub", "linkDown": "both", "for": "PT2M"}""");
		flight.after(Duration.ofMinutes(1));
		var asked = flight.untilAsked();
		assertThat(asked.text()).contains(BOTH);

		flight.fault("""
				{"kind": "routes", "circuit": "contoso-dub", "withdraw": ["*"], "for": "PT10M"}""");
		flight.after(Duration.ofMinutes(4));
		assertThat(flight.untilAsked().id()).as(flight.timeline()).isEqualTo(asked.id());
		assertThat(status(flight)).startsWith(asked.text() + " Meanwhile contoso-dub (Dublin): ")
			.contains("both paths are down");
		assertThat(status(flight).substring(asked.text().length())).doesNotContain("primary down");

		flight.after(Duration.ofMinutes(12));
		assertThat(status(flight)).as(flight.timeline()).contains("Meanwhile contoso-dub (Dublin) carries;");
		assertThat(flight.untilAsked().id()).isEqualTo(asked.id());
	}

	@Test
	void whoIsAskedAboutALostSurvivorHearsThatItCannotBeSeenAnyMore() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), ASKING);
		flight.untilAsked();
		flight.fault(LOST);
		flight.after(Duration.ofMinutes(1));
		var asked = flight.untilAsked();
		flight.fault("""
				{"kind": "blind", "match": {"circuit": "contoso-dub"}, "for": "PT5M"}""");
		flight.after(Duration.ofMinutes(2));
		assertThat(status(flight)).as(flight.timeline())
			.isEqualTo(asked.text() + " Meanwhile it cannot be told how that is.");
	}

	@Test
	void aTimedHoldThatPeopleWereAskedInEndsWhenItWasToEndAndLaterIfItWasExtended() {
		var flight = Flight.of(Mandate.of(Purpose.MAINTENANCE),
				"""
						{"scope": "PRIMARY", "hold": {"mode": "FOR", "duration": "PT1H"}, "soak": "PT5S", "onSurvivorLoss": "ASK"}""");
		var begun = flight.untilAt("primary.hold").lastRun().startedAt();
		flight.after(Duration.ofMinutes(10));
		flight.fault(LOST);
		flight.untilAsked();
		flight.decide(Decision.EXTEND);
		flight.after(Duration.ofMinutes(12));
		flight.decide(Decision.RETRY);
		flight.after(Duration.ofSeconds(30));
		assertThat(status(flight)).contains("holding until " + begun.plus(Duration.ofMinutes(90)));
		flight.passUntil(begun.plus(Duration.ofMinutes(89)));
		assertThat(flight.operation().lastRun().key()).isEqualTo("primary.hold");
		flight.after(Duration.ofMinutes(2));
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isNotEqualTo("primary.hold");
	}

}
