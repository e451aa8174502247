package dev.switchback.azure.probe;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/// Several probes, asked at the same time.
class RoundTests {

	private static final Executor BESIDE = (asking) -> Thread.ofVirtual().start(asking);

	private static final List<Probe> TWO = List.of(new Probe("one", Probe.Kind.TCP, "one.example:443"),
			new Probe("two", Probe.Kind.TCP, "two.example:443"));

	private static ProbeSettings patient(Duration patience) {
		return new ProbeSettings(List.of(), patience, Duration.ZERO, Duration.ZERO, Duration.ZERO, false);
	}

	/// Each answers only once the other is asked, too.
	@Test
	void allAreAskedAtOnceAndAnswerInTheirOrder() {
		var both = new CountDownLatch(2);
		var round = new Round((probe, _) -> {
			both.countDown();
			try {
				both.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return Answered.fail(probe.name());
		}, patient(Duration.ofMinutes(1)), BESIDE);
		assertThat(round.ask(TWO)).extracting((reply) -> reply.answered().words()).containsExactly("one", "two");
	}

	@Test
	void whoDoesNotKeepToItsPatienceIsNotWaitedFor() {
		var never = new CountDownLatch(1);
		var round = new Round((probe, _) -> {
			if (probe.name().equals("one")) {
				try {
					never.await();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			}
			return ScriptedProber.CONNECTED;
		}, patient(Duration.ZERO), BESIDE);
		assertThat(round.ask(TWO)).extracting((reply) -> reply.answered().verdict())
			.containsExactly(Verdict.INCONCLUSIVE, Verdict.PASS);
		never.countDown();
	}

	@Test
	void aBugIsOne() {
		var round = new Round((_, _) -> {
			throw new IllegalStateException("a bug");
		}, ProbeSettings.DEFAULT, BESIDE);
		assertThatIllegalStateException().isThrownBy(() -> round.ask(TWO)).withMessage("a bug");
	}

}
