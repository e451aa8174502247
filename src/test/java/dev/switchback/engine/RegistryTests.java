package dev.switchback.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A plan is read once; what follows from it is thought through at every look.
class RegistryTests {

	private static final String PLAN = "{\"number\": 7}";

	private final Counting playbook = new Counting();

	private final Registry registry = new Registry(List.of(this.playbook), JsonMapper.builder().build());

	@Test
	void readsAPlanOnceAndAsksThePlaybookEachTime() {
		var one = this.registry.script("COUNTING", 1, PLAN);
		var other = this.registry.script("COUNTING", 1, String.join("", "{\"number\"", ": 7}"));
		assertThat(one.plan()).isEqualTo(new Counting.Plan(7)).isSameAs(other.plan());
		assertThat(one.steps()).isNotSameAs(other.steps());
		assertThat(this.playbook.asked).containsExactly(7, 7);
	}

	@Test
	void takesNoPlanForAnother() {
		for (var number = 0; number < 1_000; number++) {
			assertThat(this.registry.script("COUNTING", 1, "{\"number\": %d}".formatted(number)).plan())
				.isEqualTo(new Counting.Plan(number));
		}
		assertThat(this.registry.script("COUNTING", 1, PLAN).plan()).isEqualTo(new Counting.Plan(7));
	}

	@Test
	void readsAnewWhatCouldNotBeRead() {
		for (var time = 0; time < 2; time++) {
			assertThatThrownBy(() -> this.registry.script("COUNTING", 1, "{\"number\": \"seven\"}"))
				.isInstanceOf(RuntimeException.class);
		}
		assertThat(this.playbook.asked).isEmpty();
	}

	/// Notes which plans it is asked for the steps of.
	private static final class Counting implements Playbook<Counting.Plan, Counting.Plan> {

		private final List<Integer> asked = new ArrayList<>();

		record Plan(int number) {
		}

		@Override
		public String kind() {
			return "COUNTING";
		}

		@Override
		public int version() {
			return 1;
		}

		@Override
		public Class<Plan> request() {
			return Plan.class;
		}

		@Override
		public Class<Plan> plan() {
			return Plan.class;
		}

		@Override
		public Plan plan(Mandate mandate, Plan request) {
			return request;
		}

		@Override
		public List<Step> steps(Plan plan) {
			this.asked.add(plan.number());
			return List.of(Step.check("look", "it is so", (_) -> Sighting.met("so it is", Evidence.NONE)));
		}

		@Override
		public Plan revise(Plan plan, Learned learned) {
			return plan;
		}

		@Override
		public String subject(Plan plan) {
			return "nothing";
		}

		@Override
		public List<Target> targets(Plan plan) {
			return List.of();
		}

		@Override
		public List<String> claims(Plan plan) {
			return List.of();
		}

		@Override
		public Duration expectedDuration(Plan plan) {
			return Duration.ofSeconds(1);
		}

		@Override
		public Trouble trouble() {
			return Trouble.TURN_BACK;
		}

	}

}
