package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What people are told of that which could not be told, and of what a preview found.
class UntoldTests {

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private static final RuleVerdict UNSEEN = rule("tables-read", Verdict.INCONCLUSIVE, "unknown");

	private static final RuleVerdict UNSETTLED = rule("prefixes-covered", Verdict.INCONCLUSIVE, "a default route");

	private static final RuleVerdict PASSED = rule("survivor-enabled", Verdict.PASS, "Enabled");

	@Test
	void nothingWasSeenWhereNoRuleWas() {
		assertThat(untold().sentence(NOON))
			.isEqualTo("nothing could be seen since 2026-03-02T12:00:00Z: Azure does not answer");
		assertThat(untold(UNSEEN).sentence(NOON)).isEqualTo("not seen since 2026-03-02T12:00:00Z: Of tables-read.");
		assertThat(untold(UNSEEN).seen()).isFalse();
	}

	@Test
	void whatIsSeenMaySettleNothing() {
		assertThat(unsettled(UNSETTLED, PASSED).seen()).isTrue();
		assertThat(unsettled(UNSETTLED, PASSED).sentence(NOON))
			.isEqualTo("what is seen does not settle it: Of prefixes-covered.");
		assertThat(unsettled().sentence(NOON)).isEqualTo("what is seen does not settle it: nobody talks");
	}

	@Test
	void whatIsSeenAndWhatIsNotAreToldApart() {
		assertThat(untold(UNSETTLED, UNSEEN).seen()).isFalse();
		assertThat(untold(UNSETTLED, UNSEEN).sentence(NOON)).isEqualTo(
				"what is seen does not settle it: Of prefixes-covered.; and not seen since 2026-03-02T12:00:00Z: Of tables-read.");
	}

	@Test
	void aPreviewAddsUpWhatItFinds() {
		var reading = new Reading("state", "contoso-dub", "Enabled", NOON);
		var findings = new Findings();
		findings.add(step("it can"), Sighting.met("it can", new Evidence(List.of(reading), List.of(PASSED))));
		assertThat(findings.allMet()).isTrue();
		var good = findings.result(Purpose.DRILL, NOON);
		assertThat(good.sentence()).isEqualTo("Nothing stands in the way now. Nothing was changed.");
		assertThat(good.readings()).containsExactly(reading);
		assertThat(good.rules()).containsExactly(PASSED);
		assertThat(good).isEqualTo(new dev.switchback.operation.Preview.Result(NOON, true, good.sentence(),
				List.of(PASSED), List.of(reading)));
	}

	@Test
	void aPreviewSaysEverythingThatWouldBeRefused() {
		var findings = new Findings();
		findings.add(step("it can"), new Sighting.Refused("it cannot", Evidence.NONE));
		findings.add(step("it is whole"), new Sighting.Unmet("it is not", Evidence.NONE));
		assertThat(findings.allMet()).isFalse();
		assertThat(findings.result(Purpose.DRILL, NOON)).isEqualTo(new dev.switchback.operation.Preview.Result(NOON,
				false, "It would be refused now: it can – it cannot; it is whole – it is not. Nothing was changed.",
				List.of(), List.of()));
	}

	@Test
	void aRuleThatBlocksIsInTheWayThoughTheStepIsMet() {
		var findings = new Findings();
		findings.add(step("it can"), Sighting.met("it can", Evidence.ofRules(List.of(UNSETTLED))));
		assertThat(findings.result(Purpose.DRILL, NOON)).isEqualTo(new dev.switchback.operation.Preview.Result(NOON,
				false, "Nothing stands in the way now. Nothing was changed.", List.of(UNSETTLED), List.of()));
	}

	private static Step step(String title) {
		return Step.check("check", title, (look) -> Sighting.met(title, Evidence.NONE));
	}

	private static Untold untold(RuleVerdict... rules) {
		return Untold.of(new Sighting.Blind("Azure does not answer", Evidence.ofRules(Stream.of(rules).toList()),
				Duration.ofSeconds(5)), Purpose.DRILL);
	}

	private static Untold unsettled(RuleVerdict... rules) {
		return Untold.of(new Sighting.Unsettled("nobody talks", Evidence.ofRules(Stream.of(rules).toList()),
				Duration.ofSeconds(5)), Purpose.DRILL);
	}

	private static RuleVerdict rule(String name, Verdict verdict, String measured) {
		return new RuleVerdict(name, "contoso-dub", measured, "", NOON, Force.OVERRIDABLE_IN_EMERGENCY, verdict,
				"Of " + name + ".", null);
	}

}
