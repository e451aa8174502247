package dev.switchback.playbook;

import java.util.List;

import dev.switchback.playbook.RecoveryPointWish.Strategy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LearnedTests {

	@Test
	void tellsTheHistoryWhatSomebodyChose() {
		assertThat(new AcceptedAsIs("enable").sentence()).isEqualTo("what is seen counts as it should be from now on");
		assertThat(new ChoseFencing("fenced").sentence()).isEqualTo("the source is to be switched off");
		assertThat(new DoneOutside("enable").sentence())
			.isEqualTo("nothing is sent to bring it back: it is looked whether a hand does");
		assertThat(new Escalated().sentence())
			.isEqualTo("the hold lasts until somebody decides, and nothing is due any more");
		assertThat(new TakenOver(new Escalated()).sentence()).isEqualTo(
				"how it was found before the other one changed it counts here as well, and is what it is brought back to");
	}

	@Test
	void namesTheRecoveryPointOrElseTheKindThatIsWanted() {
		assertThat(new ChoseRecoveryPoint("commit", new RecoveryPointWish(Strategy.CUSTOM, "points/7")).sentence())
			.isEqualTo("another recovery point is wanted: points/7");
		assertThat(new ChoseRecoveryPoint("commit", new RecoveryPointWish(Strategy.LATEST_PROCESSED, null)).sentence())
			.isEqualTo("another recovery point is wanted: the latest processed");
	}

	@Test
	void namesEveryRuleThatSomebodyAnswersFor() {
		var overrides = List.of(new RuleOverride("both-links", "contoso-dub", "1", "known", "ada", true),
				new RuleOverride("prefixes-covered", "contoso-ams", null, "known", "ada", true));
		assertThat(new Overridden(overrides).sentence())
			.isEqualTo("answered for: both-links of contoso-dub (1), prefixes-covered of contoso-ams");
	}

	@Test
	void tellsOfSeveralThingsEachOnce() {
		assertThat(
				new LearnedTogether(List.of(new Escalated(), new ChoseFencing("fenced"), new Escalated())).sentence())
			.isEqualTo("the hold lasts until somebody decides, and nothing is due any more; "
					+ "the source is to be switched off");
	}

	@Test
	void fillsInTheValueThatWasSeenUnlessOneWasNamed() {
		var unnamed = new RuleOverride("both-links", "contoso-dub", null, "known", "ada", true);
		var named = new RuleOverride("both-links", "contoso-dub", "1", "known", "ada", true);
		assertThat(unnamed.seen("1")).isEqualTo(named);
		assertThat(named.seen("0")).isEqualTo(named);
	}

}
