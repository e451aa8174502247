package dev.switchback.operation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;

import static dev.switchback.operation.Every.after;
import static dev.switchback.operation.Every.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SentencesTests {

	@Test
	void whatSomebodyAnsweredForIsSaidWhereThePassIsSaid() {
		var at = Every.operation(Every.phases().get("Forward")).createdAt();
		var rule = new RuleVerdict("prefixes-covered", "contoso-dub", "1 of 2 prefixes", "all", at,
				Force.OVERRIDABLE_WITH_SECOND_PERSON, Verdict.FAIL, "10.2.0.0/16 does not arrive", null);
		var before = operation(Every.phases().get("Forward"));
		var evidence = new Evidence(List.of(), List
			.of(rule.overridden(new RuleOverride("prefixes-covered", "contoso-dub", null, "it is dark", "ada", true))));
		assertThat(Sentences.of(before, new Event.Concluded(Verdict.PASS, "22 rules are kept", evidence))).isEqualTo(
				"PASS: the other path can carry everything, but for what somebody answers for – 22 rules are kept.");
		assertThat(Sentences.of(before, new Event.Concluded(Verdict.FAIL, "nothing arrives", evidence)))
			.isEqualTo("FAIL: the other path can carry everything – nothing arrives.");
		assertThat(Sentences.of(before,
				new Event.Concluded(Verdict.PASS, "all is well", new Evidence(List.of(), List.of(rule)))))
			.isEqualTo("PASS: the other path can carry everything – all is well.");
	}

	/// Azure ends what it says with a full stop, or does not.
	@Test
	void whatAzureSaysEndsNoSentenceTwice() {
		var before = operation(Every.phases().get("Forward"));
		var said = "it could not be read: Please retry later.";
		assertThat(Sentences.of(before, new Event.Concluded(Verdict.INCONCLUSIVE, said, Evidence.NONE)))
			.endsWith("Please retry later.")
			.doesNotEndWith("..");
		assertThat(Sentences.of(before.phase(), Step.Kind.CHECK, "it is well", said, "contoso", null))
			.isEqualTo("Checking that it is well: it could not be read: Please retry later.");
	}

	@Test
	void tellsEveryEvent() {
		var before = operation(Every.phases().get("Forward"));
		assertThat(Every.events()
			.entrySet()
			.stream()
			.map((event) -> event.getKey() + ": " + Sentences.of(before, event.getValue()))
			.collect(Collectors.joining("\n"))).isEqualTo(
					"""
							Accepted: ada asked for this: quarterly exercise.
							Began: Seeing to it that the peering is disabled.
							Seen: routes are being withdrawn.
							Concluded: PASS: the other path can carry everything – everything arrives over contoso-dub.
							Recovered: Measured: app-01 runs in northeurope. RPO 3 min 20 s (objective 15 min, met): from the recovery point of 2026-03-02T11:56:50Z until the source was shut down. RTO 40 s (no objective declared), counted from the request: 0 s for people, 38 s for Azure, 2 s for us.
							Exposed: contoso has been unprotected since 2026-03-02T12:00:10Z: it has no replica.
							Sheltered: contoso was unprotected for 1 h 12 min, since 2026-03-02T12:00:10Z.
							Revised: Noted: the way back is known.
							Intended: Sending: disable the peering of contoso-ams. Promised: enable the peering of contoso-ams, by 2026-03-02T12:15:10Z.
							Promised: Promised: enable the peering of contoso-ams.
							Lapsed: Nobody has decided, so COMMIT follows: app-01 answers: web.
							Recorded: Did not happen: disable the peering of contoso-ams – AnotherOperationInProgress: busy.
							Closed: the peering is enabled again.
							Asked: Fail back now? (PROCEED, RESTORE)
							Decided: ada decided PROCEED: all quiet.
							Resumed: Looks again and goes on.
							TurnedBack: Turning back: the deadline has come.
							Proven: all is as it was found.
							Hindered: Cannot restore yet: Azure refuses: the circuit is locked.
							Meanwhile: Meanwhile contoso-dub (Dublin) carries.
							Stumbled: A bug of ours got in the way 2 times in a row; the log has it under SB-7F3K9Q/7.
							Noticed: somebody else wrote to contoso-ams.
							Finished: SUCCEEDED: Both circuits are as they were found.
							Acknowledged: Acknowledged; nothing is claimed any more.
							Escalated: ada made an emergency of this: nothing is restored by itself any more.
							Extended: Everything lasts PT30M longer.
							Reminded: Nobody has decided since 2026-03-02T12:01:00Z: Checking that the other path can carry everything.
							TookOver: Took over from SB-000008: enable the peering of contoso-ams.
							Superseded: SB-000009 took over what this had changed and claimed.
							Observed: ada attests PASS for SYMMETRY of contoso-dub, seen at 2026-03-02T12:00:29Z: traceroute shows Dublin both ways.
							Unwatched: Nobody is known to have looked since 2026-03-02T12:00:20Z until now; that time does not count.""");
	}

	@Test
	void tellsWhereAnOperationStands() {
		assertThat(Every.phases()
			.entrySet()
			.stream()
			.map((phase) -> phase.getKey() + ": " + Sentences.of(operation(phase.getValue())))
			.collect(Collectors.joining("\n"))).isEqualTo("""
					Forward: Checking that the other path can carry everything.
					Parked: Fail back now?
					Restoring: Turning back: the deadline has come. Cannot restore yet: Azure refuses.
					Failed: A person must look.
					HandedOver: It is still drained.
					Ended: It is over.""");
	}

	@Test
	void tellsWhatWasSeenLast() {
		var seen = operation().after(new Event.Seen(Phase.Seeing.UNMET, "contoso-dub is down", Evidence.NONE),
				after(1));
		assertThat(Sentences.of(seen))
			.isEqualTo("Checking that the other path can carry everything: contoso-dub is down.");
	}

	@Test
	void tellsWhatIsSeenWhileRestoring() {
		var back = operation().after(new Event.TurnedBack("the deadline has come"), after(1));
		assertThat(Sentences.of(back)).isEqualTo("Turning back: the deadline has come.");
		assertThat(Sentences.of(back.after(new Event.Seen(Phase.Seeing.UNMET, "it is down", Evidence.NONE), after(2))))
			.isEqualTo("Turning back: the deadline has come. it is down.");
	}

	@Test
	void tellsWhatBecameOfACall() {
		var before = operation(Every.phases().get("Forward"));
		var told = Stream.of(Mutation.State.CONFIRMED, Mutation.State.REFUTED, Mutation.State.IN_DOUBT)
			.map((state) -> Sentences.of(before, recorded(state)))
			.toList();
		assertThat(told).containsExactly("Azure took it: disable the peering of contoso-ams.",
				"Did not happen: disable the peering of contoso-ams.",
				"No answer, in doubt: disable the peering of contoso-ams.");
		assertThatIllegalArgumentException().isThrownBy(() -> Sentences.of(before, recorded(Mutation.State.INTENDED)));
	}

	@Test
	void tellsOfFurtherVisitsAndOfSilentDecisions() {
		assertThat(Map.of("visit", Sentences.of(operation(), new Event.Began("hold", 3)), "silent",
				Sentences.of(operation(), new Event.Decided(Decision.CANCEL, null, Every.ADA, null)), "once",
				Sentences.of(operation(), new Event.Stumbled(1, "x")), "gone",
				Sentences.of(operation(), new Event.Hindered(null)), "lasting",
				Sentences.of(operation(), new Event.Intended(Every.MUTATION, List.of()))))
			.isEqualTo(Map.of("visit", "Hold, until it is time to fail back (visit 3).", "silent",
					"ada decided CANCEL.", "once", "A bug of ours got in the way once; the log has it under x.", "gone",
					"What stood in the way of restoring is gone.", "lasting",
					"Sending: disable the peering of contoso-ams."));
	}

	@Test
	void namesTheRulesThatSomebodyAnswersFor() {
		var overrides = List.of(new RuleOverride("survivor-on-both-links", "contoso-dub", "1", "known", "ada", true),
				new RuleOverride("tables-read", "contoso-ams", null, "blind anyway", "ada", true));
		var decided = new Event.Decided(Decision.PROCEED, null, Every.ADA, "it burns", overrides);
		assertThat(Sentences.of(operation(), decided))
			.isEqualTo("ada decided PROCEED and answers for survivor-on-both-links of contoso-dub (known; seen: 1), "
					+ "tables-read of contoso-ams (blind anyway): it burns.");
	}

	@Test
	void saysWhenAnIncidentBeganAndThatNothingIsLeftToTakeOver() {
		assertThat(Sentences.of(operation(), new Event.Accepted(Every.ADA, "it burns", after(-60))))
			.isEqualTo("ada asked for this: it burns. The incident began at 2026-03-02T11:59:00Z.");
		assertThat(Sentences.of(operation(), new Event.TookOver(Every.id(8), "SB-000008", List.of(), List.of())))
			.isEqualTo("Took over from SB-000008: nothing is left to bring back.");
	}

	@Test
	void namesAStepByItsPresentTitle() {
		var outline = List.of(new Outline("check", "contoso-dub can carry", Step.Kind.CHECK));
		var revised = operation().after(new Event.Revised("{}", outline, "the way back is known"), after(1));
		assertThat(Sentences.of(revised, new Event.Began("check", 2)))
			.isEqualTo("Checking that contoso-dub can carry (visit 2).");
	}

	private static Event.Recorded recorded(Mutation.State state) {
		return new Event.Recorded(Every.MUTATION.id(), new Mutation.Fact(after(12), state, Handle.NONE, null, null));
	}

}
