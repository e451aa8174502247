package dev.switchback.operation;

import java.time.Duration;
import java.util.List;

import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.switchback.operation.Every.EVIDENCE;
import static dev.switchback.operation.Every.MUTATION;
import static dev.switchback.operation.Every.OBLIGATION;
import static dev.switchback.operation.Every.after;
import static dev.switchback.operation.Every.id;
import static dev.switchback.operation.Every.operation;
import static dev.switchback.operation.Every.phases;
import static org.assertj.core.api.Assertions.assertThat;

/// What happens to an operation that is not on its way forward: nothing of it may be lost.
class PausedTransitionTests {

	@ParameterizedTest
	@ValueSource(strings = { "Forward", "Parked", "Restoring", "Failed", "HandedOver", "Ended" })
	void learnsInEveryPhaseWhatBecameOfACall(String phase) {
		var fact = new Mutation.Fact(after(12), Mutation.State.CONFIRMED, Handle.NONE, "taken", null);
		var after = in(phase).after(new Event.Recorded(MUTATION.id(), fact), after(100));
		assertThat(after.mutations()).containsExactly(MUTATION.with(fact));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forward", "Parked", "Restoring", "Failed", "HandedOver", "Ended" })
	void closesAPromiseInEveryPhase(String phase) {
		var closed = new Event.Closed(OBLIGATION.id(), Obligation.State.DISCHARGED, "it is back");
		assertThat(in(phase).after(closed, after(100)).obligations())
			.containsExactly(OBLIGATION.closed(Obligation.State.DISCHARGED, "it is back", after(100)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forward", "Restoring", "Failed", "HandedOver", "Ended" })
	void writesDownACallWhereverOneMayBeMade(String phase) {
		var call = new Mutation(id(40), OBLIGATION.origin(), "PUT", MUTATION.target(), "enable it", null, after(100),
				after(105), Mutation.State.INTENDED, null, Handle.NONE, null, null);
		assertThat(in(phase).after(new Event.Intended(call, List.of()), after(100)).mutations())
			.containsExactly(MUTATION, call);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forward", "Parked", "Restoring" })
	void takesWhatIsLearnedIntoThePlan(String phase) {
		var revised = in(phase)
			.after(new Event.Revised("{\"new\":1}", Every.OUTLINE.subList(0, 2), "the way back is known"), after(100));
		assertThat(revised.plan()).isEqualTo("{\"new\":1}");
		assertThat(revised.outline()).isEqualTo(Every.OUTLINE.subList(0, 2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forward", "Parked", "Restoring" })
	void becomesAnEmergencyWhereverItIs(String phase) {
		var escalated = in(phase).after(new Event.Escalated(Every.ADA), after(100));
		assertThat(escalated.purpose()).isEqualTo(Purpose.EMERGENCY);
		assertThat(escalated.deadline()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forward", "Parked", "Restoring", "Failed", "HandedOver" })
	void leavesEverythingToAnEmergency(String phase) {
		var superseded = in(phase).after(new Event.Superseded(id(9), "SB-000009"), after(100));
		assertThat(superseded.status()).isEqualTo(Status.SUPERSEDED);
		assertThat(superseded.mutations()).isEmpty();
		assertThat(superseded.obligations()).isEmpty();
		assertThat(Sentences.of(superseded)).isEqualTo("SB-000009 took over what this had changed and claimed.");
	}

	@Test
	void isDueLaterWhenItIsExtendedWhileItAsks() {
		var extended = in("Parked").after(new Event.Extended(Duration.ofMinutes(30)), after(70));
		assertThat(extended.deadline()).hasValue(after(10 + 45 * 60));
	}

	@Test
	void keepsWhenClosedPromisesWereDue() {
		var closed = in("Forward").after(new Event.Closed(OBLIGATION.id(), Obligation.State.DISCHARGED, "it is back"),
				after(20));
		for (var event : List.of(new Event.Escalated(Every.ADA), new Event.Extended(Duration.ofMinutes(30)))) {
			assertThat(closed.after(event, after(30)).obligations().getFirst().due()).as("%s", event)
				.isEqualTo(after(10 + 15 * 60));
		}
	}

	@Test
	void tellsWhatIsSeenAndConcludedWhileItAsks() {
		var seen = in("Parked").after(new Event.Seen(Phase.Seeing.UNMET, "contoso-dub is down", EVIDENCE), after(70));
		assertThat(seen.lastRun().sentence()).isEqualTo("contoso-dub is down");
		assertThat(seen.lastRun().evidence()).isEqualTo(EVIDENCE);
		var concluded = seen.after(new Event.Stumbled(2, "x"), after(71))
			.after(new Event.Concluded(Verdict.PASS, "the answer was PROCEED", EVIDENCE), after(80));
		assertThat(concluded.lastRun().verdict()).isEqualTo(Verdict.PASS);
		assertThat(concluded.lastRun().finishedAt()).isEqualTo(after(80));
		assertThat(concluded.stumbles()).isZero();
	}

	@Test
	void countsNoTimeInWhichNobodyLooked() {
		var forward = (Phase.Forward) operation().after(new Event.Unwatched(after(10)), after(40)).phase();
		assertThat(forward.sighted(after(60))).isEqualTo(Duration.ofSeconds(30));
		var restoring = (Phase.Restoring) operation(phases().get("Forward"))
			.after(new Event.TurnedBack("why not"), after(0))
			.after(new Event.Unwatched(after(10)), after(40))
			.phase();
		assertThat(restoring.sight()).isEqualTo(new Sight(Duration.ofSeconds(30), null, null));
	}

	@Test
	void countsATimeInWhichItWasBlindAlreadyOnlyOnce() {
		var blind = Sight.CLEAR.lost(after(10));
		assertThat(blind.missed(Duration.ofSeconds(30))).isEqualTo(blind);
		assertThat(Sight.CLEAR.missed(Duration.ofSeconds(30))).isEqualTo(new Sight(Duration.ofSeconds(30), null, null));
	}

	@Test
	void patienceForTheProofStartsWithClearSight() {
		var restoring = operation().after(new Event.Intended(MUTATION, List.of(OBLIGATION)), after(10))
			.after(new Event.TurnedBack("why not"), after(20))
			.after(new Event.Seen(Phase.Seeing.BLIND, "Azure does not answer", EVIDENCE), after(30));
		assertThat(((Phase.Restoring) restoring.phase()).sight()).isEqualTo(new Sight(Duration.ZERO, after(30), null));
		var seeing = restoring.after(new Event.Seen(Phase.Seeing.UNMET, "it is down", EVIDENCE), after(50));
		assertThat(((Phase.Restoring) seeing.phase()).sight()).isEqualTo(new Sight(Duration.ofSeconds(20), null, null));
	}

	private static Operation in(String phase) {
		return operation(phases().get(phase));
	}

}
