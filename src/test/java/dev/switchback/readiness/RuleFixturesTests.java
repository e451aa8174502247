package dev.switchback.readiness;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Guideline;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Rules;
import dev.switchback.readiness.rule.Subject;
import dev.switchback.readiness.snapshot.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Estates, and what is found of them. Nothing is passed that is broken or not known.
class RuleFixturesTests {

	static Stream<Fixture> fixtures() {
		return Stream
			.of(CircuitFixtures.all(), DeclaredFixtures.all(), GatewayFixtures.all(), PairFixtures.all(),
					MachineFixtures.all(), HubFixtures.all(), TemptingCircuitFixtures.all(), TemptingPairFixtures.all(),
					TemptingMachineFixtures.all(), TemptingRuleFixtures.all(), TemptingUnreadFixtures.all(),
					TemptingFormsFixtures.all())
			.flatMap((all) -> all);
	}

	@ParameterizedTest
	@MethodSource("fixtures")
	void isFoundAsExpected(Fixture fixture) {
		assertThat(Rules.judge(fixture.snapshot()))
			.filteredOn((finding) -> finding.rule().equals(fixture.rule())
					&& finding.subject().name().equals(fixture.subject()))
			.singleElement()
			.satisfies(
					(finding) -> assertThat(finding.judgement()).as(finding.sentence()).isEqualTo(fixture.expected()));
	}

	/// Of every finding it can be looked up what it was read from.
	@ParameterizedTest
	@MethodSource("fixtures")
	void everyFindingSaysWhereItIsReadFrom(Fixture fixture) {
		var document = fixture.document();
		assertThat(Rules.judge(fixture.snapshot())).allSatisfy((finding) -> {
			assertThat(finding.values()).as(finding.rule()).isNotEmpty();
			assertThat(finding.values()).allSatisfy((value) -> isThere(value, document));
			if (finding.judgement() == Judgement.PASS) {
				assertThat(finding.values()).as(finding.rule()).anyMatch((value) -> value.value() != null);
			}
		});
	}

	private static void isThere(Read read, JsonNode document) {
		var there = document.at(read.path());
		if (read.value() == null) {
			return;
		}
		assertThat(there.isMissingNode()).as(read.path()).isFalse();
		if (there.isValueNode()) {
			assertThat(read.value()).isEqualTo(there.asString());
		}
	}

	private static final String UNLISTED = "{'id':'/subscriptions/two','type':'Microsoft.Network/%s','problem':'Azure did not tell which %s two has'}";

	/// What is known is not all there is.
	@ParameterizedTest
	@CsvSource({ "ER-01,virtualNetworkGateways", "ER-01,expressRouteGateways", "ER-04,expressRouteCircuits",
			"ER-31,expressRoutePorts", "VM-01,vaults" })
	void whatCouldNotBeListedIsNotKnown(String rule, String type) {
		var unlisted = Edit.set("/unlisted", "[" + UNLISTED.formatted(type, type) + "]");
		var findings = Rules.judge(new Fixture("", "", "pass", "", Judgement.PASS, List.of(unlisted)).snapshot());
		assertThat(findings)
			.filteredOn((finding) -> finding.rule().equals(rule) && finding.subject().kind() == Subject.Kind.ESTATE)
			.singleElement()
			.satisfies((finding) -> {
				assertThat(finding.judgement()).isEqualTo(Judgement.UNKNOWN);
				assertThat(finding.sentence()).isEqualTo("Azure did not tell which %s two has".formatted(type));
				assertThat(finding.values()).extracting(Read::path).containsExactly("/unlisted/0");
			});
	}

	@Test
	void thereAreEnoughOfThem() {
		assertThat(fixtures()).hasSizeGreaterThanOrEqualTo(160);
		assertThat(fixtures().map((fixture) -> fixture + " " + fixture.subject())).doesNotHaveDuplicates();
	}

	@Test
	void everyRuleIsSeenToPassToFailNotToKnowAndNotToBeTempted() {
		for (var rule : Rules.guidelines()) {
			Set<String> kinds = fixtures().filter((fixture) -> fixture.rule().equals(rule.id()))
				.map(Fixture::kind)
				.collect(Collectors.toSet());
			assertThat(kinds).as(rule.id()).contains("pass", "fail", "unknown", "tempting");
		}
	}

	@Test
	void whatIsTemptingIsNeverAPass() {
		assertThat(fixtures().filter((fixture) -> fixture.kind().equals("tempting")))
			.noneMatch((fixture) -> fixture.expected() == Judgement.PASS);
	}

	@Test
	void noFaultIsFoundWithAHealthyEstate() {
		var findings = Rules.judge(Fixture.Series.of("", "").pass("").all().getFirst().snapshot());

		assertThat(findings)
			.filteredOn((finding) -> finding.judgement() == Judgement.FAIL || finding.judgement() == Judgement.UNKNOWN)
			.extracting(Finding::rule, Finding::sentence)
			.isEmpty();
	}

	@Test
	void noFaultIsFoundWithHealthyMachines() {
		var findings = Rules
			.judge(new Fixture("", "", "pass", "", Judgement.PASS, List.of(MachineFixtures.machines())).snapshot());

		assertThat(findings)
			.filteredOn((finding) -> finding.judgement() == Judgement.FAIL || finding.judgement() == Judgement.UNKNOWN)
			.extracting(Finding::rule, Finding::sentence)
			.isEmpty();
		assertThat(findings).filteredOn((finding) -> finding.rule().startsWith("VM-")).hasSize(3 * 15);
	}

	@Test
	void theRulesAreThoseThatArePublishedAndFourOfOursAndThoseOfMachines() {
		assertThat(Rules.guidelines()).extracting(Guideline::id)
			.containsExactlyElementsOf(
					Stream.concat(Stream.iterate(1, (n) -> n + 1).limit(36).map("ER-%02d"::formatted),
							Stream.concat(Stream.of("SB-01", "SB-02", "SB-03", "SB-04"),
									Stream.iterate(1, (n) -> n + 1).limit(15).map("VM-%02d"::formatted)))
						.toList());
		assertThat(Rules.guidelines()).allSatisfy((rule) -> {
			assertThat(List.of(rule.recommendation(), rule.remedy())).allMatch((text) -> text.endsWith("."));
			assertThat(rule.source().url()).isNotBlank();
		});
	}

}
