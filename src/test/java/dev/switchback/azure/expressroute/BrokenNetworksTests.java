package dev.switchback.azure.expressroute;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.Golden;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Every broken network with what is said of it. Nothing that is broken passes, and an emergency is refused nothing that it
/// may do.
class BrokenNetworksTests {

	private static final Path GOLDEN = Path.of("src/test/resources/networks/broken.txt");

	static Stream<BrokenNetwork> networks() {
		return BrokenNetworks.all();
	}

	static Drain drain(BrokenNetwork network, Purpose purpose, List<RuleOverride> overrides) {
		return new Drain(purpose, network.families(), overrides, Overrulings.NONE, network.declared(),
				network.ownPath());
	}

	static Sighting judge(Stage stage, Drain drain) {
		return stage.see(stage.dub.canStandInFor(stage.ams, drain));
	}

	private static Sighting judge(BrokenNetwork network, Purpose purpose) {
		return judge(network.stage(), drain(network, purpose, List.of()));
	}

	/// Everything that fails and may be overridden is.
	static List<RuleOverride> overrides(Sighting sighting, Purpose purpose) {
		return sighting.evidence()
			.violations(purpose)
			.stream()
			.filter((rule) -> rule.force().overridable(purpose))
			.map((rule) -> new RuleOverride(rule.rule(), rule.subject(), rule.measured(), "it has to be", "anna", true))
			.toList();
	}

	static String letter(Purpose purpose) {
		return purpose.name().substring(0, 1);
	}

	@Test
	void thereAreEnoughOfThem() {
		assertThat(networks()).hasSizeGreaterThanOrEqualTo(60);
		assertThat(networks().map(BrokenNetwork::name)).doesNotHaveDuplicates();
	}

	/// What is broken is seen for every purpose, unless the rule is judged for drills only.
	@ParameterizedTest
	@MethodSource("networks")
	void nothingBrokenPasses(BrokenNetwork network) {
		for (var purpose : Purpose.values()) {
			var passing = judge(network, purpose).evidence()
				.rules()
				.stream()
				.collect(Collectors.groupingBy(RuleVerdict::rule,
						Collectors.mapping(RuleVerdict::verdict, Collectors.toSet())));
			for (var rule : network.wrong()) {
				if (!rule.equals("drained-whole") || purpose == Purpose.DRILL) {
					assertThat(passing.get(rule)).as("%s for %s", rule, purpose).isNotEqualTo(Set.of(Verdict.PASS));
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("networks")
	void nobodyIsRefusedWhatIsAllowed(BrokenNetwork network) {
		for (var purpose : Purpose.values()) {
			var stage = network.stage();
			var sighting = judge(stage, drain(network, purpose, List.of()));
			assertThat(sighting instanceof Sighting.Met).as("%s: %s", purpose, sighting.sentence())
				.isEqualTo(network.allowed().contains(letter(purpose)));
			var again = network.stage();
			var overridden = judge(again, drain(network, purpose, overrides(sighting, purpose)));
			assertThat(overridden instanceof Sighting.Met).as("%s with overrides: %s", purpose, overridden.sentence())
				.isEqualTo(network.allowed().toUpperCase(Locale.ROOT).contains(letter(purpose)));
		}
	}

	/// The last look before the write judges as the first one did.
	@ParameterizedTest
	@MethodSource("networks")
	void nothingIsSentThatTheRulesDoNotAllow(BrokenNetwork network) {
		for (var purpose : Purpose.values()) {
			var stage = network.stage();
			var overrides = overrides(judge(stage, drain(network, purpose, List.of())), purpose);
			var checked = judge(stage, drain(network, purpose, overrides));
			var allowed = network.allowed().toUpperCase(Locale.ROOT).contains(letter(purpose));
			var recorded = stage.see(stage.ams.baseline(stage.dub,
					allowed ? drain(network, purpose, overrides) : drain(network, Purpose.EMERGENCY, overrides)));
			if (!(recorded instanceof Sighting.Met(var _, var _, Baseline baseline))) {
				assertThat(!allowed || recorded instanceof Sighting.Converging).as("%s: %s", purpose, recorded)
					.isTrue();
				continue;
			}
			var overrulings = (checked instanceof Sighting.Met(var _, var _, Overrulings learned)) ? learned
					: Overrulings.NONE;
			var drain = new Drain(purpose, network.families(), overrides, overrulings, network.declared(),
					network.ownPath());
			var preparation = stage.disabled(baseline, drain).prepare(stage.look());
			// Whoever may not drain it now may be told to wait, but nobody else.
			assertThat(preparation).as("%s: %s", purpose, preparation)
				.isInstanceOfAny(allowed ? new Class<?>[] { Preparation.Ready.class } : new Class<?>[] {
						Preparation.Withheld.class, Preparation.Unseen.class, Preparation.Busy.class });
		}
	}

	/// What people read. Read the differences before you approve them.
	@Test
	void everythingIsSaidAsItWasApproved() throws IOException {
		Golden.holds(GOLDEN, networks().map(BrokenNetworksTests::said).collect(Collectors.joining("\n")));
	}

	private static String said(BrokenNetwork network) {
		Map<String, StringBuilder> verdicts = new LinkedHashMap<>();
		for (var purpose : Purpose.values()) {
			judge(network, purpose).evidence()
				.rules()
				.stream()
				.filter((rule) -> rule.verdict() != Verdict.PASS)
				.forEach((rule) -> verdicts
					.computeIfAbsent("%s %s of %s: %s\n        %s".formatted(rule.verdict(), rule.rule(),
							rule.subject(), rule.measured(), rule.sentence()), (_) -> new StringBuilder())
					.append(rule.blocks(purpose) ? letter(purpose) : letter(purpose).toLowerCase(Locale.ROOT)));
		}
		var text = new StringBuilder("%s [%s]\n".formatted(network.name(), network.allowed()));
		verdicts.forEach((verdict, purposes) -> text.append("    %-3s %s\n".formatted(purposes, verdict)));
		return text.toString();
	}

	/// A rule that no network breaks is a rule that nobody has seen at work.
	@Test
	void everyRuleIsBrokenByANetwork() {
		var broken = new TreeSet<String>();
		networks().forEach((network) -> broken.addAll(network.wrong()));
		var elsewhere = Set.of("two-circuits", "drained-as-recorded", "override-fitting", "symmetry");

		assertThat(Stream.of(SafetyRule.values()).map(SafetyRule::code).filter((rule) -> !elsewhere.contains(rule)))
			.allSatisfy((rule) -> assertThat(broken).contains(rule));
	}

	@Test
	void ofAHealthyNetworkEverythingPasses() {
		for (var purpose : Purpose.values()) {
			assertThat(judge(BrokenNetwork.of("nothing is broken", "DME"), purpose).evidence().rules())
				.allSatisfy((rule) -> assertThat(rule.verdict()).as(rule.rule()).isEqualTo(Verdict.PASS));
		}
	}

	@Test
	void whatCannotBeReadAtAllIsSaidAndBlocksNobody() {
		var blind = BrokenNetwork.of("nobody lets us look ahead", "DME")
			.refused(403, "*microsoft.insights/metrics")
			.refused(403, "*microsoft.resourcehealth/events");
		for (var purpose : Purpose.values()) {
			assertThat(judge(blind, purpose).evidence().rules()).filteredOn((rule) -> rule.verdict() != Verdict.PASS)
				.extracting(RuleVerdict::rule, RuleVerdict::force, RuleVerdict::verdict)
				.containsExactly(
						org.assertj.core.groups.Tuple.tuple("survivor-has-headroom", Force.ADVISES,
								Verdict.INCONCLUSIVE),
						org.assertj.core.groups.Tuple.tuple("survivor-no-maintenance-announced", Force.ADVISES,
								Verdict.INCONCLUSIVE));
		}
	}

}
