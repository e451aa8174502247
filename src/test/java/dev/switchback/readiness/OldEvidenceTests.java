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
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What no rule passes without, none passes by what it was three months ago.
class OldEvidenceTests {

	/// How something was earlier, and what people said and measured, is meant to be old: it says itself when it was. Which circuits,
	/// peerings and machines there are is as old as what lists them.
	private static final Pattern MEANT = Pattern
		.compile(".*/before(/.*)?|/(declarations|drills|recoveries).*|/circuits|.*/peerings|.*/items");

	@Test
	void nothingPassesByWhatWasReadLongAgo() {
		var estate = new Fixture("", "", "pass", "", Judgement.PASS, List.of(MachineFixtures.machines())).document();

		assertThat(faults(estate, (document) -> Rules.judge(new Snapshot(document, Fixture.NOW)))).isEmpty();
	}

	static Stream<Fixture> passes() {
		return RuleFixturesTests.fixtures().filter((fixture) -> fixture.expected() == Judgement.PASS);
	}

	@ParameterizedTest
	@MethodSource("passes")
	void norDoesItInAnyOtherEstate(Fixture fixture) {
		assertThat(faults(fixture.document(),
				(document) -> OneRule.judge(fixture.rule(), new Snapshot(document, Fixture.NOW))))
			.isEmpty();
	}

	private static List<String> faults(ObjectNode estate, Function<ObjectNode, List<Finding>> judging) {
		var passed = judging.apply(estate)
			.stream()
			.filter((finding) -> finding.judgement() == Judgement.PASS)
			.map(Finding::key)
			.toList();
		var faults = new ArrayList<String>();
		for (var source : Evidence.of(estate)) {
			if (!passed.isEmpty() && !MEANT.matcher(source).matches()) {
				var way = estate.at(source).isArray() ? Unreadable.STRIPPED : Unreadable.HIDDEN;
				var hidden = byKey(judging.apply(way.of(estate, source).orElseThrow()));
				var old = byKey(judging.apply(Evidence.old(estate, source)));
				passed.stream()
					.filter((key) -> hidden.get(key) != Judgement.PASS && old.get(key) != Judgement.UNKNOWN)
					.forEach((key) -> faults.add("%s is %s by an old %s".formatted(key, old.get(key), source)));
			}
		}
		return faults;
	}

	private static Map<String, Judgement> byKey(List<Finding> findings) {
		return findings.stream()
			.collect(Collectors.toMap(Finding::key, Finding::judgement, (one, _) -> one, LinkedHashMap::new));
	}

}
