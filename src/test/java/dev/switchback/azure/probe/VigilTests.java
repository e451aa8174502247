package dev.switchback.azure.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import dev.switchback.playbook.Look;
import dev.switchback.playbook.Urgency;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// When something counts as silent that is asked beside who looks.
class VigilTests {

	private static final Probe INTRANET = new Probe("intranet", Probe.Kind.TCP, "intranet.example:443");

	private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

	private final ScriptedProber prober = new ScriptedProber();

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private boolean inline = true;

	private final Vigil vigil = new Vigil(this.prober, ProbeSettings.DEFAULT, this::execute);

	private Instant now = Instant.parse("2026-03-02T12:00:00Z");

	/// When it was asked before anything was drained.
	private Instant before = this.now;

	private void execute(Runnable asking) {
		this.waiting.add(asking);
		if (this.inline) {
			this.waiting.remove().run();
		}
	}

	/// Looks every five seconds, as guards do.
	private boolean lookedFor(int seconds) {
		var silent = false;
		for (int i = 0; i <= seconds; i += 5) {
			this.vigil.ask(INTRANET, this.now);
			silent = silent();
			this.now = this.now.plusSeconds(5);
		}
		return silent;
	}

	private boolean silent() {
		return this.vigil.silence(HALF_A_MINUTE, INTRANET, this.before, this.now).isPresent();
	}

	private void heard(Answered answered) {
		this.vigil.heard(List.of(new Reply(INTRANET, answered)), this.now);
	}

	@Test
	void itIsAskedEveryTenSecondsHoweverOftenSomebodyLooks() {
		lookedFor(60);
		assertThat(this.prober.asked).hasSize(7);
	}

	@Test
	void itIsSilentOnceItWasForHalfAMinute() {
		this.prober.says("intranet", ScriptedProber.SILENT);
		assertThat(lookedFor(25)).isFalse();
		assertThat(lookedFor(0)).isTrue();
	}

	@Test
	void oneAnswerEndsTheSilence() {
		this.prober.says("intranet", ScriptedProber.SILENT);
		lookedFor(20);
		this.prober.says("intranet", ScriptedProber.CONNECTED);
		lookedFor(5);
		this.prober.says("intranet", ScriptedProber.SILENT);
		assertThat(lookedFor(25)).isFalse();
	}

	@Test
	void whoCannotBeAskedIsNotSilent() {
		this.prober.says("intranet", ScriptedProber.NOT_ASKED);
		assertThat(lookedFor(600)).isFalse();
	}

	@Test
	void aNameThatLeadsNowhereAnyMoreIsSilence() {
		heard(ScriptedProber.CONNECTED);
		this.now = this.now.plusSeconds(10);
		this.prober.says("intranet", ScriptedProber.LOST);
		assertThat(lookedFor(25)).as("a hiccup is none").isFalse();
		assertThat(lookedFor(0)).isTrue();
		assertThat(this.vigil.silence(HALF_A_MINUTE, INTRANET, this.before, this.now))
			.hasValue("not asked: intranet.example has no address");
	}

	@Test
	void aNameThatThisProcessNeverFoundIsNoSilence() {
		this.prober.says("intranet", ScriptedProber.LOST);
		assertThat(lookedFor(600)).isFalse();
	}

	@Test
	void aNameThatThisProcessFoundBeforeItWasAnotherMatterIsNoSilence() {
		heard(ScriptedProber.CONNECTED);
		this.now = this.now.plus(Duration.ofHours(1));
		this.before = this.now;
		this.prober.says("intranet", ScriptedProber.LOST);
		assertThat(lookedFor(600)).as("another process asked before it was drained").isFalse();
		this.prober.says("intranet", ScriptedProber.CONNECTED);
		lookedFor(10);
		this.prober.says("intranet", ScriptedProber.LOST);
		assertThat(lookedFor(60)).as("by now this one found it, too").isTrue();
	}

	@Test
	void thatANameWasFoundIsKnownHoweverLongNobodyAsks() {
		heard(ScriptedProber.CONNECTED);
		this.now = this.now.plus(Duration.ofMinutes(15));
		this.prober.says("intranet", ScriptedProber.LOST);
		assertThat(lookedFor(25)).as("nobody asked meanwhile, so nothing is known of that time").isFalse();
		assertThat(lookedFor(0)).isTrue();
	}

	@Test
	void aLookupThatNeverComesBackIsANameThatLeadsNowhere() {
		heard(ScriptedProber.CONNECTED);
		this.now = this.now.plusSeconds(5);
		this.inline = false;
		assertThat(lookedFor(40)).isFalse();
		assertThat(lookedFor(10)).isTrue();
	}

	/// Each answer comes when the next one is asked for already.
	@Test
	void anAnswerThatComesLateEndsTheSilenceAllTheSame() {
		heard(ScriptedProber.CONNECTED);
		this.now = this.now.plusSeconds(5);
		this.inline = false;
		for (int i = 0; i < 40; i++) {
			assertThat(lookedFor(15)).isFalse();
			if (this.waiting.size() > 1) {
				this.waiting.remove().run();
			}
		}
	}

	@Test
	void whatCannotBeAskedInterruptsNoSilence() {
		heard(ScriptedProber.CONNECTED);
		this.now = this.now.plusSeconds(10);
		var round = new int[1];
		this.prober.whenAsked = (_) -> this.prober.says("intranet",
				(round[0]++ % 2 == 0) ? ScriptedProber.SILENT : ScriptedProber.NOT_ASKED);
		assertThat(lookedFor(25)).isFalse();
		assertThat(lookedFor(0)).isTrue();
	}

	@Test
	void whatCannotBeAskedIsNoSilenceByItself() {
		heard(ScriptedProber.CONNECTED);
		this.now = this.now.plusSeconds(5);
		this.prober.says("intranet", ScriptedProber.NOT_ASKED);
		assertThat(lookedFor(600)).isFalse();
	}

	@Test
	void whereAnotherProcessHeardTheAnswerOnlySilencesCount() {
		var round = new int[1];
		this.prober.whenAsked = (_) -> this.prober.says("intranet",
				(round[0]++ % 2 == 0) ? ScriptedProber.SILENT : ScriptedProber.LOST);
		assertThat(lookedFor(35)).as("two silences").isFalse();
		assertThat(lookedFor(0)).as("three").isTrue();
	}

	@Test
	void nobodyWaitsForAnAnswer() {
		this.inline = false;
		this.prober.says("intranet", ScriptedProber.SILENT);
		assertThat(lookedFor(600)).isFalse();
		assertThat(this.prober.asked).isEmpty();
		assertThat(this.waiting).as("one at a time; an answer that does not come is not waited for").hasSize(41);
	}

	@Test
	void whatNobodyListenedToMeanwhileIsForgotten() {
		this.prober.says("intranet", ScriptedProber.SILENT);
		lookedFor(20);
		this.now = this.now.plus(Duration.ofMinutes(3));
		assertThat(lookedFor(25)).isFalse();
		assertThat(lookedFor(0)).isTrue();
	}

	@Test
	void twoSilencesFarApartAreNoSilence() {
		heard(ScriptedProber.SILENT);
		this.now = this.now.plusSeconds(90);
		this.prober.says("intranet", ScriptedProber.SILENT);
		this.vigil.ask(INTRANET, this.now);
		assertThat(silent()).isFalse();
	}

	@Test
	void whatWasHeardOtherwiseCounts() {
		this.prober.says("intranet", ScriptedProber.SILENT);
		lookedFor(25);
		heard(ScriptedProber.CONNECTED);
		assertThat(lookedFor(25)).isFalse();
	}

	/// An answer takes longer than the look that asked for it.
	@Test
	void whatAnotherOperationLeftSilentIsNotTakenForSilentOnceItAnswered() {
		var settings = ProbeSettings.DEFAULT;
		this.prober.says("intranet", ScriptedProber.SILENT);
		assertThat(lookedFor(40)).isTrue();
		this.now = this.now.plusSeconds(60);
		this.prober.says("intranet", ScriptedProber.CONNECTED);
		var occasion = new Occasion(List.of(INTRANET), "drained", null, "pair", "it was drained");
		var round = new Round(this.prober, settings, Runnable::run);
		new Recording(round, this.vigil, occasion)
			.look(Look.at(this.now, Duration.ofSeconds(30), Urgency.RUNNING, List.of()));
		this.now = this.now.plusSeconds(20);
		this.inline = false;
		this.vigil.ask(INTRANET, this.now);
		assertThat(silent()).isFalse();
	}

}
