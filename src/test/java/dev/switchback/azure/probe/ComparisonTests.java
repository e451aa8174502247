package dev.switchback.azure.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.switchback.azure.probe.Comparison.Compared;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What an answer tells, against the one before.
class ComparisonTests {

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private static final Probe INTRANET = new Probe("intranet", Probe.Kind.HTTP_GET, "http://intranet.example/");

	private static final Occasion OCCASION = new Occasion(List.of(INTRANET), "/ams", "/dub", "dub", "ams was drained");

	private static Answered answered(Verdict verdict) {
		return switch (verdict) {
			case PASS -> ScriptedProber.connected(14);
			case FAIL -> ScriptedProber.SILENT;
			case INCONCLUSIVE -> ScriptedProber.NOT_ASKED;
		};
	}

	private static Echoes before(Answered answered) {
		return new Echoes("/ams", null, NOON, List.of(new Reply(INTRANET, answered).echo()));
	}

	private static Comparison compared(Answered before, Answered now) {
		return Comparison.of(OCCASION, before(before), List.of(new Reply(INTRANET, now).echo()), (_) -> false);
	}

	@ParameterizedTest
	@CsvSource(
			textBlock = """
					PASS, PASS, PASS, intranet answers as before
					PASS, FAIL, FAIL, intranet answered before ams was drained and does not any more: no answer
					PASS, INCONCLUSIVE, INCONCLUSIVE, 'intranet could not be asked, which proves nothing: not asked: 10.9.0.1 is in no network that probes may go to'
					FAIL, PASS, INCONCLUSIVE, 'intranet answers, and did not before ams was drained, which proves nothing'
					FAIL, FAIL, INCONCLUSIVE, 'intranet did not answer before ams was drained either, so its silence proves nothing'
					FAIL, INCONCLUSIVE, INCONCLUSIVE, 'intranet did not answer before ams was drained either, so its silence proves nothing'
					INCONCLUSIVE, PASS, INCONCLUSIVE, 'intranet could not be asked before ams was drained, so it proves nothing'
					INCONCLUSIVE, FAIL, INCONCLUSIVE, 'intranet could not be asked before ams was drained, so it proves nothing'
					INCONCLUSIVE, INCONCLUSIVE, INCONCLUSIVE, 'intranet could not be asked before ams was drained, so it proves nothing'
					""")
	void onlyWhoAnsweredBeforeTellsAnything(Verdict before, Verdict now, Verdict verdict, String words) {
		assertThat(compared(answered(before), answered(now)).all()).singleElement()
			.extracting(Compared::verdict, Compared::words)
			.containsExactly(verdict, words);
	}

	@ParameterizedTest
	@CsvSource({ "PASS", "FAIL", "INCONCLUSIVE" })
	void whereNobodyAskedBeforeNothingIsProven(Verdict now) {
		var compared = Comparison.of(OCCASION, null, List.of(new Reply(INTRANET, answered(now)).echo()), (_) -> true);
		assertThat(compared.all()).extracting(Compared::verdict).containsExactly(Verdict.INCONCLUSIVE);
		assertThat(compared.words(Verdict.INCONCLUSIVE))
			.isEqualTo("intranet was not asked before ams was drained, so it proves nothing");
		var other = new Echoes("/ams", null, NOON, List.of(new Echo("erp", Verdict.PASS, "connected in 1 ms", null)));
		assertThat(Comparison.of(OCCASION, other, List.of(new Reply(INTRANET, answered(now)).echo()), (_) -> true)
			.any(Verdict.INCONCLUSIVE)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "PASS, PASS", "FAIL, FAIL", "INCONCLUSIVE, FAIL" })
	void whoCannotBeAskedAndWasSilentForLongIsSilent(Verdict now, Verdict verdict) {
		var compared = Comparison.of(OCCASION, before(ScriptedProber.CONNECTED),
				List.of(new Reply(INTRANET, answered(now)).echo()), (_) -> true);
		assertThat(compared.all()).extracting(Compared::verdict).containsExactly(verdict);
	}

	@Test
	void whoWasSilentBeforeIsNotTakenForSilentForLong() {
		var compared = Comparison.of(OCCASION, before(ScriptedProber.SILENT),
				List.of(new Reply(INTRANET, ScriptedProber.LOST).echo()), (_) -> true);
		assertThat(compared.all()).extracting(Compared::verdict).containsExactly(Verdict.INCONCLUSIVE);
	}

	@Test
	void whatIsSaidAgainAndAgainDoesNotChangeWithTheTimeItTook() {
		var slow = compared(ScriptedProber.CONNECTED, Answered.fail("503 in 700 ms, sha256 6b86b273ff34fce1"));
		assertThat(slow.words(Verdict.FAIL)).endsWith("does not any more: 503");
		var quick = compared(ScriptedProber.CONNECTED, Answered.fail("503 in 3 ms, sha256 6b86b273ff34fce1"));
		assertThat(quick.words(Verdict.FAIL)).isEqualTo(slow.words(Verdict.FAIL));
	}

	@Test
	void theFiguresAreForOnceAndTheEvidence() {
		var page = Answered.pass("200 in 9 ms, sha256 6b86b273ff34fce1", Duration.ofMillis(9));
		var compared = compared(page, page);
		assertThat(compared.figures()).isEqualTo("intranet answers as before: 200 in 9 ms, 200 in 9 ms before");
		assertThat(compared.evidence("dub", NOON).readings())
			.containsExactly(new Reading("probe intranet", "dub", "PASS: 200 in 9 ms, sha256 6b86b273ff34fce1", NOON));
	}

}
