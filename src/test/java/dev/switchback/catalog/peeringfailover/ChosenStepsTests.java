package dev.switchback.catalog.peeringfailover;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.azure.probe.ProbeSettings;
import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.probe.ScriptedProber;
import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.engine.VirtualTime;
import dev.switchback.azure.expressroute.PeeringType;
import dev.switchback.playbook.AcceptedAsIs;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.DoneOutside;
import dev.switchback.playbook.Escalated;
import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Overridden;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.TakenOver;
import dev.switchback.playbook.Target;
import dev.switchback.playbook.Urgency;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/// How the steps change by what people choose and by what is learned on the way.
class ChosenStepsTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private final VirtualTime time = new VirtualTime();

	private final PeeringFailover playbook = new PeeringFailover(
			new InProcessAzure(this.time, this.time, this.time::pass, new ArmSimulator(this.time, Settings.DEFAULT, 42))
				.expressRoute(),
			new Probes(new ScriptedProber(), ProbeSettings.DEFAULT), new SomePairs());

	private Plan plan(Purpose purpose, String parameters) {
		return this.playbook.plan(Mandate.of(purpose),
				JSON.readValue("{\"target\":{\"circuitPair\":\"contoso\"},\"parameters\":{%s}}"
					.formatted(parameters.replace('\'', '"')), Request.class));
	}

	private Step step(Plan plan, String key) {
		return this.playbook.steps(plan).stream().filter((step) -> step.key().equals(key)).findFirst().orElseThrow();
	}

	@Test
	void whatArrivesMayBeTakenForWhatItShouldBe() {
		var plan = plan(Purpose.MAINTENANCE, "'scope':'PRIMARY','soak':'PT0S'");
		var covered = step(plan, "primary.covered");
		assertThat(covered.title())
			.isEqualTo("everything of contoso-ams (Amsterdam) arrives over contoso-dub (Dublin)");
		assertThat(covered.routes())
			.isEqualTo(Map.of(Decision.ACCEPT_AS_IS, Route.again(), Decision.DONE_OUTSIDE, Route.to("primary.enable")));
		assertThat(step(plan(Purpose.MAINTENANCE, "'scope':'PRIMARY','soak':'PT5S'"), "primary.covered").title())
			.endsWith("arrives over contoso-dub (Dublin), for 5 s");
		var accepted = step(this.playbook.revise(plan, new AcceptedAsIs("primary.covered")), "primary.covered");
		assertThat(accepted.title()).isEqualTo("what arrives over contoso-dub (Dublin) is accepted");
		assertThat(accepted.routes()).isEqualTo(Map.of(Decision.DONE_OUTSIDE, Route.to("primary.enable")));
		assertThat(accepted.guards()).isEqualTo(covered.guards());
	}

	@Test
	void whatIsBackMayBeTheNewBaseline() {
		var plan = plan(Purpose.MAINTENANCE, "'scope':'PRIMARY'");
		assertThat(step(plan, "primary.restored").title()).isEqualTo("everything of contoso-ams (Amsterdam) is back");
		assertThat(step(this.playbook.revise(plan, new AcceptedAsIs("primary.restored")), "primary.restored").title())
			.isEqualTo("what is seen of contoso-ams (Amsterdam) is its new baseline");
	}

	@Test
	void whatAHandSwitchedBackIsOnlyLookedAt() {
		var plan = plan(Purpose.MAINTENANCE, "'scope':'BOTH'");
		var ours = step(plan, "primary.enable");
		assertThat(ours.kind()).isEqualTo(Step.Kind.ENSURE);
		assertThat(ours.keeps()).isEqualTo("primary.restore");
		assertThat(ours.routes()).isEqualTo(Map.of(Decision.DONE_OUTSIDE, Route.again()));
		var outside = this.playbook.revise(plan, new DoneOutside("primary.hold"));
		assertThat(step(outside, "primary.enable").kind()).isEqualTo(Step.Kind.AWAIT);
		assertThat(step(outside, "primary.enable").keeps()).isEqualTo("primary.restore");
		assertThat(step(outside, "secondary.enable").kind()).isEqualTo(Step.Kind.ENSURE);
		assertThat(step(this.playbook.revise(plan, new AcceptedAsIs("primary.hold")), "primary.enable").kind())
			.isEqualTo(Step.Kind.ENSURE);
	}

	@Test
	void aHoldAsksForWhatIsToBeDone() {
		var until = plan(Purpose.MAINTENANCE, "'scope':'PRIMARY','hold':{'mode':'UNTIL_DECISION'}");
		assertThat(step(until, "primary.hold").title())
			.isEqualTo("hold until somebody decides while contoso-dub (Dublin) carries for contoso-ams (Amsterdam)");
		assertThat(((Act.Ask) step(until, "primary.hold").act()).hold()).isEqualTo(new Act.Hold.UntilDecision(
				"contoso-ams (Amsterdam) is drained and contoso-dub (Dublin) carries everything. Bring contoso-ams (Amsterdam) back now?",
				List.of(Decision.PROCEED, Decision.DONE_OUTSIDE)));
		assertThat(step(until, "primary.hold").routes())
			.isEqualTo(Map.of(Decision.PROCEED, Route.next(), Decision.DONE_OUTSIDE, Route.to("primary.enable")));
		var off = this.playbook.revise(until, baseline("contoso-ams", "Disabled"));
		assertThat(((Act.Ask) step(off, "primary.hold").act()).hold()).isEqualTo(new Act.Hold.UntilDecision(
				"contoso-ams (Amsterdam) was switched off before this began, and is left as it was found: whoever switched it off has to bring it back. contoso-dub (Dublin) carries everything. End the hold now?",
				List.of(Decision.PROCEED)));
		var accepted = this.playbook.revise(until, new AcceptedAsIs("primary.covered"));
		assertThat(((Act.Ask) step(accepted, "primary.hold").act()).hold()).isEqualTo(new Act.Hold.UntilDecision(
				"contoso-ams (Amsterdam) is drained and contoso-dub (Dublin) carries what was accepted as it is. Bring contoso-ams (Amsterdam) back now?",
				List.of(Decision.PROCEED, Decision.DONE_OUTSIDE)));
		var on = this.playbook.revise(until, baseline("contoso-ams", "Enabled"));
		assertThat(((Act.Ask) step(on, "primary.hold").act()).hold())
			.isEqualTo(((Act.Ask) step(until, "primary.hold").act()).hold());
	}

	@Test
	void trafficIsShownUnlessItIsRequired() {
		assertThat(step(plan(Purpose.DRILL, "'scope':'PRIMARY'"), "primary.traffic").gate())
			.isEqualTo(Step.Gate.NOTHING);
		assertThat(step(plan(Purpose.DRILL, "'scope':'PRIMARY'"), "primary.traffic").within()).isZero();
		var required = step(plan(Purpose.DRILL, "'scope':'PRIMARY','requireTraffic':true"), "primary.traffic");
		assertThat(required.gate()).isEqualTo(Step.Gate.PASS);
		assertThat(required.within()).isPositive();
	}

	@Test
	void whatAnotherDidIsOfTheSameCircuitWhateverThatIsCalled() {
		var plan = plan(Purpose.EMERGENCY, "'scope':'PRIMARY'");
		assertThat(this.playbook.goesOn(plan, plan, "primary.hold", "primary.disable")).hasValue("primary.disable");
		assertThat(this.playbook.goesOn(plan, plan, "primary.hold", "secondary.restore")).hasValue("secondary.restore");
		assertThat(this.playbook.goesOn(plan, plan, "primary.hold", "both.enabled")).hasValue("both.enabled");
		assertThat(this.playbook.goesOn(plan, with(plan, plan.secondary(), plan.primary()), "primary.hold",
				"primary.restore"))
			.hasValue("secondary.restore");
		var primary = plan.primary();
		var microsoft = new Plan.Circuit(primary.id(), primary.site(), PeeringType.MICROSOFT, primary.md5(),
				primary.md5Key(), primary.says(), primary.ownPath(), primary.ownPathFrom());
		assertThat(
				this.playbook.goesOn(plan, with(plan, microsoft, plan.secondary()), "primary.hold", "primary.restore"))
			.as("of another peering")
			.isEmpty();
	}

	private static Plan with(Plan plan, Plan.Circuit primary, Plan.Circuit secondary) {
		return new Plan(plan.purpose(), plan.pair(), primary, secondary, plan.order(), plan.families(), plan.hold(),
				plan.soak(), plan.restoreWithin(), plan.onSurvivorLoss(), plan.requireTraffic(), null, null, Map.of(),
				List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
	}

	@Test
	void whatAnotherRecordedBeforeItDrainedIsTheMeasure() {
		var recorded = baseline("contoso-ams", "Enabled");
		var other = this.playbook.revise(plan(Purpose.DRILL, "'scope':'PRIMARY'"), recorded);
		var emergency = plan(Purpose.EMERGENCY, "'scope':'PRIMARY'");
		var taken = this.playbook.revise(emergency, new TakenOver(other));
		assertThat(taken.takenOver()).containsExactly(Side.PRIMARY);
		assertThat(taken.baseline(Side.PRIMARY)).isEqualTo(recorded);
		assertThat(taken.baseline(Side.SECONDARY)).isNull();
		var look = Look.at(this.time.instant(), java.time.Duration.ofSeconds(60), Urgency.RUNNING, List.of());
		assertThat(((Act.Check) step(taken, "primary.baseline").act()).condition().look(look).sentence())
			.isEqualTo("contoso-ams (Amsterdam) was recorded at 2026-03-02T12:00:00Z, before it was drained");
		var own = this.playbook.revise(emergency, recorded);
		assertThat(((Act.Check) step(own, "primary.baseline").act()).condition().look(look).sentence())
			.as("what it recorded itself is recorded anew")
			.doesNotContain("before it was drained");
		assertThat(this.playbook.takesOverBefore(emergency)).isEqualTo("primary.baseline");
	}

	@Test
	void anEmergencyHoldsAndAsks() {
		var plan = plan(Purpose.DRILL, "'scope':'PRIMARY'");
		var escalated = this.playbook.revise(plan, new Escalated());
		assertThat(escalated.purpose()).isEqualTo(Purpose.EMERGENCY);
		assertThat(escalated.hold().duration()).isNull();
		assertThat(escalated.restoreWithin()).isNull();
		assertThat(escalated.onSurvivorLoss()).isEqualTo(Plan.SurvivorLoss.ASK);
		assertThat(guards(escalated, "primary.hold")).containsOnly(Guard.OnLoss.ASK);
		assertThat(guards(escalated, "primary.drained")).containsOnly(Guard.OnLoss.TURN_BACK);
		assertThat(guards(plan, "primary.hold")).containsOnly(Guard.OnLoss.TURN_BACK);
	}

	@Test
	void maintenanceDoesAsItWasAskedWhenTheSurvivorIsLost() {
		assertThat(guards(plan(Purpose.MAINTENANCE, "'scope':'PRIMARY'"), "primary.hold"))
			.containsOnly(Guard.OnLoss.TURN_BACK);
		assertThat(guards(plan(Purpose.MAINTENANCE, "'scope':'PRIMARY','onSurvivorLoss':'ASK'"), "primary.hold"))
			.containsExactly(Guard.OnLoss.ASK, Guard.OnLoss.TURN_BACK);
	}

	@Test
	void whatSomebodyAnswersForLaterCountsFirst() {
		var first = new RuleOverride("prefixes-covered", "contoso-dub", null, "known", "ada", true);
		var second = new RuleOverride("prefixes-covered", "contoso-dub", null, "still known", "bob", true);
		var plan = plan(Purpose.EMERGENCY, "'scope':'PRIMARY'");
		var once = this.playbook.revise(plan, new Overridden(List.of(first)));
		var twice = this.playbook.revise(once, new Overridden(List.of(second)));
		assertThat(once.later()).containsExactly(first);
		assertThat(twice.later()).containsExactly(second, first);
		assertThat(once.drain(Side.PRIMARY).overruled().known()).isTrue();
		assertThat(plan.drain(Side.PRIMARY).overruled().known()).isFalse();
	}

	@Test
	void eachCircuitHasItsRole() {
		assertThat(roles("PRIMARY")).containsExactly("drained contoso-ams", "carries contoso-dub");
		assertThat(roles("SECONDARY")).containsExactly("carries contoso-ams", "drained contoso-dub");
		assertThat(roles("BOTH")).containsExactly("drained first, then carries contoso-ams",
				"carries first, then drained contoso-dub");
	}

	@Test
	void isAboutItsPair() {
		var plan = plan(Purpose.DRILL, "'scope':'BOTH','soak':'PT5S','hold':{'mode':'FOR','duration':'PT10S'}");
		assertThat(this.playbook.kind()).isEqualTo("PEERING_FAILOVER");
		assertThat(this.playbook.version()).isOne();
		assertThat(this.playbook.request()).isEqualTo(Request.class);
		assertThat(this.playbook.plan()).isEqualTo(Plan.class);
		assertThat(this.playbook.subject(plan)).isEqualTo("contoso");
		assertThat(this.playbook.trouble()).isEqualTo(Playbook.Trouble.TURN_BACK);
		assertThat(this.playbook.card(plan)).get()
			.extracting(ManualCard::title)
			.isEqualTo("Bring contoso-ams (Amsterdam) and contoso-dub (Dublin) back by hand");
	}

	@Test
	void learnsNothingThatItDoesNotKnow() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.playbook.revise(plan(Purpose.DRILL, "'scope':'PRIMARY'"), () -> "something"));
	}

	private List<String> roles(String scope) {
		return this.playbook.targets(plan(Purpose.DRILL, "'scope':'%s'".formatted(scope)))
			.stream()
			.map((Target target) -> target.role() + " " + target.name())
			.toList();
	}

	private List<Guard.OnLoss> guards(Plan plan, String key) {
		return step(plan, key).guards().stream().map(Guard::onLoss).toList();
	}

	private Baseline baseline(String circuit, String state) {
		var id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers"
				+ "/Microsoft.Network/expressRouteCircuits/" + circuit;
		return new Baseline(id, new Baseline.Found("e", state, null, null), List.of(), List.of(), null, NOON, null,
				null);
	}

}
