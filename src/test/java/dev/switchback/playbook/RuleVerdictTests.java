package dev.switchback.playbook;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RuleVerdictTests {

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private static final RuleOverride OVERRIDE = new RuleOverride("both-links", "Contoso-DUB", "1", "known", "ada",
			true);

	@Test
	void blocksAndYieldsByForceAndPurpose() {
		assertThat(Arrays.stream(Force.values())
			.map((force) -> "%-30s blocks %s, overridable %s".formatted(force,
					Arrays.stream(Purpose.values()).filter(force::blocks).toList(),
					Arrays.stream(Purpose.values()).filter(force::overridable).toList()))
			.collect(Collectors.joining("\n"))).isEqualTo(
					"""
							NEVER_OVERRIDABLE              blocks [DRILL, MAINTENANCE, EMERGENCY], overridable []
							OVERRIDABLE_IN_EMERGENCY       blocks [DRILL, MAINTENANCE, EMERGENCY], overridable [EMERGENCY]
							OVERRIDABLE_WITH_SECOND_PERSON blocks [DRILL, MAINTENANCE, EMERGENCY], overridable [MAINTENANCE, EMERGENCY]
							BLOCKS_PLANNED_WORK            blocks [DRILL, MAINTENANCE], overridable []
							ADVISES                        blocks [], overridable []""");
	}

	@Test
	void blocksUnlessItPassesOrSomebodyAnswersForIt() {
		var failed = rule(Verdict.FAIL, "1");
		assertThat(failed.blocks(Purpose.EMERGENCY)).isTrue();
		assertThat(rule(Verdict.INCONCLUSIVE, "unknown").blocks(Purpose.EMERGENCY)).isTrue();
		assertThat(rule(Verdict.PASS, "2").blocks(Purpose.EMERGENCY)).isFalse();
		assertThat(failed.overridden(OVERRIDE).blocks(Purpose.EMERGENCY)).isFalse();
		assertThat(failed.overridden(OVERRIDE).override()).isEqualTo(OVERRIDE);
	}

	@ParameterizedTest
	@CsvSource({ "INCONCLUSIVE, unknown, true", "INCONCLUSIVE, none seen, true", "INCONCLUSIVE, IPv6 not seen, true",
			"INCONCLUSIVE, only a default route, false", "FAIL, unknown, false", "PASS, none seen, false" })
	void isUnseenWhereNothingWasRead(Verdict verdict, String measured, boolean unseen) {
		assertThat(rule(verdict, measured).unseen()).isEqualTo(unseen);
	}

	@Test
	void saysWhatCanBeDoneInstead() {
		var instead = List.of(new Alternative("at the customer edge", "neighbor … shutdown"));
		assertThat(rule(Verdict.FAIL, "1").alternatives()).isEmpty();
		assertThat(rule(Verdict.FAIL, "1").instead(instead).alternatives()).isEqualTo(instead);
		assertThat(rule(Verdict.FAIL, "1").instead(instead).overridden(OVERRIDE).alternatives()).isEqualTo(instead);
	}

	@Test
	void isOverriddenByNameAndSubjectInAnyLetterCase() {
		assertThat(OVERRIDE.names(rule(Verdict.FAIL, "1"))).isTrue();
		assertThat(new RuleOverride("tables", "contoso-dub", "1", "known", "ada", true).names(rule(Verdict.FAIL, "1")))
			.isFalse();
		assertThat(
				new RuleOverride("both-links", "contoso-ams", "1", "known", "ada", true).names(rule(Verdict.FAIL, "1")))
			.isFalse();
	}

	@Test
	void areViolationsWhereTheyBlock() {
		var passed = rule(Verdict.PASS, "2");
		var failed = rule(Verdict.FAIL, "1");
		var advice = new RuleVerdict("demand", "contoso-ams", "0", "1", NOON, Force.ADVISES, Verdict.FAIL,
				"No demand was seen.", null);
		assertThat(Evidence.ofRules(List.of(passed, failed, advice)).violations(Purpose.DRILL)).containsExactly(failed);
	}

	@Test
	void areAddedUpAsEvidence() {
		var first = new Reading("state", "contoso-ams", "Enabled", NOON);
		var second = new Reading("state", "contoso-dub", "Disabled", NOON);
		var rule = rule(Verdict.FAIL, "1");
		var other = rule(Verdict.PASS, "2");
		var both = new Evidence(List.of(first), List.of(rule)).and(new Evidence(List.of(second), List.of(other)));
		assertThat(both).isEqualTo(new Evidence(List.of(first, second), List.of(rule, other)));
		assertThat(Evidence.of(first, second)).isEqualTo(new Evidence(List.of(first, second), List.of()));
		assertThat(Stream.of(Evidence.ofRules(List.of(rule)).rules(), Evidence.NONE.rules()))
			.containsExactly(List.of(rule), List.of());
	}

	private static RuleVerdict rule(Verdict verdict, String measured) {
		return new RuleVerdict("both-links", "contoso-dub", measured, "2", NOON, Force.OVERRIDABLE_IN_EMERGENCY,
				verdict, "The other circuit has one link.", null);
	}

}
