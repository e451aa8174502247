package dev.switchback.catalog.vmfailover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.switchback.azure.probe.Probe;
import dev.switchback.azure.probe.ProbeSettings;
import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.siterecovery.LegFacts;
import dev.switchback.azure.siterecovery.Place;
import dev.switchback.catalog.request.SomeVms;
import dev.switchback.inventory.DeclaredMachine;
import dev.switchback.inventory.MachineAims;
import dev.switchback.inventory.MachineProbe;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.ManualCard.Section;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import dev.switchback.store.InMemoryDeclaredMachines;
import dev.switchback.store.InMemoryDesigns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// What follows by itself and when, how long it all takes, and what is on the card before anything was done.
class VmTimingTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final InMemoryDeclaredMachines declared = new InMemoryDeclaredMachines();

	private final VmFailover playbook = new VmFailover(SomeVms.azure(), new Probes((_, _) -> {
		throw new AssertionError("planning asks nobody");
	}, ProbeSettings.DEFAULT), new ProtectedVms(SomeVms.azure()), this.declared,
			new MachineAims(new InMemoryDesigns(), () -> Instant.EPOCH));

	private Plan plan(Purpose purpose, String parameters) {
		return plan(purpose, "{'protectedItemId':'%s'}".formatted(SomeVms.APP_01), parameters);
	}

	private Plan plan(Purpose purpose, String target, String parameters) {
		var request = "{'target':%s,'parameters':%s}".formatted(target, parameters).replace('\'', '"');
		return this.playbook.plan(Mandate.of(purpose), JSON.readValue(request, Request.class));
	}

	private List<String> faults(String target, String parameters) {
		var invalid = catchThrowableOfType(InvalidRequest.class, () -> plan(Purpose.DRILL, target, parameters));
		assertThat(invalid).isNotNull();
		return invalid.faults().stream().map((fault) -> fault.pointer() + ": " + fault.sentence()).toList();
	}

	private static LegFacts facts(String item, @Nullable Boolean drilled) {
		return new LegFacts("out", item, new Place("westeurope", ""), new Place("northeurope", ""), null, false,
				List.of(), null, drilled);
	}

	@Test
	void whatPeopleDecideHasNoTime() {
		assertThat(faults("{'protectedItemId':'%s'}".formatted(SomeVms.APP_01),
				"{'commit':{'mode':'UNTIL_DECISION','after':'PT5M'},'failBack':{'after':'PT5M'}}"))
			.containsExactly("/parameters/commit/after: Only AFTER_PROBE has a time. Leave this out.",
					"/parameters/failBack/after: Only AFTER_PROBE has a time. Leave this out.");
	}

	@Test
	void oneMachineOrOneGroupIsMeant() {
		assertThat(faults("{'protectedItemId':'x','recoveryPlanId':'y'}", "{}"))
			.containsExactly("/target/recoveryPlanId: Name either one machine or a recovery plan.");
	}

	@ParameterizedTest
	@CsvSource({ "PT1M, 1 min", "PT90S, 1 min 30 s", "PT1H, 1 h", "PT1H0M20S, 1 h 20 s", "PT90M, 1 h 30 min",
			"P7D, 7 d" })
	void whatFollowsByItselfIsSaidToTheSecond(String after, String spoken) {
		var item = plan(Purpose.DRILL, "{}").members().getFirst().item();
		this.declared.store(null, new DeclaredMachine(item.lifecycleId(), item.vm(),
				List.of(new MachineProbe("web", Probe.Kind.TCP, "app-01.example:443", null)), "ada", Instant.EPOCH, 1));
		var plan = plan(Purpose.DRILL,
				"{'commit':{'mode':'AFTER_PROBE','after':'%s'},'failBack':{'mode':'AFTER_PROBE','after':'%s'}}"
					.formatted(after, after));
		assertThat(this.playbook.steps(plan)).extracting(Step::title)
			.contains(
					"decide whether app-01 is as it should be, or COMMIT by itself %s after its application answered"
						.formatted(spoken),
					"hold until somebody decides where app-01 stays, or FAIL_BACK by itself %s after its application answered"
						.formatted(spoken));
	}

	@Test
	void onlyADrillThatIsInTheWayTakesTimeToCleanUp() {
		var plan = plan(Purpose.EMERGENCY, "{}");
		assertThat(expected(plan)).isEqualTo(Duration.ofMinutes(140));
		assertThat(expected(this.playbook.revise(plan, facts(SomeVms.APP_01, false))))
			.isEqualTo(Duration.ofMinutes(140));
		assertThat(expected(this.playbook.revise(plan, facts(SomeVms.APP_01, null))))
			.isEqualTo(Duration.ofMinutes(140));
		assertThat(expected(this.playbook.revise(plan, facts(SomeVms.APP_01, true))))
			.isEqualTo(Duration.ofMinutes(145));
	}

	private Duration expected(Plan plan) {
		return this.playbook.expectedDuration(plan);
	}

	@Test
	void beforeAnythingIsRecordedTheCardNamesTheMachineAsItWasAskedFor() {
		var plan = plan(Purpose.EMERGENCY, "{}");
		assertThat(lines(plan, "As app-01 was found"))
			.containsExactly("Nothing of it was changed yet, and nothing is recorded.");
		assertThat(lines(plan, "See how app-01 is")).singleElement()
			.asString()
			.contains("'%s?api-version=".formatted(plan.members().getFirst().item().id()));
	}

	@Test
	void theCardNamesTheMachineWhereItWasRecorded() {
		var moved = SomeVms.APP_01.replace("westeurope", "northeurope");
		var plan = this.playbook.revise(plan(Purpose.EMERGENCY, "{}"), facts(moved, null));
		assertThat(lines(plan, "See how app-01 is")).singleElement()
			.asString()
			.contains("'%s?api-version=".formatted(moved));
		assertThat(lines(plan, "As app-01 was found")).first().isEqualTo("app-01 went from westeurope to northeurope.");
	}

	private List<String> lines(Plan plan, String heading) {
		return this.playbook.card(plan)
			.orElseThrow()
			.sections()
			.stream()
			.filter((section) -> section.heading().equals(heading))
			.map(Section::lines)
			.flatMap(List::stream)
			.toList();
	}

}
