package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.switchback.operation.Outline;
import dev.switchback.operation.Preview;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Target;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.Trait;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What people are shown before a group goes, and before something follows by itself.
class VmPreviewTests {

	private static Preview group(String plan, Purpose purpose, Trait... traits) {
		var flight = VmGroupTests.flight(Crashes.never(), VmFlight.recorded(), traits);
		var preview = flight.replica.previewed("VM_FAILOVER", Mandate.of(purpose),
				"{\"target\": {\"recoveryPlanId\": \"%s/replicationRecoveryPlans/%s\"}}".formatted(VmFlight.VAULT,
						plan));
		assertThat(flight.received()).as("a preview changes nothing").isEmpty();
		return preview;
	}

	private static Preview.Result result(Preview preview) {
		return Objects.requireNonNull(preview.result());
	}

	private static List<String> subjects(Preview preview, String reading) {
		return result(preview).readings()
			.stream()
			.filter((it) -> it.name().equals(reading))
			.map(Reading::subject)
			.toList();
	}

	@Test
	void aGroupIsJudgedMachineByMachineAndAsAWhole() {
		var preview = group("shop-plan", Purpose.MAINTENANCE);
		var result = result(preview);
		assertThat(result.allowed()).as(result.sentence()).isTrue();
		assertThat(preview.subject()).isEqualTo("shop-plan");
		assertThat(preview.targets()).extracting(Target::name).containsExactly("app-01", "app-02");
		assertThat(result.rules()).extracting(RuleVerdict::rule).contains("plan-of-one-group", "group-together");
		for (var machine : List.of("app-01", "app-02")) {
			assertThat(result.rules()).filteredOn((rule) -> rule.subject().equals(machine))
				.extracting(RuleVerdict::rule)
				.contains("offered-by-azure", "replication-healthy", "data-loss-bounded", "reverse-mapped", "unlocked",
						"quota-left", "point-young");
		}
		assertThat(result.rules()).extracting(RuleVerdict::verdict).containsOnly(Verdict.PASS);
		assertThat(subjects(preview, "would be lost")).containsExactly("app-01", "app-02");
		assertThat(subjects(preview, "reprotect will use cache storage account")).containsExactly("app-01", "app-02");
		assertThat(preview.expected()).isEqualTo(Duration.ofMinutes(140));
	}

	@Test
	void theStepsOfAGroupAreThoseThatItGoesThrough() {
		assertThat(group("shop-plan", Purpose.MAINTENANCE).steps()).extracting(Outline::key)
			.containsExactly("out.check", "out.point", "out.failover", "out.source.1", "out.source.2", "out.runs",
					"out.common", "out.decide", "out.commit", "out.region", "out.reprotect.1", "out.reprotect.2",
					"out.protected", "home", "back.check", "back.point", "back.failover", "back.source.1",
					"back.source.2", "back.runs", "back.common", "back.decide", "back.commit", "back.region",
					"back.reprotect.1", "back.reprotect.2", "back.protected");
	}

	@Test
	void whatIsWrongWithOneMachineStopsItsGroupUnlessItIsAnEmergency() {
		var planned = result(group("shop-plan", Purpose.DRILL, Trait.CRITICAL));
		assertThat(planned.allowed()).isFalse();
		assertThat(planned.rules()).filteredOn((rule) -> rule.verdict() != Verdict.PASS)
			.extracting((rule) -> rule.rule() + " " + rule.subject())
			.contains("replication-healthy app-02");
		assertThat(planned.sentence()).contains("app-02");
		assertThat(result(group("shop-plan", Purpose.EMERGENCY, Trait.CRITICAL)).allowed()).isTrue();
	}

	@Test
	void aPlanThatLeavesOutAMemberIsStoppedForEverybody() {
		for (var purpose : Purpose.values()) {
			var result = result(group("half-plan", purpose));
			assertThat(result.allowed()).isFalse();
			assertThat(result.sentence()).contains("half-plan leaves out app-02");
		}
	}

	private static Preview timed(String parameters) {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded()).probed("app-01");
		return flight.replica.previewed("VM_FAILOVER", Mandate.of(Purpose.MAINTENANCE),
				VmFlight.request("app-01", parameters));
	}

	@Test
	void whatWouldFollowByItselfIsSaidWhereItWould() {
		var preview = timed(
				"""
						{"commit": {"mode": "AFTER_PROBE", "after": "PT30M"}, "failBack": {"mode": "AFTER_PROBE", "after": "PT2H"}}""");
		assertThat(result(preview).allowed()).isTrue();
		assertThat(preview.steps()).filteredOn((step) -> step.title().contains(" by itself "))
			.extracting((step) -> step.key() + ": " + step.title())
			.containsExactly(
					"out.decide: decide whether app-01 is as it should be, or COMMIT by itself 30 min after its application answered",
					"home: hold until somebody decides where app-01 stays, or FAIL_BACK by itself 2 h after its application answered",
					"back.decide: decide whether app-01 is as it should be, or COMMIT by itself 30 min after its application answered");
		assertThat(preview.steps()).extracting(Outline::key).contains("out.answers", "back.answers");
		assertThat(preview.expected()).as("what it waits for is counted").isEqualTo(Duration.ofMinutes(140 + 180));
	}

	@Test
	void wherePeopleDecideNothingIsSaidToFollow() {
		assertThat(timed("{}").steps()).noneMatch((step) -> step.title().contains("by itself"));
		assertThat(timed("{}").expected()).isEqualTo(Duration.ofMinutes(140));
	}

	@Test
	void whatAnEmergencyCleansUpFirstIsShownAndCounted() {
		var flight = VmFlight.with(Trait.DRILL_RUNNING, Purpose.EMERGENCY, "{}");
		var request = VmFlight.request("app-01", "{}");
		var emergency = flight.replica.previewed("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY), request);
		assertThat(result(emergency).allowed()).isTrue();
		assertThat(result(emergency).readings()).anySatisfy((reading) -> {
			assertThat(reading.name()).isEqualTo("cleaned up first");
			assertThat(reading.value()).isEqualTo("the test failover that is in the way: some 5 min more");
		});
		assertThat(emergency.expectedByNow()).isEqualTo(Duration.ofMinutes(145));
		assertThat(timed("{}").expectedByNow()).as("nothing is in the way").isEqualTo(Duration.ofMinutes(140));
	}

}
