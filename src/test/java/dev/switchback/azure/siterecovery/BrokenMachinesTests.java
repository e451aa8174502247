package dev.switchback.azure.siterecovery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.Golden;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Every broken machine with what is said of it. Nothing that is broken passes, and an emergency is refused nothing that it
/// may do.
class BrokenMachinesTests {

	private static final Path GOLDEN = Path.of("src/test/resources/machines/broken.txt");

	static Stream<BrokenMachine> machines() {
		return BrokenMachines.all();
	}

	static Stream<BrokenMachine> harmless() {
		return BrokenSurroundings.harmless().stream();
	}

	private static String letter(Purpose purpose) {
		return purpose.name().substring(0, 1);
	}

	@Test
	void thereAreEnoughOfThem() {
		assertThat(machines()).hasSizeGreaterThanOrEqualTo(70);
		assertThat(machines().map(BrokenMachine::name)).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("machines")
	void nothingBrokenPassesAndNobodyIsRefusedWhatIsAllowed(BrokenMachine machine) {
		for (var purpose : Purpose.values()) {
			var said = machine.judge(purpose);
			var passing = said.rules()
				.stream()
				.collect(Collectors.groupingBy(RuleVerdict::rule,
						Collectors.mapping(RuleVerdict::verdict, Collectors.toSet())));
			for (var rule : machine.wrong()) {
				assertThat(passing).as("%s for %s", rule, purpose).containsKey(rule);
				assertThat(passing.get(rule)).as("%s for %s", rule, purpose).doesNotContain(Verdict.PASS);
			}
			assertThat(passing.entrySet()
				.stream()
				.filter((entry) -> !entry.getValue().equals(Set.of(Verdict.PASS)))
				.map(Map.Entry::getKey)
				.filter((rule) -> !machine.wrong().contains(rule) && !cleanedFirst(machine, rule, purpose)))
				.as("what is not broken, for %s", purpose)
				.isEmpty();
			assertThat(said.allowed()).as("%s: %s; %s", purpose, said.check().sentence(), said.point().sentence())
				.isEqualTo(machine.allowed().contains(letter(purpose)));
		}
	}

	/// A drill keeps Azure from offering anything else; an emergency cleans it up.
	private static boolean cleanedFirst(BrokenMachine machine, String rule, Purpose purpose) {
		return machine.name().equals("a drill waits to be cleaned up") && rule.equals(VmRule.OFFERED_BY_AZURE.code())
				&& purpose != Purpose.EMERGENCY;
	}

	@ParameterizedTest
	@MethodSource("harmless")
	void whatHarmsNothingRefusesNobody(BrokenMachine machine) {
		for (var purpose : Purpose.values()) {
			var said = machine.judge(purpose);
			assertThat(said.allowed()).as("%s: %s", purpose, said.check().sentence()).isTrue();
			assertThat(said.rules())
				.allSatisfy((rule) -> assertThat(rule.verdict()).as(rule.toString()).isEqualTo(Verdict.PASS));
		}
	}

	/// What could not be seen may be seen yet: nobody is refused for it.
	@ParameterizedTest
	@MethodSource("machines")
	void whatCouldNotBeSeenIsLookedAtAgain(BrokenMachine machine) {
		var said = machine.judge(Purpose.MAINTENANCE);
		var violations = said.check().evidence().violations(Purpose.MAINTENANCE);
		if (!violations.isEmpty() && violations.stream().allMatch(RuleVerdict::unseen)) {
			assertThat(said.check()).isInstanceOf(Sighting.Blind.class);
		}
	}

	/// A rule that no machine breaks is a rule that nobody has seen at work.
	@Test
	void everyRuleIsBrokenByAMachine() {
		var broken = new TreeSet<String>();
		machines().forEach((machine) -> broken.addAll(machine.wrong()));
		var ofDrillsAndGroups = Set.of(VmRule.DRILL_NETWORK_ISOLATED.code(), VmRule.PLAN_OF_ONE_GROUP.code(),
				VmRule.GROUP_TOGETHER.code());
		assertThat(Stream.of(VmRule.values()).map(VmRule::code).filter((rule) -> !ofDrillsAndGroups.contains(rule)))
			.allSatisfy((rule) -> assertThat(broken).contains(rule));
	}

	/// What people read. Read the differences before you approve them.
	@Test
	void everythingIsSaidAsItWasApproved() throws IOException {
		Golden.holds(GOLDEN, machines().map(BrokenMachinesTests::said).collect(Collectors.joining("\n")));
	}

	private static String said(BrokenMachine machine) {
		Map<String, StringBuilder> sentences = new LinkedHashMap<>();
		for (var purpose : Purpose.values()) {
			var said = machine.judge(purpose);
			said.rules()
				.stream()
				.filter((rule) -> rule.verdict() != Verdict.PASS)
				.forEach(
						(rule) -> sentences
							.computeIfAbsent(
									"%s %s: %s (wanted: %s)\n        %s".formatted(rule.verdict(), rule.rule(),
											rule.measured(), rule.threshold(), rule.sentence()),
									(_) -> new StringBuilder())
							.append(rule.blocks(purpose) ? letter(purpose) : letter(purpose).toLowerCase(Locale.ROOT)));
			for (var sighting : new Sighting[] { said.check(), said.point() }) {
				if (!(sighting instanceof Sighting.Met)) {
					sentences.computeIfAbsent("%s\n        %s"
						.formatted(sighting.getClass().getSimpleName().toUpperCase(Locale.ROOT), sighting.sentence()),
							(_) -> new StringBuilder())
						.append(letter(purpose));
				}
			}
		}
		var text = new StringBuilder("%s [%s]\n".formatted(machine.name(), machine.allowed()));
		sentences.forEach((sentence, purposes) -> text.append("    %-3s %s\n".formatted(purposes, sentence)));
		return text.toString();
	}

}
