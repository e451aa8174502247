package dev.switchback.operation;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitsTests {

	private static Waits waits(long people, long azure) {
		return new Waits(Duration.ofSeconds(people), Duration.ofSeconds(azure), null);
	}

	@Test
	void aWaitForAzureLastsFromItsBeginningToItsEnd() {
		var waiting = Waits.NONE.awaiting(Every.after(10)).awaiting(Every.after(20));
		assertThat(waiting.over(Every.after(40))).isEqualTo(waits(0, 30));
		assertThat(waiting.over(Every.after(40)).over(Every.after(90))).isEqualTo(waits(0, 30));
		assertThat(Waits.NONE.over(Every.after(40))).isEqualTo(Waits.NONE);
	}

	@Test
	void timeInWhichNobodyLookedIsNobodyElses() {
		var waiting = Waits.NONE.awaiting(Every.after(10)).unwatched(Every.after(15), Every.after(60));
		assertThat(waiting.over(Every.after(70))).isEqualTo(waits(0, 15));
		assertThat(
				Waits.NONE.awaiting(Every.after(10)).unwatched(Every.after(5), Every.after(60)).over(Every.after(60)))
			.isEqualTo(waits(0, 0));
		assertThat(Waits.NONE.unwatched(Every.after(5), Every.after(60))).isEqualTo(Waits.NONE);
	}

	@Test
	void visitsAddUp() {
		assertThat(waits(1, 2).asked(Duration.ofSeconds(3)).and(waits(10, 20))).isEqualTo(waits(14, 22));
	}

	@Test
	void aVisitKnowsForWhomItWaited() {
		var operation = Every.operation()
			.after(new Event.Seen(Phase.Seeing.UNMET, "not yet", Every.EVIDENCE), Every.after(10))
			.after(new Event.Asked(Every.QUESTION), Every.after(40))
			.after(new Event.Resumed(), Every.after(100))
			.after(new Event.Seen(Phase.Seeing.CONVERGING, "soon", Every.EVIDENCE), Every.after(101))
			.after(new Event.Stumbled(1, "ref"), Every.after(111))
			.after(new Event.Seen(Phase.Seeing.BLIND, "fog", Every.EVIDENCE), Every.after(131))
			.after(new Event.Unwatched(Every.after(136)), Every.after(150))
			.after(new Event.Seen(Phase.Seeing.MET, "there", Every.EVIDENCE), Every.after(160))
			.after(new Event.Concluded(dev.switchback.playbook.Verdict.PASS, "there", Every.EVIDENCE),
					Every.after(170));
		assertThat(operation.lastRun().waits()).isEqualTo(waits(60, 30 + 10 + 5 + 10));
		assertThat(operation.lastRun().waitedUntil(Every.after(500))).isEqualTo(waits(60, 55));
	}

	@Test
	void whatHasWaitedForNobodySaysNothing() {
		assertThat(Every.operation().lastRun().waits()).isNull();
		assertThat(Every.operation().lastRun().waitedUntil(Every.after(9))).isEqualTo(Waits.NONE);
	}

}
