package dev.switchback.catalog.canary;

import dev.switchback.inventory.FixedPairs;
import dev.switchback.playbook.Urgency;
import java.time.Duration;
import java.util.List;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.catalog.peeringfailover.SomePairs;
import dev.switchback.engine.VirtualTime;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CanaryTests {

	private final VirtualTime time = new VirtualTime();

	private final ArmSimulator simulator = new ArmSimulator(this.time, Settings.DEFAULT, 42);

	private Canary canary(CircuitPairs pairs) {
		return new Canary(new InProcessAzure(this.time, this.time, this.time::pass, this.simulator).expressRoute(),
				pairs);
	}

	private static Request request(String json) {
		return JsonMapper.builder().build().readValue(json.replace('\'', '"'), Request.class);
	}

	private Sighting look(Step step) {
		return ((Act.Check) step.act()).condition()
			.look(Look.at(this.time.instant(), Duration.ofSeconds(60), Urgency.RUNNING, List.of()));
	}

	@Test
	void readsOneResourceAndThenDoesNothing() {
		var canary = canary(new SomePairs());

		var steps = canary.steps(canary.plan(Mandate.of(Purpose.DRILL), request("{'parameters':{'steps':3}}")));

		assertThat(steps).extracting(Step::title)
			.containsExactly("Azure can be read", "step 2 of 3 is taken", "step 3 of 3 is taken");
		assertThat(steps).extracting(Step::key).containsExactly("step-1", "step-2", "step-3");
		assertThat(steps).allSatisfy((step) -> assertThat(look(step)).isInstanceOf(Sighting.Met.class));
		assertThat(look(steps.getFirst()).sentence())
			.isEqualTo("Azure can be read: the peering of contoso-ams is Enabled, Succeeded");
		assertThat(this.simulator.mutations()).isEmpty();
	}

	@Test
	void hasEightStepsUnlessToldOtherwise() {
		var canary = canary(new SomePairs());

		assertThat(canary.steps(canary.plan(Mandate.of(Purpose.DRILL), request("{}")))).hasSize(8);
		assertThat(canary.steps(canary.plan(Mandate.of(Purpose.DRILL), request("{'parameters':{'steps':100}}"))))
			.hasSize(100);
	}

	@Test
	void readsThePairThatIsNamed() {
		var canary = canary(new SomePairs());

		assertThat(canary
			.targets(canary.plan(Mandate.of(Purpose.DRILL), request("{'target':{'circuitPair':'fabrikam'}}"))))
			.singleElement()
			.satisfies((target) -> assertThat(target.name()).isEqualTo("fabrikam-fra"));
	}

	@Test
	void readsNothingWhenToldSo() {
		var canary = canary(new FixedPairs(List.of()));
		var plan = canary.plan(Mandate.of(Purpose.DRILL), request("{'parameters':{'steps':1,'readAzure':false}}"));

		assertThat(canary.steps(plan)).extracting(Step::title).containsExactly("step 1 of 1 is taken");
		assertThat(canary.targets(plan)).isEmpty();
		assertThat(canary.claims(plan)).isEmpty();
	}

	@Test
	void saysWhatIsWrong() {
		assertThat(faults(new SomePairs(), "{'target':{'circuitPair':'x'},'parameters':{'steps':0}}"))
			.containsExactly("/parameters/steps", "/target/circuitPair");
		assertThat(faults(new SomePairs(), "{'parameters':{'steps':101}}")).containsExactly("/parameters/steps");
		assertThat(faults(new FixedPairs(List.of()), "{}")).containsExactly("/parameters/readAzure");
	}

	private List<String> faults(CircuitPairs pairs, String request) {
		return catchThrowableOfType(InvalidRequest.class,
				() -> canary(pairs).plan(Mandate.of(Purpose.DRILL), request(request)))
			.faults()
			.stream()
			.map(InvalidRequest.Fault::pointer)
			.toList();
	}

	@Test
	void isAboutNothingAndClaimsNothing() {
		var canary = canary(new SomePairs());
		var plan = canary.plan(Mandate.of(Purpose.DRILL), request("{}"));
		assertThat(canary.kind()).isEqualTo("CANARY");
		assertThat(canary.version()).isOne();
		assertThat(canary.request()).isEqualTo(Request.class);
		assertThat(canary.plan()).isEqualTo(Plan.class);
		assertThat(canary.subject(plan)).isEqualTo("canary");
		assertThat(canary.claims(plan)).isEmpty();
		assertThat(canary.expectedDuration(plan)).isEqualTo(Duration.ofSeconds(1));
		assertThat(canary.trouble()).isEqualTo(Playbook.Trouble.TURN_BACK);
		assertThat(canary.revise(plan, () -> "something")).isSameAs(plan);
	}

}
