package dev.switchback.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.switchback.Golden;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Recovery;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.RecoveryPlan;
import dev.switchback.simulator.estate.Site;
import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.estate.VmPlan;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// The journey of a consistency group by its recovery plan.
class VmGroupTests {

	private static final Path TIMELINES = Path.of("src/test/resources/timelines/vm-failover");

	/// `app-01` and `app-02` in the group `shop`, with the plan `shop-plan`; `app-03` by itself.
	static VaultPlan vault(Trait... traits) {
		var healthy = HealthyVms.vault(3);
		var machines = healthy.machines().stream().map((machine) -> {
			var member = machine.number() <= 2 ? new VmPlan(machine.name(), machine.number(), machine.primary(),
					machine.recovery(), machine.traits(), "shop") : machine;
			for (var trait : traits) {
				member = (machine.number() == 2) ? member.with(trait) : member;
			}
			return member;
		}).toList();
		return new VaultPlan(healthy.name(), healthy.scope(), healthy.region(), machines,
				List.of(new RecoveryPlan("shop-plan", List.of(List.of("app-01"), List.of("app-02"))),
						new RecoveryPlan("half-plan", List.of(List.of("app-01"))),
						new RecoveryPlan("mixed-plan", List.of(List.of("app-01", "app-02", "app-03")))));
	}

	static VmFlight flight(Crashes crashes, Settings settings, Trait... traits) {
		return new VmFlight(crashes, vault(traits), settings);
	}

	private static VmFlight flight(Trait... traits) {
		return flight(Crashes.never(), VmFlight.recorded(), traits);
	}

	@Test
	void thereAndBack() throws IOException {
		var flight = flight().group("shop-plan", Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		assertThat(flight.question()).as(flight.timeline()).contains("shop-plan runs in northeurope");
		assertThat(flight.offers()).containsExactly(Decision.COMMIT);
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("home");
		for (var machine : List.of("app-01", "app-02")) {
			assertThat(flight.item(VmFlight.NORTH + machine).path("protectionState").asString()).isEqualTo("Protected");
		}
		flight.decide(Decision.FAIL_BACK);
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		var ended = flight.untilEnded();
		assertThat(ended.status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(ended.obligations()).hasSize(4).noneMatch(Obligation::open);
		assertThat(flight.received()).hasSize(8);
		for (var machine : List.of("app-01", "app-02")) {
			assertThat(flight.item(VmFlight.WEST + machine).path("protectionState").asString()).isEqualTo("Protected");
		}
		Golden.holds(TIMELINES.resolve("group.txt"),
				"%s%nAzure received:%n  %s%n".formatted(flight.timeline(), String.join("\n  ", flight.received())));
	}

	@Test
	void membersInDifferentZonesAreCommittedAndBroughtBack() {
		var healthy = vault();
		var machines = healthy.machines().stream().map(VmGroupTests::inZoneOfItsOwn).toList();
		var vault = new VaultPlan(healthy.name(), healthy.scope(), healthy.region(), machines, healthy.plans());
		var flight = new VmFlight(Crashes.never(), vault, VmFlight.recorded()).group("shop-plan", Purpose.MAINTENANCE,
				"{}");
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("home");
		flight.decide(Decision.FAIL_BACK);
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
	}

	private static VmPlan inZoneOfItsOwn(VmPlan machine) {
		var there = machine.primary();
		var zoned = new Site(there.region(), there.regionName(), Integer.toString(machine.number()), there.group(),
				there.fabric(), there.container(), there.lan(), there.cacheAccount());
		return new VmPlan(machine.name(), machine.number(), zoned, machine.recovery(), machine.traits(),
				machine.consistencyGroup());
	}

	@Test
	void aMemberIsRefusedAloneAndItsPlanIsNamed() {
		var flight = flight().failover("app-01", Purpose.EMERGENCY, "{}");
		assertThat(flight.untilEnded().status()).isEqualTo(Status.REJECTED);
		assertThat(flight.operation().lastRun().sentence()).contains("shop with app-02").contains("shop-plan");
		assertThat(flight.received()).isEmpty();
	}

	@Test
	void aPlanThatLeavesOutAMemberIsRefused() {
		var flight = flight().group("half-plan", Purpose.EMERGENCY, "{}");
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.REJECTED);
		assertThat(flight.operation().lastRun().sentence()).contains("half-plan leaves out app-02");
		assertThat(flight.received()).isEmpty();
	}

	@Test
	void aPlanOfMoreThanAGroupIsRefused() {
		var flight = flight().group("mixed-plan", Purpose.EMERGENCY, "{}");
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.REJECTED);
		assertThat(flight.operation().lastRun().sentence()).contains("not all in one consistency group");
		assertThat(flight.received()).isEmpty();
	}

	@Test
	void aPointThatIsNamedIsForSingleMachines() {
		assertThatExceptionOfType(InvalidRequest.class)
			.isThrownBy(() -> flight().group("shop-plan", Purpose.EMERGENCY, """
					{"recoveryPoint": {"strategy": "CUSTOM", "id": "x"}}"""))
			.withMessageContaining("A recovery plan goes to a kind of point");
	}

	@Test
	void whatAPlanDoesNotKnowIsRefused() {
		assertThatExceptionOfType(InvalidRequest.class)
			.isThrownBy(() -> flight().group("no-plan", Purpose.EMERGENCY, "{}"))
			.withMessageContaining("There is no such recovery plan");
	}

	@Test
	void theGroupIsClaimedWithItsMembers() {
		var flight = flight().group("shop-plan", Purpose.EMERGENCY, "{}");
		assertThat(flight.operation().order().claims()).hasSize(3)
			.anyMatch((claim) -> claim.endsWith("/replicationrecoveryplans/shop-plan"));
	}

	@Test
	void aSourceThatStaysUpIsFencedByPeopleAndNoOther() {
		var flight = flight(Trait.SOURCE_STAYS_UP).group("shop-plan", Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		assertThat(flight.question()).as(flight.timeline()).contains("the sources of app-02 are off");
		assertThat(flight.operation().owed()).hasSize(1);
		assertThat(flight.decideWithout(Decision.COMMIT)).isInstanceOf(Settled.Unfit.class);
		flight.decide(Decision.FENCE_SOURCE);
		flight.untilAsked();
		assertThat(flight.operation().owed()).as(flight.timeline()).isEmpty();
		assertThat(flight.operation().mutations()).filteredOn((call) -> call.title().startsWith("deallocate"))
			.singleElement()
			.satisfies((call) -> assertThat(call.title()).contains("app-02"));
	}

	@Test
	void aGroupThatSomebodyFailedOverIsTakenOn() {
		var first = flight().group("shop-plan", Purpose.EMERGENCY, "{}");
		first.untilAsked();
		var before = first.id;
		first.id = first.replica.ask("VM_FAILOVER", dev.switchback.playbook.Mandate.of(Purpose.EMERGENCY),
				"{\"target\": {\"recoveryPlanId\": \"%s/replicationRecoveryPlans/shop-plan\"}}"
					.formatted(VmFlight.VAULT),
				before);
		first.untilAsked();
		assertThat(first.replica.operation(before).status()).isEqualTo(Status.SUPERSEDED);
		assertThat(first.operation().lastRun().key()).as(first.timeline()).isEqualTo("out.decide");
		assertThat(first.received()).hasSize(1);
	}

	@Test
	void aGroupThatWasLeftApartIsForPeopleToPutTogether() {
		var flight = flight().group("shop-plan", Purpose.EMERGENCY, "{}")
			.fault("""
					{"kind": "fail", "code": "28031", "match": {"method": "POST", "path": "*/unplannedFailover"}, "times": 1}""");
		flight.untilAsked();
		assertThat(flight.question()).as(flight.timeline()).contains("28031");
		assertThat(flight.offers()).containsExactly(Decision.RETRY, Decision.FINISH);
		assertThat(flight.received()).hasSize(1);
		flight.decide(Decision.RETRY);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
	}

	@Test
	void anEmergencyCleansUpTheDrillOfAMemberFirst() {
		var flight = flight(Trait.DRILL_RUNNING).group("shop-plan", Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.received()).hasSize(2)
			.first()
			.asString()
			.startsWith("cleans up after the test failover of app-02");
		var drill = flight(Trait.DRILL_RUNNING).group("shop-plan", Purpose.DRILL, "{}");
		assertThat(drill.untilEnded().status()).isEqualTo(Status.REJECTED);
	}

	/// Somebody in the portal fails the group over.
	private static VmFlight inThePortal(String option, Trait... traits) {
		var flight = flight(traits);
		flight.post(VmFlight.VAULT + "/replicationRecoveryPlans/shop-plan/unplannedFailover",
				"""
						{"properties": {"failoverDirection": "PrimaryToRecovery", "sourceSiteOperations": "NotRequired",
						 "providerSpecificDetails": [{"instanceType": "A2A", "recoveryPointType": "LatestProcessed", "multiVmSyncPointOption": "%s"}]}}"""
					.formatted(option));
		return flight;
	}

	@Test
	void aGroupThatSomebodyFailedOverInThePortalIsTakenOn() throws IOException {
		var flight = inThePortal("UseMultiVmSyncRecoveryPoint");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(10)));
		flight.group("shop-plan", Purpose.EMERGENCY, "{}").untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.operation().mutations()).isEmpty();
		assertThat(flight.operation().owed()).as("their sources are watched like those of ours").hasSize(2);
		flight.decide(Decision.FENCE_SOURCE);
		flight.untilAsked();
		assertThat(flight.operation().owed()).as(flight.timeline()).isEmpty();
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		flight.decide(Decision.FINISH);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received()).filteredOn((line) -> line.startsWith("failover of the plan")).hasSize(1);
		Golden.holds(TIMELINES.resolve("group-adopted.txt"),
				"%s%nAzure received:%n  %s%n".formatted(flight.timeline(), String.join("\n  ", flight.received())));
	}

	@Test
	void anEmergencyWaitsForTheGroupThatSomebodyIsFailingOver() {
		var flight = inThePortal("UseMultiVmSyncRecoveryPoint");
		flight.passUntil(flight.time.instant().plus(Duration.ofSeconds(30)));
		flight.group("shop-plan", Purpose.EMERGENCY, "{}").untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.received()).hasSize(1);
	}

	/// Each of them runs well, and together they may be wrong.
	@Test
	void machinesOfDifferentMomentsAreForPeopleToDecideAbout() {
		var flight = inThePortal("UsePerVmRecoveryPoint", Trait.STALE);
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(10)));
		flight.group("shop-plan", Purpose.EMERGENCY, "{}").untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.common");
		assertThat(flight.question()).contains("the machines of shop-plan have no common point: app-01 is at ")
			.contains("; app-02 is at ");
		assertThat(flight.offers()).containsExactly(Decision.RETRY, Decision.PROCEED, Decision.CANCEL);
		flight.decide(Decision.PROCEED);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("out.decide");
	}

	@Test
	void ourOwnFailoverTakesTheYoungestMomentThatAllHave() {
		var flight = flight(Trait.STALE).group("shop-plan", Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.timeline()).contains("all machines of shop-plan run from their common point of ");
		assertThat(Duration.between(flight.operation().recoveries().getFirst().recoveryPoint().point(),
				flight.time.instant()))
			.isGreaterThan(Duration.ofMinutes(30));
	}

	@Test
	void whatSomebodyHasCommittedCannotBeToldAnyMore() {
		var flight = inThePortal("UseMultiVmSyncRecoveryPoint");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(10)));
		flight.post(VmFlight.VAULT + "/replicationRecoveryPlans/shop-plan/failoverCommit", "");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(10)));
		flight.group("shop-plan", Purpose.EMERGENCY, "{}").untilAsked();
		assertThat(flight.question()).as(flight.timeline())
			.contains("it cannot be told which moment app-01 was brought to");
		flight.decide(Decision.PROCEED);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("out.decide");
	}

	@Test
	void theResponseIsLost() {
		var flight = flight().group("shop-plan", Purpose.EMERGENCY, "{}").fault("""
				{"kind": "lose", "match": {"method": "POST", "path": "*/unplannedFailover"}, "times": 1}""");
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.received()).hasSize(1);
		assertThat(flight.operation().owed()).as("the plan's job tells that the sources are off").isEmpty();
		assertThat(flight.operation().recoveries().getFirst().recoveryPoint().lastWriteBy())
			.isEqualTo(Recovery.LastWrite.SOURCE_SHUT_DOWN);
	}

}
