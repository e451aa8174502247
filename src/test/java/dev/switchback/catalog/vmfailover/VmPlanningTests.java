package dev.switchback.catalog.vmfailover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.switchback.azure.probe.ProbeSettings;
import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.siterecovery.FailedOver;
import dev.switchback.azure.siterecovery.ItemRef;
import dev.switchback.azure.siterecovery.LegFacts;
import dev.switchback.azure.siterecovery.Place;
import dev.switchback.azure.siterecovery.PointChosen;
import dev.switchback.azure.siterecovery.ReprotectWish;
import dev.switchback.azure.siterecovery.SourceFenced;
import dev.switchback.catalog.request.SomeVms;
import dev.switchback.inventory.MachineAims;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.inventory.Workload;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.ChoseFencing;
import dev.switchback.playbook.ChoseRecoveryPoint;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Escalated;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.RecoveryPointWish.Strategy;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.TakenOver;
import dev.switchback.store.InMemoryDeclaredMachines;
import dev.switchback.store.InMemoryDesigns;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class VmPlanningTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String DISKS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/keys-rg"
			+ "/providers/Microsoft.Compute/diskEncryptionSets/set-we";

	private static final String CACHE = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/cache-rg"
			+ "/providers/Microsoft.Storage/storageAccounts/cachewe";

	private static final Part OUT = Part.of("out");

	private static final Part BACK = Part.of("back");

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private final VmFailover playbook = new VmFailover(SomeVms.azure(), new Probes((_, _) -> {
		throw new AssertionError("planning asks nobody");
	}, ProbeSettings.DEFAULT), new ProtectedVms(SomeVms.azure()), new InMemoryDeclaredMachines(),
			new MachineAims(new InMemoryDesigns(), () -> NOON));

	private Plan plan(Purpose purpose, String parameters) {
		return plan(Mandate.of(purpose), "{'protectedItemId':'%s'}".formatted(SomeVms.APP_01), parameters);
	}

	private Plan plan(Mandate mandate, String target, String parameters) {
		var request = "{'target':%s,'parameters':%s}".formatted(target, parameters).replace('\'', '"');
		return this.playbook.plan(mandate, JSON.readValue(request, Request.class));
	}

	private List<String> faults(Mandate mandate, String target, String parameters) {
		var invalid = catchThrowableOfType(InvalidRequest.class, () -> plan(mandate, target, parameters));
		assertThat(invalid).isNotNull();
		return invalid.faults().stream().map((fault) -> fault.pointer() + ": " + fault.sentence()).toList();
	}

	@Test
	void everythingHasADefault() {
		var plan = plan(Purpose.MAINTENANCE, "null");
		assertThat(plan.purpose()).isEqualTo(Purpose.MAINTENANCE);
		assertThat(item(plan).vm()).isEqualTo("app-01");
		assertThat(plan.shutDownSource()).isTrue();
		assertThat(plan.recoveryPoint()).isEqualTo(new RecoveryPointWish(Strategy.LATEST_PROCESSED, null));
		assertThat(plan.reprotect()).isEqualTo(ReprotectWish.NONE);
		assertThat(plan.members().getFirst().legs()).isEmpty();
		assertThat(plan.group()).isNull();
		assertThat(plan.timers()).isEqualTo(Timers.NONE);
	}

	@Test
	void everythingCanBeSaid() {
		var plan = plan(Purpose.EMERGENCY,
				"""
						{'recoveryPoint':{'strategy':'CUSTOM','id':'p1'},'shutDownSource':false,'commit':{'mode':'UNTIL_DECISION'},
						'failBack':{'mode':'UNTIL_DECISION'},'reprotect':{'mode':'AUTOMATIC','cacheStorageAccountId':'%s',
						'diskEncryptionSets':{'disk-os':'%s'}}}"""
					.formatted(CACHE, DISKS));
		assertThat(plan.shutDownSource()).isFalse();
		assertThat(plan.recoveryPoint()).isEqualTo(new RecoveryPointWish(Strategy.CUSTOM, "p1"));
		assertThat(plan.reprotect()).isEqualTo(new ReprotectWish(List.of(CACHE), Map.of("disk-os", DISKS)));
		assertThat(JSON.readValue(JSON.writeValueAsString(plan), Plan.class)).isEqualTo(plan);
	}

	@Test
	void allFaultsAreNamedAtOnce() {
		var mandate = new Mandate(Purpose.EMERGENCY,
				List.of(new RuleOverride("rpo", "app-01", null, "it burns", "ada", true)));
		assertThat(faults(mandate, "{}",
				"""
						{'recoveryPoint':{'strategy':'NEWEST'},'commit':{'mode':'AT_ONCE'},'failBack':{'mode':'NEVER'},
						'reprotect':{'mode':'NEVER','cacheStorageAccountId':'%s','diskEncryptionSets':{'d<1>':'%s'}}}"""
					.formatted(DISKS, CACHE)))
			.containsExactly(
					"/parameters/recoveryPoint/strategy: Use one of: LATEST, LATEST_PROCESSED, LATEST_APP_CONSISTENT, LATEST_CRASH_CONSISTENT, CUSTOM.",
					"/parameters/commit/mode: Use one of: UNTIL_DECISION, AFTER_PROBE.",
					"/parameters/failBack/mode: Use one of: UNTIL_DECISION, AFTER_PROBE.",
					"/parameters/reprotect/mode: Only AUTOMATIC is known yet. Use it, or leave this out.",
					"/parameters/reprotect/diskEncryptionSets/d?1?: This is not the ARM id of one of Microsoft.Compute/diskEncryptionSets.",
					"/parameters/reprotect/cacheStorageAccountId: This is not the ARM id of one of Microsoft.Storage/storageAccounts.",
					"/overrides: No rule of a machine can be overridden: some hold for everybody, and the others do not block an EMERGENCY. Leave this out.",
					"/target/protectedItemId: Name a machine by its ARM id or its lifecycle id. GET /v1/protected-items lists them.");
	}

	@Test
	void aRecoveryPlanIsNamedByItsArmId() {
		assertThat(faults(Mandate.of(Purpose.DRILL), "{'recoveryPlanId':'x'}", "{}"))
			.containsExactly("/target/recoveryPlanId: This is not the ARM id of a recovery plan.");
	}

	@Test
	void theStepsAreThoseOfBothWaysWithAQuestionBetween() {
		assertThat(this.playbook.steps(plan(Purpose.MAINTENANCE, "{}")).stream().map(VmPlanningTests::line))
			.containsExactly("CHECK out.check PT5M", "CHECK out.point PT5M [CHANGE_RECOVERY_POINT → out.point]",
					"FINISH out.failover PT1H [RETRY → out.failover, FINISH → leave]",
					"FINISH out.change PT1H [RETRY → out.change, ACCEPT_AS_IS → out.source, CHANGE_RECOVERY_POINT → out.point, FINISH → leave]",
					"AWAIT out.source PT0S advisory keeps out.source",
					"AWAIT out.runs PT15M [CHANGE_RECOVERY_POINT → out.point, FINISH → leave]",
					"ASK out.decide PT10M [PROCEED → next, COMMIT → out.commit, CHANGE_RECOVERY_POINT → out.point, FENCE_SOURCE → out.source]",
					"FINISH out.commit PT1H [RETRY → out.commit, CHANGE_RECOVERY_POINT → out.point, FINISH → leave]",
					"AWAIT out.region PT87600H [PROCEED → next, FINISH → leave]",
					"FINISH out.reprotect PT1H keeps out.source [RETRY → out.reprotect, FINISH → leave]",
					"AWAIT out.protected PT24H [FINISH → leave]",
					"ASK home PT10M [PROCEED → next, FAIL_BACK → next, FINISH → end]",
					"AWAIT back.check PT5M [FINISH → leave]",
					"AWAIT back.point PT5M [CHANGE_RECOVERY_POINT → back.point, FINISH → leave]",
					"FINISH back.failover PT1H [RETRY → back.failover, FINISH → leave]",
					"FINISH back.change PT1H [RETRY → back.change, ACCEPT_AS_IS → back.source, CHANGE_RECOVERY_POINT → back.point, FINISH → leave]",
					"AWAIT back.source PT0S advisory keeps back.source",
					"AWAIT back.runs PT15M [CHANGE_RECOVERY_POINT → back.point, FINISH → leave]",
					"ASK back.decide PT10M [PROCEED → next, COMMIT → back.commit, CHANGE_RECOVERY_POINT → back.point, FENCE_SOURCE → back.source]",
					"FINISH back.commit PT1H [RETRY → back.commit, CHANGE_RECOVERY_POINT → back.point, FINISH → leave]",
					"AWAIT back.region PT87600H [PROCEED → next, FINISH → leave]",
					"FINISH back.reprotect PT1H keeps back.source [RETRY → back.reprotect, FINISH → leave]",
					"AWAIT back.protected PT24H [FINISH → leave]");
	}

	@Test
	void anEmergencyCleansUpADrillFirst() {
		assertThat(this.playbook.steps(plan(Purpose.EMERGENCY, "{}")).stream().map(VmPlanningTests::line))
			.contains("ENSURE out.cleanup PT1H keeps drill [RETRY → out.cleanup]");
	}

	@Test
	void whoKnowsThatTheSourceIsOffNeedNotAcknowledgeItAndIsNotOfferedToFenceIt() {
		var plan = plan(Purpose.EMERGENCY, "{}");
		var unknown = hold(plan);
		assertThat(unknown.acknowledge()).isEqualTo("source-not-fenced");
		assertThat(unknown.offers()).containsExactly(Decision.COMMIT, Decision.CHANGE_RECOVERY_POINT,
				Decision.FENCE_SOURCE);
		assertThat(unknown.question()).isEqualTo(
				"app-01 runs in its other place. It is not known that its source is off: two machines may think they are app-01. Commit, which deletes all its recovery points, or change the recovery point?");
		var fenced = hold(revised(plan, new SourceFenced("out"), facts(false)));
		assertThat(fenced.acknowledge()).isNull();
		assertThat(fenced.offers()).containsExactly(Decision.COMMIT, Decision.CHANGE_RECOVERY_POINT);
		assertThat(fenced.question()).startsWith("app-01 runs in %s. Commit,".formatted(new Place("northeurope", "")));
	}

	@Test
	void aSourceIsSwitchedOffOnlyWhereSomebodyWantsItAndUntilItIsOff() {
		var wanted = revised(plan(Purpose.EMERGENCY, "{}"), new ChoseFencing("out.decide"));
		assertThat(this.playbook.steps(wanted).stream().map(VmPlanningTests::line))
			.contains("ENSURE out.source PT15M advisory keeps out.source [RETRY → out.source]");
		assertThat(revised(wanted, new SourceFenced("out")).known(OUT).fence()).isFalse();
		assertThat(revised(wanted, new SourceFenced("out")).known(OUT).fenced()).isTrue();
	}

	@Test
	void aPointIsChosenForALegAndOnTheWayHomeBeforeItBegins() {
		var wish = new RecoveryPointWish(Strategy.LATEST, null);
		var plan = plan(Purpose.EMERGENCY, "{'recoveryPoint':{'strategy':'CUSTOM','id':'p1'}}");
		assertThat(plan.wish(OUT)).isEqualTo(new RecoveryPointWish(Strategy.CUSTOM, "p1"));
		assertThat(plan.wish(BACK)).isEqualTo(new RecoveryPointWish(Strategy.LATEST_PROCESSED, null));
		assertThat(plan(Purpose.EMERGENCY, "{'recoveryPoint':{'strategy':'LATEST'}}").wish(BACK)).isEqualTo(wish);
		var changed = revised(plan, new ChoseRecoveryPoint("out.decide", wish));
		assertThat(changed.wish(OUT)).isEqualTo(wish);
		assertThat(changed.known(OUT).changed()).isTrue();
		var home = revised(plan, new ChoseRecoveryPoint("home", wish));
		assertThat(home.wish(BACK)).isEqualTo(wish);
		assertThat(home.known(BACK).changed()).isFalse();
		assertThat(revised(changed, new ChoseRecoveryPoint("home", wish)).wish(OUT)).as("the other leg keeps its own")
			.isEqualTo(wish);
	}

	@Test
	void whatIsLearnedIsKeptByLeg() {
		var point = new PointChosen("out", "p1", NOON, "the latest");
		var failedOver = new FailedOver("out", "job-1", "p1", NOON, NOON, NOON, null);
		var plan = revised(plan(Purpose.MAINTENANCE, "{}"), facts(true), point, failedOver, new SourceFenced("out"),
				new ChoseFencing("out.decide"),
				new ChoseRecoveryPoint("out.decide", new RecoveryPointWish(Strategy.LATEST, null)));
		assertThat(plan.known(OUT)).isEqualTo(new Known(facts(true), new RecoveryPointWish(Strategy.LATEST, null), true,
				point, failedOver, true, false, null));
		assertThat(plan.known(BACK)).isEqualTo(Known.NOTHING);
		assertThat(JSON.readValue(JSON.writeValueAsString(plan), Plan.class)).isEqualTo(plan);
		var later = new FailedOver("out", null, null, null, null, NOON.plusSeconds(9), null);
		assertThat(revised(plan, later).known(OUT).failedOver()).as("our own job is not forgotten")
			.isEqualTo(failedOver);
		assertThat(revised(plan(Purpose.MAINTENANCE, "{}"), later).known(OUT).failedOver()).isEqualTo(later);
		var another = new FailedOver("out", "job-2", "p2", NOON, NOON, NOON, null);
		assertThat(revised(plan, another).known(OUT).failedOver()).isEqualTo(another);
	}

	@Test
	void anEmergencyKeepsEverythingElse() {
		var plan = revised(plan(Purpose.MAINTENANCE, "{}"), facts(false));
		var escalated = revised(plan, new Escalated());
		assertThat(escalated).isEqualTo(new Plan(Purpose.EMERGENCY, plan.members(), null, true, plan.recoveryPoint(),
				plan.reprotect(), Timers.NONE, Workload.Aims.NONE));
		assertThat(revised(plan, new TakenOver(plan))).isEqualTo(plan);
		assertThatIllegalArgumentException().isThrownBy(() -> revised(plan, () -> "something"));
	}

	@Test
	void isAboutItsMachine() {
		var plan = plan(Purpose.MAINTENANCE, "{}");
		assertThat(this.playbook.kind()).isEqualTo("VM_FAILOVER");
		assertThat(this.playbook.request()).isEqualTo(Request.class);
		assertThat(this.playbook.plan()).isEqualTo(Plan.class);
		assertThat(this.playbook.version()).isOne();
		assertThat(this.playbook.subject(plan)).isEqualTo("app-01");
		assertThat(this.playbook.targets(plan)).singleElement()
			.satisfies((target) -> assertThat(target.id()).isEqualTo(item(plan).id()));
		assertThat(this.playbook.claims(plan)).containsExactly(item(plan).claim());
		assertThat(this.playbook.expectedDuration(plan)).isEqualTo(Duration.ofMinutes(140));
		assertThat(this.playbook.trouble()).isEqualTo(Playbook.Trouble.ASK);
	}

	@Test
	void aStepIsOfTheLegThatItsKeyBeginsWith() {
		assertThat(Leg.of("out")).isEqualTo(Leg.OUT);
		assertThat(Leg.of("back.failover")).isEqualTo(Leg.BACK);
		assertThatIllegalArgumentException().isThrownBy(() -> Leg.of("outer.check")).withMessage("no leg: outer.check");
	}

	private static LegFacts facts(boolean adopted) {
		return new LegFacts("out", SomeVms.APP_01, new Place("westeurope", ""), new Place("northeurope", ""), null,
				adopted, List.of(), null, null);
	}

	private static ItemRef item(Plan plan) {
		return plan.members().getFirst().item();
	}

	private Plan revised(Plan plan, Learned... learned) {
		var revised = plan;
		for (var one : learned) {
			revised = this.playbook.revise(revised, one);
		}
		return revised;
	}

	private Act.Hold.UntilDecision hold(Plan plan) {
		var decide = this.playbook.steps(plan)
			.stream()
			.filter((step) -> step.key().equals("out.decide"))
			.findFirst()
			.orElseThrow();
		return (Act.Hold.UntilDecision) ((Act.Ask) decide.act()).hold();
	}

	private static String line(Step step) {
		var routes = java.util.Arrays.stream(Decision.values())
			.filter(step.routes()::containsKey)
			.map((decision) -> decision + " → " + word(step.route(decision)))
			.toList();
		return "%s %s %s%s%s%s".formatted(step.kind(), step.key(), step.within(),
				(step.gate() == Step.Gate.PASS) ? "" : " advisory",
				(step.keeps() != null) ? " keeps " + step.keeps() : "", routes.isEmpty() ? "" : " " + routes);
	}

	private static String word(Route route) {
		return switch (route) {
			case Route.Next _ -> "next";
			case Route.To(var key) -> key;
			case Route.Again _ -> "again";
			case Route.End _ -> "end";
			case Route.Leave _ -> "leave";
		};
	}

}
