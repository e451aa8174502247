package dev.switchback.catalog.peeringfailover;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import dev.switchback.Golden;
import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.azure.probe.ProbeSettings;
import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.probe.ScriptedProber;
import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.engine.VirtualTime;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;
import dev.switchback.playbook.Urgency;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PeeringFailoverTests {

	private static final Path GOLDEN = Path.of("src/test/resources/steps/peering-failover");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final VirtualTime time = new VirtualTime();

	private final ArmSimulator simulator = new ArmSimulator(this.time, Settings.DEFAULT, 42);

	private final PeeringFailover playbook = new PeeringFailover(
			new InProcessAzure(this.time, this.time, this.time::pass, this.simulator).expressRoute(),
			new Probes(new ScriptedProber(), ProbeSettings.DEFAULT), new SomePairs());

	private Plan plan(Purpose purpose, String parameters) {
		return this.playbook.plan(Mandate.of(purpose),
				JSON.readValue("{\"target\":{\"circuitPair\":\"contoso\"},\"parameters\":{%s}}"
					.formatted(parameters.replace('\'', '"')), Request.class));
	}

	private static String written(List<Step> steps) {
		return steps.stream().map(PeeringFailoverTests::written).collect(Collectors.joining());
	}

	private static String written(Step step) {
		var text = new StringBuilder("%-19s %-6s %s\n".formatted(step.key(), step.kind(), step.title()));
		var terms = new StringBuilder();
		terms.append("within ").append(step.within());
		if (step.steadyFor().isPositive()) {
			terms.append(", steady for ").append(step.steadyFor());
		}
		if (step.gate() == Step.Gate.NOTHING) {
			terms.append(", advisory");
		}
		if (step.keeps() != null) {
			terms.append(", keeps ").append(step.keeps());
		}
		text.append(" ".repeat(27)).append(terms).append('\n');
		step.guards()
			.forEach((guard) -> text.append(" ".repeat(27)).append("while ").append(written(guard)).append('\n'));
		return text.toString();
	}

	private static String written(Guard guard) {
		return "%s, else %s".formatted(guard.condition().getClass().getSimpleName(), guard.onLoss());
	}

	@Test
	void bothCircuitsOneAfterTheOther() throws IOException {
		var plan = plan(Purpose.DRILL,
				"'scope':'BOTH','hold':{'mode':'FOR','duration':'PT10S'},'soak':'PT5S'," + "'restoreWithin':'PT15M'");

		Golden.holds(GOLDEN.resolve("drill-of-both.txt"), written(this.playbook.steps(plan)));
	}

	@Test
	void oneCircuitUntilSomebodyDecides() throws IOException {
		var plan = plan(Purpose.MAINTENANCE,
				"'scope':'SECONDARY','hold':{'mode':'UNTIL_DECISION'},'onSurvivorLoss':'ASK','requireTraffic':true");

		Golden.holds(GOLDEN.resolve("maintenance-of-secondary.txt"), written(this.playbook.steps(plan)));
	}

	/// Until the drain is verified the loss of the other circuit turns back in every purpose; after that an emergency asks.
	@Test
	void anEmergencyThatOverridesARule() throws IOException {
		var override = new RuleOverride("prefixes-covered", "contoso-dub", null, "the line is cut", "anna", true);
		var plan = this.playbook.plan(new Mandate(Purpose.EMERGENCY, List.of(override)), JSON.readValue(
				"{\"target\":{\"circuitPair\":\"contoso\"},\"parameters\":{\"scope\":\"PRIMARY\"}}", Request.class));

		Golden.holds(GOLDEN.resolve("emergency-with-override.txt"), written(this.playbook.steps(plan)));
	}

	@Test
	void theSamePlanAlwaysGivesTheSameKeys() {
		var plan = plan(Purpose.DRILL, "'scope':'BOTH'");
		var steps = this.playbook.steps(plan);

		var later = this.playbook.revise(plan, learned(steps.get(1)));

		assertThat(this.playbook.steps(later)).extracting(Step::key)
			.isEqualTo(steps.stream().map(Step::key).toList())
			.doesNotHaveDuplicates();
	}

	private Baseline learned(Step step) {
		var look = Look.at(this.time.instant(), Duration.ofSeconds(60), Urgency.RUNNING, List.of());
		var sighting = ((Act.Check) step.act()).condition().look(look);
		return (Baseline) ((Sighting.Met) sighting).learned();
	}

	@Test
	void aBaselineFindsItsPlaceInThePlanAndComesBackFromJson() {
		var plan = plan(Purpose.DRILL, "'scope':'BOTH'");
		var primary = learned(this.playbook.steps(plan).get(1));
		var secondary = learned(this.playbook.steps(plan).get(11));

		var revised = this.playbook.revise(this.playbook.revise(plan, secondary), primary);

		assertThat(revised.baseline(Side.PRIMARY)).isEqualTo(primary);
		assertThat(revised.baseline(Side.SECONDARY)).isEqualTo(secondary);
		assertThat(primary.circuit()).endsWith("contoso-ams");
		assertThat(JSON.readValue(JSON.writeValueAsString(revised), Plan.class)).isEqualTo(revised);
	}

	@Test
	void claimsBothCircuitsInNormalForm() {
		var prefix = "/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/network-rg"
				+ "/providers/microsoft.network/expressroutecircuits/";

		assertThat(this.playbook.claims(plan(Purpose.DRILL, "'scope':'PRIMARY'")))
			.containsExactly(prefix + "contoso-ams", prefix + "contoso-dub");
	}

	@Test
	void saysWhichCircuitDoesWhat() {
		assertThat(this.playbook.targets(plan(Purpose.DRILL, "'scope':'PRIMARY'"))).extracting(Target::role)
			.containsExactly("drained", "carries");
		assertThat(this.playbook.targets(plan(Purpose.DRILL, "'scope':'SECONDARY'"))).extracting(Target::role)
			.containsExactly("carries", "drained");
		assertThat(this.playbook.targets(plan(Purpose.DRILL, "'scope':'BOTH'"))).extracting(Target::role)
			.containsExactly("drained first, then carries", "carries first, then drained");
		assertThat(this.playbook.targets(plan(Purpose.DRILL, "'scope':'BOTH'"))).extracting(Target::site)
			.containsExactly("Amsterdam", "Dublin");
	}

	@Test
	void estimatesHoldsAndSoaksForEachCircuit() {
		var both = plan(Purpose.DRILL, "'scope':'BOTH','hold':{'mode':'FOR','duration':'PT10M'},'soak':'PT1M'");

		assertThat(this.playbook.expectedDuration(both)).isEqualTo(Duration.ofMinutes(26));
	}

}
