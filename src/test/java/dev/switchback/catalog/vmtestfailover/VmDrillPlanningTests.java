package dev.switchback.catalog.vmtestfailover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.switchback.azure.siterecovery.DrillBegun;
import dev.switchback.azure.siterecovery.DrillMade;
import dev.switchback.azure.siterecovery.PointChosen;
import dev.switchback.catalog.request.SomeVms;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Escalated;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.RecoveryPointWish.Strategy;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class VmDrillPlanningTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final VmTestFailover playbook = new VmTestFailover(SomeVms.azure(), new ProtectedVms(SomeVms.azure()));

	private Plan plan(String parameters) {
		return plan(Mandate.of(Purpose.DRILL), "{'protectedItemId':'%s'}".formatted(SomeVms.APP_01),
				"{'networkId':'%s'%s}".formatted(SomeVms.DRILL_NETWORK, parameters));
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
	void everythingButTheNetworkHasADefault() {
		var plan = plan("");
		assertThat(plan).isEqualTo(new Plan(Purpose.DRILL, plan.item(), SomeVms.DRILL_NETWORK,
				new RecoveryPointWish(Strategy.LATEST_PROCESSED, null), Duration.ofMinutes(15), Duration.ofHours(2),
				null, null, null, null, null));
		assertThat(plan.item().vm()).isEqualTo("app-01");
	}

	@Test
	void everythingCanBeSaid() {
		var plan = plan(
				",'recoveryPoint':{'strategy':'LATEST'},'hold':{'mode':'UNTIL_DECISION'},'cleanUpWithin':'PT20M'");
		assertThat(plan.wish()).isEqualTo(new RecoveryPointWish(Strategy.LATEST, null));
		assertThat(plan.hold()).isNull();
		assertThat(plan.cleanUpWithin()).isEqualTo(Duration.ofMinutes(20));
	}

	@ParameterizedTest
	@CsvSource({ "PT59M, PT2H", "PT60M, PT2H", "PT61M, PT2H1M", "PT24H, PT25H" })
	void itIsCleanedUpAnHourAfterTheHoldAndInTwoHoursAtTheEarliest(String hold, Duration within) {
		assertThat(plan(",'hold':{'duration':'%s'}".formatted(hold)).cleanUpWithin()).isEqualTo(within);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"'hold':{'duration':'PT24H0.001S'}|/parameters/hold/duration: This may be PT0S at least and PT24H at most.",
			"'hold':{'mode':'UNTIL_DECISION','duration':'PT1S'}|/parameters/hold/duration: A hold until a decision has no duration. Leave it out, or hold FOR a time.",
			"'hold':{'duration':'PT30M'},'cleanUpWithin':'PT30M'|/parameters/cleanUpWithin: This must be longer than the hold, which takes PT30M.",
			"'cleanUpWithin':'PT14M59S'|/parameters/cleanUpWithin: This may be PT15M at least and PT48H at most.",
			"'cleanUpWithin':'PT48H1S'|/parameters/cleanUpWithin: This may be PT15M at least and PT48H at most.",
			"'recoveryPoint':{'strategy':'CUSTOM'}|/parameters/recoveryPoint/id: Name a point with CUSTOM, and with nothing else. GET /v1/recovery-points lists them." },
			quoteCharacter = '`')
	void parametersHaveBounds(String parameters, String fault) {
		assertThat(faults(Mandate.of(Purpose.DRILL), "{'protectedItemId':'x'}",
				"{'networkId':'%s',%s}".formatted(SomeVms.DRILL_NETWORK, parameters)))
			.containsExactly(fault);
	}

	@Test
	void allFaultsAreNamedAtOnce() {
		var mandate = new Mandate(Purpose.EMERGENCY,
				List.of(new RuleOverride("rpo", "app-01", null, "it burns", "ada", true)));
		assertThat(faults(mandate, "null", "{'hold':{'mode':'LONG'}}")).containsExactly(
				"/purpose: A test failover is a DRILL. What is to serve people is a VM_FAILOVER.",
				"/overrides: No rule of a machine can be overridden: some hold for everybody, and the others do not block an EMERGENCY. Leave this out.",
				"/parameters/networkId: Name a virtual network in the other place of the machine that reaches nothing.",
				"/parameters/hold/mode: Use one of: FOR, UNTIL_DECISION.",
				"/target/protectedItemId: Name a machine by its ARM id or its lifecycle id. GET /v1/protected-items lists them.");
		assertThat(faults(Mandate.of(Purpose.DRILL), "{}", "{'networkId':'vnet'}").getFirst())
			.isEqualTo("/parameters/networkId: This is not the ARM id of one of Microsoft.Network/virtualNetworks.");
	}

	@Test
	void oneMachineOrOneGroupIsMeant() {
		assertThat(faults(Mandate.of(Purpose.DRILL), "{'protectedItemId':'x','recoveryPlanId':'y'}",
				"{'networkId':'%s','recoveryPoint':{'strategy':'CUSTOM','id':'p1'}}".formatted(SomeVms.DRILL_NETWORK)))
			.containsExactly("/target/recoveryPlanId: Name either one machine or a recovery plan.",
					"/parameters/recoveryPoint/strategy: A recovery plan goes to a kind of point, and to none that is named: leave CUSTOM to single machines.");
	}

	@Test
	void theCopyIsMadeLookedAtKeptAndCleanedUp() {
		assertThat(this.playbook.steps(plan("")))
			.extracting((step) -> "%s %s %s%s: %s".formatted(step.kind(), step.key(), step.within(),
					(step.keeps() != null) ? " keeps " + step.keeps() : "", step.title()))
			.containsExactly("CHECK check PT5M: a test failover of app-01 harms nobody",
					"CHECK point PT5M: app-01 has the recovery point that is wanted",
					"ENSURE drill PT1H: a copy of app-01 is made", "AWAIT runs PT15M: the copy of app-01 runs",
					"ASK hold PT10M: keep the copy of app-01 for 15 min",
					"ENSURE cleanup PT1H keeps drill: the copy of app-01 is cleaned up",
					"AWAIT empty PT15M: nothing of the copy of app-01 is left");
	}

	@Test
	void theCopyIsKeptForATimeOrUntilSomebodyDecides() {
		assertThat(hold(plan(",'hold':{'duration':'PT1M'}"))).isEqualTo(new Act.Hold.For(Duration.ofMinutes(1)));
		assertThat(hold(plan(",'hold':{'mode':'UNTIL_DECISION'}"))).isEqualTo(
				new Act.Hold.UntilDecision("The copy of app-01 runs. Clean it up now?", List.of(Decision.PROCEED)));
		assertThat(this.playbook.steps(plan(",'hold':{'mode':'UNTIL_DECISION'}")).get(4).title())
			.isEqualTo("keep the copy of app-01 until somebody decides");
	}

	@Test
	void keepsWhatItLearns() {
		var point = new PointChosen("drill", "p1", Instant.parse("2026-03-02T12:00:00Z"), "the latest processed");
		var begun = new DrillBegun("job-1");
		var made = new DrillMade("job-1", List.of("vm", "nic"));
		var plan = plan("");
		var learned = revised(plan, point, begun, made);
		assertThat(learned).isEqualTo(learned(plan, Purpose.DRILL, plan.hold(), point, begun, made));
		assertThat(revised(learned, new Escalated()))
			.isEqualTo(learned(plan, Purpose.EMERGENCY, null, point, begun, made));
		assertThat(JSON.readValue(JSON.writeValueAsString(learned), Plan.class)).isEqualTo(learned);
		assertThatIllegalArgumentException().isThrownBy(() -> revised(plan, () -> "something"));
	}

	@Test
	void isAboutItsMachineAndTheNetwork() {
		var plan = plan("");
		assertThat(this.playbook.kind()).isEqualTo("VM_TEST_FAILOVER");
		assertThat(this.playbook.request()).isEqualTo(Request.class);
		assertThat(this.playbook.plan()).isEqualTo(Plan.class);
		assertThat(this.playbook.version()).isOne();
		assertThat(this.playbook.subject(plan)).isEqualTo("app-01");
		assertThat(this.playbook.claims(plan)).containsExactly(plan.item().claim());
		assertThat(this.playbook.targets(plan)).containsExactly(new Target("copied", "app-01", plan.item().id(), null),
				new Target("takes the copy", "drill-vnet", SomeVms.DRILL_NETWORK, null));
		assertThat(this.playbook.expectedDuration(plan)).isEqualTo(Duration.ofMinutes(22));
		assertThat(this.playbook.expectedDuration(plan(",'hold':{'mode':'UNTIL_DECISION'}")))
			.isEqualTo(Duration.ofMinutes(7));
		assertThat(this.playbook.trouble()).isEqualTo(Playbook.Trouble.TURN_BACK);
	}

	private static Plan learned(Plan plan, Purpose purpose, @Nullable Duration hold, PointChosen point,
			DrillBegun begun, DrillMade made) {
		return new Plan(purpose, plan.item(), plan.network(), plan.wish(), hold, plan.cleanUpWithin(), point, begun,
				made, null, null);
	}

	private Plan revised(Plan plan, Learned... learned) {
		var revised = plan;
		for (var one : learned) {
			revised = this.playbook.revise(revised, one);
		}
		return revised;
	}

	private Act.Hold hold(Plan plan) {
		return ((Act.Ask) this.playbook.steps(plan).get(4).act()).hold();
	}

}
