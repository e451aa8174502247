package dev.switchback.operation;

import java.time.Duration;
import java.util.List;

import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.RuleOverride;
import org.junit.jupiter.api.Test;

import static dev.switchback.operation.Every.EVIDENCE;
import static dev.switchback.operation.Every.MUTATION;
import static dev.switchback.operation.Every.OBLIGATION;
import static dev.switchback.operation.Every.QUESTION;
import static dev.switchback.operation.Every.UNPROTECTED;
import static dev.switchback.operation.Every.after;
import static dev.switchback.operation.Every.id;
import static dev.switchback.operation.Every.operation;
import static org.assertj.core.api.Assertions.assertThat;

/// What sentences name only where it has to be told apart, is known, or is so.
class SentencesOfSeveralTests {

	private static final Obligation OTHER = Obligation.of(id(12),
			new Promise("enable-dub", "peering", "/circuits/dub", "enable the peering of contoso-dub", null, "{}"),
			id(5), after(10));

	private static final Event SEEN = new Event.Seen(Phase.Seeing.UNMET, "it is down", EVIDENCE, OBLIGATION.id());

	private static final Event HINDERED = new Event.Hindered("it is locked", OBLIGATION.id());

	private static final Event FREED = new Event.Hindered(null, OBLIGATION.id());

	@Test
	void nameWhichOfTwoThingsIsSeenOrHindered() {
		var owing = owing(OBLIGATION, OTHER);
		assertThat(Sentences.of(owing, SEEN)).isEqualTo("Enable the peering of contoso-ams: it is down.");
		assertThat(Sentences.of(owing, HINDERED))
			.isEqualTo("Cannot restore yet (enable the peering of contoso-ams): it is locked.");
		assertThat(Sentences.of(owing, FREED))
			.isEqualTo("What stood in the way of restoring is gone (enable the peering of contoso-ams).");
	}

	@Test
	void nameNoneWhereOnlyOneIsOwed() {
		var back = OTHER.closed(Obligation.State.DISCHARGED, "it is back", after(20));
		var owing = owing(OBLIGATION, back);
		assertThat(Sentences.of(owing, SEEN)).isEqualTo("it is down.");
		assertThat(Sentences.of(owing, HINDERED)).isEqualTo("Cannot restore yet: it is locked.");
		assertThat(Sentences.of(owing, FREED)).isEqualTo("What stood in the way of restoring is gone.");
	}

	@Test
	void nameNoneOfSeveralWhereItIsAboutNoneAlone() {
		var owing = owing(OBLIGATION, OTHER);
		assertThat(Sentences.of(owing, new Event.Hindered("it is locked")))
			.isEqualTo("Cannot restore yet: it is locked.");
	}

	@Test
	void nameTheValueThatWasSeenOfARuleThatSomebodyAnswersFor() {
		var looked = operation().after(new Event.Seen(Phase.Seeing.UNMET, "it is off", EVIDENCE), after(1));
		var silent = new RuleOverride("survivor-enabled", "contoso-dub", null, "known", "ada", true);
		var ofAnother = new RuleOverride("survivor-enabled", "contoso-ams", null, "known, too", "ada", true);
		assertThat(Sentences.of(looked,
				new Event.Decided(Decision.PROCEED, null, Every.ADA, null, List.of(silent, ofAnother))))
			.isEqualTo("ada decided PROCEED and answers for survivor-enabled of contoso-dub (known; seen: Enabled), "
					+ "survivor-enabled of contoso-ams (known, too).");
	}

	@Test
	void endOnceThoughWhatAzureSaysEndsItself() {
		var fact = new Mutation.Fact(after(12), Mutation.State.REFUTED, Handle.NONE, "It is busy.", null);
		var before = operation(Every.phases().get("Forward"));
		assertThat(Sentences.of(before, new Event.Recorded(MUTATION.id(), fact)))
			.isEqualTo("Did not happen: disable the peering of contoso-ams – It is busy.");
		assertThat(Sentences.part("It is busy.")).isEqualTo("It is busy");
		assertThat(Sentences.part("it is busy")).isEqualTo("it is busy");
	}

	@Test
	void remindForHowLongSomethingHasBeenUnprotectedWhereItIs() {
		var bare = operation().after(new Event.Exposed(UNPROTECTED), after(20));
		var hour = Duration.ofHours(1);
		var asked = "Nobody has decided since 2026-03-02T12:01:00Z: Checking that the other path can carry everything.";
		var since = " contoso has been unprotected since 2026-03-02T12:00:10Z: it has no replica.";
		assertThat(Sentences.of(bare, new Event.Reminded(after(60), hour)))
			.isEqualTo(asked + since + " It has been so for 1 h by now.");
		assertThat(Sentences.of(bare, new Event.Reminded(after(60)))).isEqualTo(asked + since);
		assertThat(Sentences.of(operation(), new Event.Reminded(after(60), hour))).isEqualTo(asked);
	}

	@Test
	void sayThatItMayHaveBeenUnprotectedForLonger() {
		var bare = operation().after(new Event.Exposed(new Unprotected(after(10), true)), after(20));
		assertThat(Sentences.of(bare, new Event.Reminded(after(60), Duration.ofHours(1))))
			.endsWith("contoso has been unprotected since 2026-03-02T12:00:10Z or longer: it has no replica. "
					+ "It has been so for at least 1 h by now.");
	}

	@Test
	void sayAtTheEndWhatIsLeftUnprotected() {
		var left = " When this ended contoso had been unprotected since 2026-03-02T12:00:10Z: it had no replica.";
		var bare = operation().after(new Event.Exposed(UNPROTECTED), after(20));
		var finished = new Event.Finished(Ending.FAILED, "A person must look.");
		assertThat(Sentences.of(bare, finished)).isEqualTo("FAILED: A person must look." + left);
		assertThat(Sentences.of(bare.after(finished, after(30)))).isEqualTo("A person must look." + left);
	}

	@Test
	void sayWhatFollowsUnlessSomebodyDecides() {
		var limited = QUESTION.unless(new Question.Default(after(600), Decision.RESTORE));
		assertThat(Sentences.of(operation(), new Event.Asked(limited)))
			.isEqualTo("Fail back now? (PROCEED, RESTORE) RESTORE follows at 2026-03-02T12:10:00Z, "
					+ "unless somebody decides.");
	}

	@Test
	void sayWhyItIsNotKnownWhatWasLostAndHowLongItTook() {
		var measured = Every.RECOVERY;
		var loss = new Recovery.Loss(null, null, null, "app-01", null, null, null);
		var delay = new Recovery.Delay(null, null, null, null, null, null, null, null);
		assertThat(new Recovery("out", "app-01", "northeurope", after(40), true, loss, delay).sentence())
			.isEqualTo("Measured: app-01 runs in northeurope. RPO not known: somebody else failed it over, and nobody "
					+ "said when it wrote last. RTO not known: somebody else failed it over, and nobody said since "
					+ "when it was needed.");
		var pointless = new Recovery.Loss(null, null, null, "db-01", null, null, Recovery.LastWrite.INCIDENT_DECLARED);
		assertThat(new Recovery("out", "app", "northeurope", after(40), false, pointless, measured.recoveryTime())
			.sentence())
			.startsWith("Measured: app runs in northeurope, and its application has still to answer. RPO of db-01 not "
					+ "known: nobody says which moment it was brought to. RTO 40 s ");
	}

	private static Operation owing(Obligation... owed) {
		return operation().with((edit) -> edit.obligations.addAll(List.of(owed)));
	}

}
