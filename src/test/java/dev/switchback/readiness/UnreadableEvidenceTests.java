package dev.switchback.readiness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.readiness.Evidence.Unreadable;
import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.OneRule;
import dev.switchback.readiness.rule.Rules;
import dev.switchback.readiness.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever cannot be read: no rule that was judged by it passes, and none leaves the score.
class UnreadableEvidenceTests {

	/// What else says the same, by rule and what cannot be read.
	private static final Map<Pattern, String> OTHERWISE = Map.of(Pattern.compile("(ER-07|SB-01) .*/stats.*"),
			"Azure Monitor measured it", Pattern.compile("(ER-07|SB-01) .*/metrics"), "it was counted",
			Pattern.compile("ER-08 /drills"), "how long probes took is shown, and judged by nobody",
			Pattern.compile("ER-09 /gateways(/\\d+)?"), "a drill of ours took the circuit from all gateways",
			Pattern.compile("ER-02 /gateways/\\d+(/connections.*)?"), "both are linked to another gateway as well",
			Pattern.compile("ER-17 /gateways/\\d+/connections/value/\\d+.*"), "another connection carries as well",
			Pattern.compile("ER-36 /gateways/2.*"), "the id of a hub's gateway tells that it is one",
			Pattern.compile("(ER-06|ER-28) /declarations(/pairs(/0)?)?"), "a pair that nobody declares is proposed");

	private static ObjectNode estate() {
		return new Fixture("", "", "pass", "", Judgement.PASS, List.of(MachineFixtures.machines())).document();
	}

	@ParameterizedTest
	@EnumSource
	void nothingThatCannotBeReadPassesOrLeavesTheScore(Unreadable way) {
		var estate = estate();
		var before = found(estate);
		var faults = new ArrayList<String>();
		for (var source : Evidence.of(estate)) {
			way.of(estate, source)
				.map(UnreadableEvidenceTests::found)
				.ifPresent((after) -> before.values()
					.forEach((finding) -> compare(faults, source, finding, judgedBy(finding, source), before, after)));
		}
		assertThat(faults).isEmpty();
	}

	static Stream<Fixture> known() {
		return RuleFixturesTests.fixtures().filter((fixture) -> fixture.expected() != Judgement.UNKNOWN);
	}

	@ParameterizedTest
	@MethodSource("known")
	void norDoesItInAnyOtherEstate(Fixture fixture) {
		var document = fixture.document();
		var before = found(fixture, document);
		var faults = new ArrayList<String>();
		before.values()
			.stream()
			.filter((finding) -> finding.rule().equals(fixture.rule())
					&& finding.subject().name().equals(fixture.subject()))
			.forEach((finding) -> Evidence.of(document)
				.stream()
				.filter((source) -> judgedBy(finding, source))
				.forEach((source) -> compare(faults, source, finding, true, before,
						found(fixture, Unreadable.STRIPPED.of(document, source).orElseThrow()))));
		assertThat(faults).isEmpty();
	}

	/// What can make a rule fail it is judged by, whether or not it says so.
	@Test
	void whatCouldFailIsNoPassWhereItCannotBeRead() {
		var estate = estate();
		var before = found(estate);
		var faults = new ArrayList<String>();
		RuleFixturesTests.fixtures().filter((fixture) -> fixture.expected() == Judgement.FAIL).forEach((fixture) -> {
			var document = fixture.document();
			if (document.path("vaults").isMissingNode()) {
				MachineFixtures.machines().accept(document);
			}
			var changed = Evidence.changed(estate, document);
			if (changed.size() == 1) {
				var source = changed.iterator().next();
				var after = found(fixture, Unreadable.STRIPPED.of(estate, source).orElseThrow());
				before.values()
					.stream()
					.filter((finding) -> finding.rule().equals(fixture.rule())
							&& finding.subject().name().equals(fixture.subject()))
					.forEach((finding) -> compare(faults, source, finding, !otherwise(finding, source), before, after));
			}
		});
		assertThat(faults).isEmpty();
	}

	private static void compare(List<String> faults, String source, Finding finding, boolean judgedBy,
			Map<String, Finding> before, Map<String, Finding> after) {
		var now = after.get(finding.key());
		var told = "%s of %s (%s) without %s".formatted(finding.rule(), finding.subject().name(), finding.judgement(),
				source);
		if (now == null) {
			if (after.values()
				.stream()
				.noneMatch((other) -> other.rule().equals(finding.rule()) && !before.containsKey(other.key())
						&& noted(other))) {
				faults.add(told + " is gone");
			}
		}
		else if (!noted(now) && (judgedBy || now.judgement() != finding.judgement())) {
			faults.add("%s is %s: %s".formatted(told, now.judgement(), now.sentence()));
		}
	}

	private static boolean noted(Finding finding) {
		return finding.judgement() == Judgement.UNKNOWN || finding.judgement() == Judgement.FAIL;
	}

	private static boolean judgedBy(Finding finding, String source) {
		return !otherwise(finding, source)
				&& finding.values().stream().anyMatch((read) -> (read.path() + "/").startsWith(source + "/"));
	}

	private static boolean otherwise(Finding finding, String source) {
		return OTHERWISE.keySet().stream().anyMatch((one) -> one.matcher(finding.rule() + " " + source).matches());
	}

	private static Map<String, Finding> found(ObjectNode document) {
		return byKey(Rules.judge(new Snapshot(document, Fixture.NOW)));
	}

	private static Map<String, Finding> found(Fixture fixture, ObjectNode document) {
		return byKey(OneRule.judge(fixture.rule(), new Snapshot(document, Fixture.NOW)));
	}

	private static Map<String, Finding> byKey(List<Finding> findings) {
		return findings.stream()
			.collect(Collectors.toMap(Finding::key, Function.identity(), (one, _) -> one, LinkedHashMap::new));
	}

	@Test
	void thereIsMuchThatCannotBeRead() {
		assertThat(Evidence.of(estate())).hasSizeGreaterThan(100)
			.contains("/circuits", "/circuits/0/peerings/0/links/primary/routes",
					"/gateways/0/connections/value/0/body", "/vaults/0/items/1/points", "/declarations/circuits/0",
					"/drills");
	}

}
