package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.estate.ConnectionPlan;
import dev.switchback.simulator.estate.Link;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/// Who answers for a failing rule, and for how much of it.
class OverridingTests {

	private static final String[] MISSING = { "prefixes-covered contoso-dub", "gateway-has-both-paths contoso-gw" };

	/// Dublin lacks 10.2.0.0/16.
	private static Stage lacking() {
		return new Stage(Stage.pair(Stage.amsterdam(), Stage.dublin("10.1.0.0/16")));
	}

	private static Sighting judge(Stage stage, Drain drain) {
		return stage.see(stage.dub.canStandInFor(stage.ams, drain));
	}

	/// What the operation goes on with after its check.
	private static Drain learned(Stage stage, Drain drain) {
		var met = (Sighting.Met) judge(stage, drain);
		return new Drain(drain.purpose(), drain.families(), drain.overrides(),
				(Overrulings) Objects.requireNonNull(met.learned()), drain.declared(), drain.ownPath());
	}

	private static Drain measured(Drain drain, String measured) {
		var first = drain.overrides().getFirst();
		return new Drain(drain.purpose(), drain.families(),
				List.of(new RuleOverride(first.rule(), first.subject(), measured, first.reason(), first.by(), true),
						drain.overrides().getLast()),
				drain.overruled(), drain.declared(), drain.ownPath());
	}

	private static RuleVerdict misfit(Sighting sighting) {
		assertThat(sighting).isInstanceOf(Sighting.Refused.class);
		return sighting.evidence()
			.rules()
			.stream()
			.filter((rule) -> rule.rule().equals("override-fitting") && rule.verdict() == Verdict.FAIL)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void whatAPersonAnswersForDoesNotBlock() {
		var sighting = judge(lacking(), Stage.overriding(Purpose.EMERGENCY, MISSING));

		assertThat(sighting).isInstanceOf(Sighting.Met.class);
		assertThat(sighting.sentence()).startsWith(
				"contoso-dub (Dublin) can carry everything, but for what is overridden: prefixes-covered of contoso-dub by anna, gateway-has-both-paths of contoso-gw by anna; ");
		assertThat(sighting.evidence().rules()).filteredOn((rule) -> rule.override() != null)
			.extracting(RuleVerdict::rule, RuleVerdict::verdict)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("prefixes-covered", Verdict.FAIL),
					org.assertj.core.groups.Tuple.tuple("gateway-has-both-paths", Verdict.INCONCLUSIVE));
		assertThat(((Sighting.Met) sighting).learned()).isInstanceOfSatisfying(Overrulings.class,
				(overrulings) -> assertThat(overrulings.rules().getFirst())
					.isEqualTo(new Overrulings.Overruled("prefixes-covered", "contoso-dub", Verdict.FAIL,
							"1 of 2 prefixes (not 10.2.0.0/16)", List.of("10.2.0.0/16"))));
	}

	@Test
	void withoutOverridesNothingIsLearned() {
		assertThat(((Sighting.Met) judge(new Stage(), Stage.DRILL)).learned()).isNull();
	}

	@Test
	void anOverrideOfARuleThatIsKeptIsRefused() {
		var verdict = misfit(judge(new Stage(), Stage.overriding(Purpose.EMERGENCY, MISSING)));

		assertThat(verdict.subject()).isEqualTo("prefixes-covered of contoso-dub");
		assertThat(verdict.sentence()).isEqualTo(
				"prefixes-covered of contoso-dub stands in nobody's way, so there is nothing to override; leave it out");
	}

	@Test
	void anOverrideOfWhatIsNotJudgedIsRefused() {
		assertThat(misfit(judge(lacking(), Stage.overriding(Purpose.EMERGENCY, "prefixes-covered contoso-ams")))
			.sentence()).isEqualTo(
					"prefixes-covered of contoso-ams is not judged here, so there is nothing to override; leave it out");
	}

	@Test
	void anOverrideSpeaksOfTheValueThatWasSeen() {
		var drain = Stage.overriding(Purpose.EMERGENCY, MISSING);

		assertThat(judge(lacking(), measured(drain, "1 of 2  prefixes (NOT 10.2.0.0/16)")))
			.isInstanceOf(Sighting.Met.class);
		assertThat(judge(lacking(), measured(drain, "0 of 2 prefixes (not 10.1.0.0/16, 10.2.0.0/16)")))
			.as("it was worse when it was seen")
			.isInstanceOf(Sighting.Met.class);
		assertThat(misfit(judge(lacking(), measured(drain, "2 of 3 prefixes (not 10.3.0.0/16)"))).sentence())
			.isEqualTo("prefixes-covered of contoso-dub is worse than what the override speaks of: "
					+ "1 of 2 prefixes (not 10.2.0.0/16); look at it, and override it anew");
	}

	@Test
	void noOverrideHelpsAgainstARuleThatNobodyMayOverride() {
		var stage = new Stage(Stage.pair(Stage.amsterdam(), Stage.dublin().withLinksDown(Link.values())));

		var sighting = judge(stage, Stage.overriding(Purpose.EMERGENCY, "survivor-not-down contoso-dub",
				"survivor-both-links contoso-dub", "prefixes-covered contoso-dub"));

		assertThat(sighting.evidence().violations(Purpose.EMERGENCY)).extracting(RuleVerdict::rule)
			.contains("survivor-not-down");
	}

	@Test
	void inMaintenanceOnlyWhatTakesASecondPersonIsOverridden() {
		var stage = new Stage(Stage.pair(Stage.amsterdam(), Stage.dublin().withLinksDown(Link.SECONDARY)));

		assertThat(judge(stage, Stage.overriding(Purpose.MAINTENANCE, "survivor-both-links contoso-dub")))
			.isInstanceOf(Sighting.Refused.class);
		assertThat(judge(stage, Stage.overriding(Purpose.EMERGENCY, "survivor-both-links contoso-dub")))
			.isInstanceOf(Sighting.Met.class);
		assertThat(judge(lacking(), Stage.overriding(Purpose.MAINTENANCE, MISSING))).isInstanceOf(Sighting.Met.class);
	}

	@Test
	void whoAnswersForBlindTablesAnswersForWhatIsNotKnownBecauseOfIt() {
		var stage = new Stage();
		stage.fault("{'kind':'refuse','status':403,'match':{'path':'*contoso-dub*routeTable*'}}");

		var sighting = judge(stage, Stage.overriding(Purpose.EMERGENCY, "survivor-tables-seen contoso-dub"));

		assertThat(sighting).isInstanceOf(Sighting.Met.class);
		assertThat(sighting.evidence().rules()).filteredOn((rule) -> rule.override() != null)
			.extracting(RuleVerdict::rule)
			.containsExactly("survivor-both-links", "survivor-tables-seen", "survivor-not-in-maintenance",
					"prefixes-covered");
	}

	private static RuleVerdict covered(List<RuleVerdict> rules) {
		return rules.stream().filter((rule) -> rule.rule().equals("prefixes-covered")).findFirst().orElseThrow();
	}

	@Test
	void theValueThatWasSeenIsKeptWithAnOverrideAlsoOfWhoNamedNone() {
		for (var purpose : List.of(Purpose.MAINTENANCE, Purpose.EMERGENCY)) {
			var stage = lacking();
			var drain = Stage.overriding(purpose, MISSING);
			var first = judge(stage, drain);
			assertThat(first.evidence().rules().stream().filter((rule) -> rule.override() != null)).isNotEmpty()
				.allSatisfy((rule) -> assertThat(Objects.requireNonNull(rule.override()).measured())
					.isEqualTo(rule.measured()));
			assertThat(Objects.requireNonNull(covered(first.evidence().rules()).override()).measured())
				.isEqualTo("1 of 2 prefixes (not 10.2.0.0/16)");

			var named = measured(drain, "0 of 2 prefixes (not 10.1.0.0/16, 10.2.0.0/16)");
			assertThat(Objects.requireNonNull(covered(judge(stage, named).evidence().rules()).override()).measured())
				.as("what they saw themselves")
				.isEqualTo("0 of 2 prefixes (not 10.1.0.0/16, 10.2.0.0/16)");
		}
	}

	@Test
	void whatIsSeenLaterDoesNotTakeThePlaceOfTheValueThatWasAnsweredFor() {
		var stage = new Stage(Stage.pair(
				Stage.amsterdam().announcing(Stage.announced("65010", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16")),
				Stage.dublin("10.1.0.0/16", "10.3.0.0/16")));
		var drain = learned(stage, Stage.overriding(Purpose.EMERGENCY, MISSING));
		stage.fault("{'kind':'convergence','circuit':'contoso-dub','missing':['10.3.0.0/16']}");
		stage.see(stage.ams.isStillDrained(Stage.IPV4));
		stage.time.pass(Duration.ofMinutes(1));

		var rule = covered(judge(stage, drain).evidence().rules());

		assertThat(rule.measured()).isEqualTo("1 of 3 prefixes (not 10.2.0.0/16, 10.3.0.0/16)");
		assertThat(Objects.requireNonNull(rule.override()).measured()).isEqualTo("2 of 3 prefixes (not 10.2.0.0/16)");
	}

	@Test
	void theDisableIsPreparedWithWhatIsOverridden() {
		var stage = lacking();
		var drain = learned(stage, Stage.overriding(Purpose.EMERGENCY, MISSING));

		assertThat(stage.disabled(stage.baseline(), drain).prepare(stage.look())).isInstanceOf(Preparation.Ready.class);
		assertThat(stage.disabled(stage.baseline(), Drain.of(Purpose.EMERGENCY, Stage.IPV4)).prepare(stage.look()))
			.isInstanceOf(Preparation.Withheld.class);
	}

	@Test
	void inMaintenanceAnOverrideLapsesIfTheValueWorsens() {
		for (var purpose : List.of(Purpose.MAINTENANCE, Purpose.EMERGENCY)) {
			var stage = lacking();
			var drain = learned(stage, Stage.overriding(purpose, MISSING));
			var effect = stage.disabled(stage.baseline(), drain);
			stage.fault("{'kind':'convergence','circuit':'contoso-dub','missing':['10.1.0.0/16']}");
			stage.see(stage.ams.isStillDrained(Stage.IPV4));
			stage.time.pass(Duration.ofMinutes(1));
			var preparation = effect.prepare(stage.look());

			assertThat(preparation).isInstanceOf(Preparation.Withheld.class);
			var sentence = ((Preparation.Withheld) preparation).sentence();
			var lapsed = "; the override by anna has lapsed, because it was 1 of 2 prefixes (not 10.2.0.0/16) then";
			if (purpose == Purpose.MAINTENANCE) {
				assertThat(sentence).contains(lapsed);
			}
			else {
				assertThat(sentence).as("only the links, which nobody answers for").doesNotContain("lapsed");
			}
		}
	}

	private static void tested(Stage stage, String... tests) {
		stage.doctor.change("getFailoverAllTestsDetails", (_) -> {
			var rows = JsonNodeFactory.instance.arrayNode();
			for (var test : tests) {
				rows.addObject()
					.put("peeringLocation", test.split("/")[0])
					.put("testGuid", test.split("/")[1])
					.put("status", "Running");
			}
			return rows;
		});
	}

	@Test
	void inMaintenanceWhoAnswersForATestOfAzuresAnswersForNoOther() {
		for (var later : List.of("Dublin/b2", "Amsterdam/a1", "Dublin/a1 Amsterdam/b2")) {
			var stage = new Stage();
			tested(stage, "Dublin/a1");
			var drain = learned(stage, Stage.overriding(Purpose.MAINTENANCE, "no-azure-failover-test contoso-gw"));
			var effect = stage.disabled(stage.baseline(), drain);
			assertThat(effect.prepare(stage.look())).as("the same one still runs")
				.isInstanceOf(Preparation.Ready.class);
			tested(stage, later.split(" "));
			stage.time.pass(Duration.ofMinutes(1));
			assertThat(effect.prepare(stage.look())).as(later)
				.isInstanceOfSatisfying(Preparation.Withheld.class, (withheld) -> assertThat(withheld.sentence())
					.contains("; the override by anna has lapsed, because it was Dublin (a1) then"));
		}
	}

	@Test
	void whoAnswersForTheTestOfALinkAnswersForThatLinkOnly() {
		var stage = new Stage();
		linkTested(stage, "Primary/a1");
		var drain = learned(stage, Stage.overriding(Purpose.MAINTENANCE, "no-azure-failover-test contoso-dub"));
		var effect = stage.disabled(stage.baseline(), drain);
		assertThat(effect.prepare(stage.look())).isInstanceOf(Preparation.Ready.class);
		linkTested(stage, "Secondary/a1");
		stage.time.pass(Duration.ofMinutes(1));
		assertThat(effect.prepare(stage.look()))
			.isInstanceOfSatisfying(Preparation.Withheld.class, (withheld) -> assertThat(withheld.sentence()).contains(
					"a failover test of Azure's runs on contoso-dub, of its secondary link; stop it first; the override by anna has lapsed, because it was its primary link (a1) then"));
	}

	private static void linkTested(Stage stage, String test) {
		stage.doctor.change("contoso-dub/getCircuitLinkFailoverAllTestsDetails", (_) -> {
			var rows = JsonNodeFactory.instance.arrayNode();
			rows.addObject()
				.put("linkType", test.split("/")[0])
				.put("testGuid", test.split("/")[1])
				.put("status", "Running");
			return rows;
		});
	}

	@Test
	void aTestOfAzuresThatEndsIsNoWorse() {
		var stage = new Stage();
		tested(stage, "Dublin/a1", "Silicon Valley/b2");
		var drain = Stage.overriding(Purpose.MAINTENANCE, "no-azure-failover-test contoso-gw");
		var effect = stage.disabled(stage.baseline(), learned(stage, drain));
		tested(stage, "Silicon Valley/b2");
		assertThat(effect.prepare(stage.look())).isInstanceOf(Preparation.Ready.class);
		assertThat(judge(stage, spoken(drain, "Dublin (a1), Silicon Valley (b2)"))).isInstanceOf(Sighting.Met.class);
		assertThat(misfit(judge(stage, spoken(drain, "Dublin (a1)"))).sentence())
			.contains("is worse than what the override speaks of: Silicon Valley (b2)");
	}

	private static Drain spoken(Drain drain, String measured) {
		var first = drain.overrides().getFirst();
		return new Drain(drain.purpose(), drain.families(),
				List.of(new RuleOverride(first.rule(), first.subject(), measured, first.reason(), first.by(), true)),
				drain.overruled(), drain.declared(), drain.ownPath());
	}

	/// As it is if it was looked for both circuits first whether the overrides fit.
	@Test
	void whatWasAnsweredForBeforeIsJudgedByWhatItWasThen() {
		for (var purpose : List.of(Purpose.MAINTENANCE, Purpose.EMERGENCY)) {
			var stage = new Stage(Stage.pair(
					Stage.amsterdam().announcing(Stage.announced("65010", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16")),
					Stage.dublin("10.1.0.0/16", "10.3.0.0/16")));
			var drain = learned(stage, Stage.overriding(purpose, MISSING));
			assertThat(judge(stage, drain)).isInstanceOf(Sighting.Met.class);
			stage.fault("{'kind':'convergence','circuit':'contoso-dub','missing':['10.3.0.0/16']}");
			stage.see(stage.ams.isStillDrained(Stage.IPV4));
			stage.time.pass(Duration.ofMinutes(1));

			var sighting = judge(stage, drain);

			if (purpose == Purpose.MAINTENANCE) {
				assertThat(sighting).isInstanceOf(Sighting.Refused.class);
				assertThat(sighting.sentence()).contains(
						"; the override by anna has lapsed, because it was 2 of 3 prefixes (not 10.2.0.0/16) then");
			}
			else {
				assertThat(sighting).isInstanceOfSatisfying(Sighting.Met.class,
						(met) -> assertThat(
								((Overrulings) Objects.requireNonNull(met.learned())).rules().getFirst().lacking())
							.containsExactly("10.2.0.0/16", "10.3.0.0/16"));
			}
		}
	}

	@Test
	void anOverriddenPrefixIsCoveredAndAFurtherOneIsNot() {
		var stage = new Stage(Stage.pair(
				Stage.amsterdam().announcing(Stage.announced("65010", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16")),
				Stage.dublin("10.1.0.0/16", "10.3.0.0/16")));
		var drain = learned(stage, Stage.overriding(Purpose.EMERGENCY, MISSING));
		var baseline = stage.drain(drain);

		assertThat(stage.await(stage.dub.covers(baseline, drain)).sentence())
			.isEqualTo("all 2 prefixes of contoso-ams arrive over contoso-dub (Dublin), and at 1 gateway; "
					+ "somebody answers for 1 prefix that does not");

		stage.fault("{'kind':'convergence','circuit':'contoso-dub','missing':['10.3.0.0/16']}");
		stage.see(stage.ams.isStillDrained(Stage.IPV4));
		stage.time.pass(Duration.ofMinutes(1));
		assertThat(stage.see(stage.dub.covers(baseline, drain))).isInstanceOfSatisfying(Sighting.Converging.class,
				(seen) -> assertThat(seen.sentence()).contains("10.3.0.0/16").doesNotContain("10.2.0.0/16"));
	}

	@Test
	void aGatewayThatSomebodyGaveUpIsNotWaitedFor() {
		var lonely = Stage.linkedTo("lonely-gw", "10.101", new ConnectionPlan("lonely", "contoso-ams", 0));
		var stage = new Stage(
				Stage.pair(Stage.amsterdam(), Stage.dublin(), "Dublin", Stage.gateway("contoso-gw", 0), lonely));
		var drain = learned(stage, Stage.overriding(Purpose.EMERGENCY, "gateway-has-both-paths lonely-gw"));
		var baseline = stage.drain(drain);

		stage.await(stage.dub.covers(baseline, drain));
	}

	@Test
	void blindTablesThatSomebodyAnswersForLeaveItToTheGateways() {
		var stage = new Stage();
		stage.fault("{'kind':'refuse','status':403,'match':{'path':'*contoso-dub*routeTable*'}}");
		var drain = learned(stage, Stage.overriding(Purpose.EMERGENCY, "survivor-tables-seen contoso-dub"));
		var baseline = stage.drain(drain);

		stage.await(stage.dub.covers(baseline, drain));
		assertThat(stage.see(stage.dub.isCarrying(baseline, drain))).isInstanceOf(Sighting.Blind.class);
	}

	@Test
	void aSurvivorThatWasKnownToBringNothingNeedOnlyStand() {
		var stage = new Stage(Stage.pair(Stage.amsterdam(), Stage.dublin(new String[0])));
		var drain = learned(stage, Stage.overriding(Purpose.EMERGENCY, "survivor-both-links contoso-dub",
				"prefixes-covered contoso-dub", "gateway-has-both-paths contoso-gw"));
		var baseline = stage.drain(drain);

		assertThat(stage.see(stage.dub.isCarrying(baseline, drain))).isInstanceOf(Sighting.Met.class);
		stage.await(stage.dub.covers(baseline, drain));
	}

}
