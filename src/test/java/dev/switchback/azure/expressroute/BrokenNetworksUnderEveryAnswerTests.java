package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.world.OpenQuestions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/// What is not known about Azure decides nothing: every broken network is judged the same, at the first check and by the last
/// look before the write, whatever the answer to each open question is. [BrokenNetworksTests] has the default answers.
class BrokenNetworksUnderEveryAnswerTests {

	private static final boolean WHOLE = Boolean.getBoolean("sweeps.whole");

	/// Each network meets each answer, one purpose after the other; `-Dsweeps.whole=true` takes all purposes of all of them.
	@Execution(ExecutionMode.CONCURRENT)
	@TestFactory
	Stream<DynamicTest> whateverNobodyKnowsEveryNetworkIsJudgedAsItShouldBe() {
		var answers = OpenQuestions.answeredOtherwise();
		return IntStream.range(0, answers.size())
			.mapToObj((turn) -> DynamicTest.dynamicTest(answers.get(turn).name(), () -> fly(answers.get(turn), turn)));
	}

	private static void fly(OpenQuestions answer, int turn) {
		var next = turn;
		for (var network : BrokenNetworks.all().toList()) {
			for (var purpose : Purpose.values()) {
				if (WHOLE || purpose.ordinal() == next % Purpose.values().length) {
					isJudgedAsItShouldBe(network, answer, purpose);
				}
			}
			next++;
		}
	}

	@Test
	void whoMayDoOtherwiseUnderAnAnswerIsSaidOfAnAnswerThatThereIs() {
		var answers = OpenQuestions.answeredOtherwise().stream().map(OpenQuestions::name).toList();
		assertThat(BrokenNetworks.all().flatMap((network) -> network.exceptions().stream())).isSubsetOf(answers);
	}

	private static void isJudgedAsItShouldBe(BrokenNetwork network, OpenQuestions answer, Purpose purpose) {
		var stage = network.stage(answer.settings());
		var first = BrokenNetworksTests.judge(stage, BrokenNetworksTests.drain(network, purpose, List.of()));
		var what = "%s, %s, %s: %s".formatted(network, answer, purpose, first.sentence());
		nothingBrokenPasses(network, purpose, first, what);
		assertThat(first instanceof Sighting.Met).as(what).isEqualTo(network.allowed(answer).contains(letter(purpose)));
		var overrides = BrokenNetworksTests.overrides(first, purpose);
		var checked = BrokenNetworksTests.judge(stage, BrokenNetworksTests.drain(network, purpose, overrides));
		var allowed = network.allowed(answer).toUpperCase(Locale.ROOT).contains(letter(purpose));
		assertThat(checked instanceof Sighting.Met).as("%s, overridden: %s", what, checked.sentence())
			.isEqualTo(allowed);
		var drain = new Drain(purpose, network.families(), overrides,
				(checked instanceof Sighting.Met(var _, var _, Overrulings learned)) ? learned : Overrulings.NONE,
				network.declared(), network.ownPath());
		var recorded = stage.see(stage.ams.baseline(stage.dub,
				allowed ? drain : BrokenNetworksTests.drain(network, Purpose.EMERGENCY, overrides)));
		if (!(recorded instanceof Sighting.Met(var _, var _, Baseline baseline))) {
			assertThat(!allowed || recorded instanceof Sighting.Converging).as("%s: %s", what, recorded).isTrue();
			return;
		}
		assertThat(stage.disabled(baseline, drain).prepare(stage.look())).as(what)
			.isInstanceOfAny(allowed ? new Class<?>[] { Preparation.Ready.class }
					: new Class<?>[] { Preparation.Withheld.class, Preparation.Unseen.class, Preparation.Busy.class });
	}

	private static void nothingBrokenPasses(BrokenNetwork network, Purpose purpose, Sighting first, String what) {
		var passing = first.evidence()
			.rules()
			.stream()
			.collect(Collectors.groupingBy(RuleVerdict::rule,
					Collectors.mapping(RuleVerdict::verdict, Collectors.toSet())));
		for (var rule : network.wrong()) {
			if (!rule.equals("drained-whole") || purpose == Purpose.DRILL) {
				assertThat(passing.get(rule)).as("%s of %s", rule, what).isNotEqualTo(Set.of(Verdict.PASS));
			}
		}
	}

	private static String letter(Purpose purpose) {
		return BrokenNetworksTests.letter(purpose);
	}

}
