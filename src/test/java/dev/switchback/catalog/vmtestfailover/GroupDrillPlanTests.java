package dev.switchback.catalog.vmtestfailover;

import java.time.Duration;
import java.util.List;

import dev.switchback.azure.siterecovery.CopyBegun;
import dev.switchback.azure.siterecovery.DrillBegun;
import dev.switchback.azure.siterecovery.DrillMade;
import dev.switchback.catalog.request.SomeVms;
import dev.switchback.engine.VirtualTime;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.LearnedTogether;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;
import dev.switchback.playbook.Urgency;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// The plan of a drill of machines that go together.
class GroupDrillPlanTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Look LOOK = Look.at(VirtualTime.START, Duration.ofSeconds(60), Urgency.RUNNING, List.of());

	private static final String JOBS = SomeVms.SHOP_PLAN.substring(0, SomeVms.SHOP_PLAN.indexOf("/replication"))
			+ "/replicationJobs/";

	private final VmTestFailover playbook = new VmTestFailover(SomeVms.grouped(), new ProtectedVms(SomeVms.grouped()));

	private Plan plan(Learned... learned) {
		var request = "{'target':{'recoveryPlanId':'%s'},'parameters':{'networkId':'%s'}}"
			.formatted(SomeVms.SHOP_PLAN, SomeVms.DRILL_NETWORK)
			.replace('\'', '"');
		var plan = this.playbook.plan(Mandate.of(Purpose.DRILL), JSON.readValue(request, Request.class));
		for (var one : learned) {
			plan = this.playbook.revise(plan, one);
		}
		return plan;
	}

	private static LearnedTogether begun() {
		return new LearnedTogether(List.of(new CopyBegun("drill", JOBS + "1"), new CopyBegun("drill.2", JOBS + "2")));
	}

	private Step step(Plan plan, String key) {
		return this.playbook.steps(plan).stream().filter((step) -> step.key().equals(key)).findFirst().orElseThrow();
	}

	@Test
	void everyMachineOfThePlanIsCopiedAndHasItsNumber() {
		var plan = plan();
		assertThat(plan.copies()).extracting((copy) -> copy.number() + " " + copy.item().vm())
			.containsExactly("1 app-01", "2 app-02");
		assertThat(plan.item().vm()).isEqualTo("app-01");
		assertThat(this.playbook.subject(plan)).isEqualTo("shop-plan");
		assertThat(this.playbook.targets(plan)).extracting(Target::name)
			.containsExactly("app-01", "app-02", "drill-vnet");
		assertThat(this.playbook.claims(plan)).hasSize(3).last().asString().endsWith("/shop-plan");
	}

	@Test
	void itIsMadeByOneStepAndCleanedUpMachineByMachine() {
		assertThat(this.playbook.steps(plan()))
			.extracting((step) -> "%s %s %s %s%s: %s".formatted(step.kind(), step.key(), step.within(), step.gate(),
					(step.keeps() != null) ? " keeps " + step.keeps() : "", step.title()))
			.containsExactly("CHECK check PT5M PASS: a test failover of shop-plan harms nobody",
					"CHECK point PT5M PASS: shop-plan has the recovery point that is wanted",
					"ENSURE drill PT1H PASS: a copy of shop-plan is made",
					"AWAIT runs PT15M PASS: the copy of shop-plan runs",
					"AWAIT common PT5M NOTHING: the copies of shop-plan run from one common point",
					"ASK hold PT10M PASS: keep the copy of shop-plan for 15 min",
					"ENSURE cleanup.1 PT1H PASS keeps drill: the copy of app-01 is cleaned up",
					"ENSURE cleanup.2 PT1H PASS keeps drill.2: the copy of app-02 is cleaned up",
					"AWAIT empty PT15M PASS: nothing of the copy of shop-plan is left");
	}

	@Test
	void withTheCallItIsPromisedToCleanUpAfterEveryMachine() {
		var made = ((Act.Ensure) step(plan(), "drill").act()).effect();
		assertThat(made.prepare(LOOK)).isInstanceOfSatisfying(Preparation.Ready.class,
				(ready) -> assertThat(ready.promises()).extracting(Promise::key, Promise::title)
					.containsExactly(tuple("drill", "clean up after the test failover of app-01"),
							tuple("drill.2", "clean up after the test failover of app-02")));
	}

	@Test
	void whatIsLearnedOfACopyIsKeptWithItsMachine() {
		var one = plan(new CopyBegun("drill.2", JOBS + "2"));
		assertThat(one.copies()).extracting(Copy::begun).containsExactly(null, new DrillBegun(JOBS + "2"));
		var made = new DrillMade(JOBS + "2", List.of("vm", "nic"));
		var both = plan(begun(), made);
		assertThat(both.copies()).extracting(Copy::begun)
			.containsExactly(new DrillBegun(JOBS + "1"), new DrillBegun(JOBS + "2"));
		assertThat(both.copies()).extracting(Copy::made).containsExactly(null, made);
		assertThat(both.copies()).extracting((copy) -> copy.number() + " " + copy.item().vm())
			.containsExactly("1 app-01", "2 app-02");
		assertThat(JSON.readValue(JSON.writeValueAsString(both), Plan.class)).isEqualTo(both);
	}

	@Test
	void whatWasMadeByNoJobOfItsOwnIsOfNoMachine() {
		var made = new DrillMade(JOBS + "2", List.of("vm"));
		assertThat(plan(made)).as("before its copy is there").isEqualTo(plan());
		assertThat(plan(begun(), new DrillMade(JOBS + "3", List.of("vm")))).isEqualTo(plan(begun()));
	}

	/// Their jobs tell it, not their machines, which run where they always did.
	@Test
	void whetherCopiesHaveACommonPointIsAskedOfTheJobsThatMadeThem() {
		var common = ((Act.Await) step(plan(begun()), "common").act()).condition();
		assertThat(common.look(LOOK)).isInstanceOfSatisfying(Sighting.Unsettled.class,
				(untold) -> assertThat(untold.sentence()).startsWith("it cannot be told which moment app-01"));
	}

	@Test
	void theCardNamesWhatHasToBeMissingOfEachMachine() {
		var card = this.playbook.card(plan(begun(), new DrillMade(JOBS + "2", List.of("/disk's", "/nic"))))
			.orElseThrow();
		assertThat(card.sections()).filteredOn((section) -> section.heading().startsWith("Prove that nothing is left"))
			.singleElement()
			.satisfies((section) -> assertThat(section.lines()).containsExactly("az resource show --ids '/disk'\\''s'",
					"az resource show --ids '/nic'"));
	}

}
