package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The machines behind protected items, which many want to see at the same time.
class VmReadsTests {

	private static final Duration TWO = Duration.ofSeconds(2);

	private static final String MACHINES = "/providers/microsoft.compute/virtualmachines";

	private final Fleet fleet = Fleet.of(12);

	private ArmId source(int machine) {
		return ItemSeen.of(this.fleet.get(Fleet.WEST + Fleet.vm(machine))).sourceVm().orElseThrow();
	}

	private Fetched<VmSeen> running(int machine) {
		return this.fleet.reads.vault().machines().running(source(machine), TWO, TWO, this.fleet.deadline());
	}

	private Fetched<VmSeen> made(int machine) {
		return this.fleet.reads.vault().machines().made(source(machine), TWO, this.fleet.deadline());
	}

	private long lists() {
		return this.fleet.calls.stream().filter((call) -> call.toLowerCase(Locale.ROOT).endsWith(MACHINES)).count();
	}

	private static VmSeen seen(Fetched<VmSeen> fetched) {
		return switch (fetched) {
			case Fetched.Value<VmSeen>(var seen, var _) -> seen;
			case Fetched.Failed<VmSeen>(var problem, var _) -> throw new AssertionError(problem);
		};
	}

	@Test
	void aFewAreReadOneByOne() {
		for (var machine = 1; machine <= 8; machine++) {
			assertThat(seen(running(machine)).running()).isTrue();
		}
		assertThat(lists()).isZero();
		assertThat(this.fleet.calls).hasSize(8);
	}

	/// One list tells of what they are made, the other how they run.
	@Test
	void aCrowdSharesTwoLists() {
		for (var machine = 1; machine <= 12; machine++) {
			var seen = seen(running(machine));
			assertThat(seen.running()).as(Fleet.vm(machine)).isTrue();
			assertThat(seen.provisioned()).isTrue();
			assertThat(seen.place().location()).isEqualTo("westeurope");
			assertThat(seen.disks()).hasSize(1);
			assertThat(seen.id()).isEqualTo(source(machine));
		}
		assertThat(lists()).isEqualTo(2);
		assertThat(this.fleet.calls).as("eight came before it was a crowd").hasSize(10);
	}

	@Test
	void whoWantsToKnowOnlyOfWhatItIsMadeReadsOneList() {
		for (var machine = 1; machine <= 12; machine++) {
			assertThat(seen(made(machine)).disks()).hasSize(1);
		}
		assertThat(lists()).isEqualTo(1);
	}

	@Test
	void onlyACallForItSaysThatAMachineIsNotThere() {
		for (var machine = 1; machine <= 12; machine++) {
			made(machine);
		}
		var gone = new ArmId(source(1).subscription(), source(1).resourceGroup(), source(1).provider(),
				List.of(new ArmId.Part("virtualMachines", "gone")));
		assertThat(this.fleet.reads.vault().machines().running(gone, TWO, TWO, this.fleet.deadline()))
			.isInstanceOfSatisfying(Fetched.Failed.class,
					(failed) -> assertThat(failed.problem()).isInstanceOf(ArmProblem.NotFound.class));
		assertThat(this.fleet.called("/gone")).isEqualTo(1);
	}

	@Test
	void whereAListMayNotBeReadEachIsReadByItself() {
		this.fleet.simulator.order("""
				{"kind": "refuse", "status": 403, "code": "AuthorizationFailed",
				 "match": {"path": "*/resourceGroups/*/virtualMachines"}}""");
		for (var machine = 1; machine <= 12; machine++) {
			assertThat(seen(running(machine)).running()).isTrue();
		}
		assertThat(lists()).as("asked for once").isEqualTo(1);
		assertThat(this.fleet.calls).hasSize(13);
	}

	@Test
	void whereItIsNotToldHowTheyRunEachIsReadByItself() {
		this.fleet.simulator.order("""
				{"kind": "refuse", "status": 403, "code": "AuthorizationFailed",
				 "match": {"path": "/subscriptions/*-000000000001/providers/Microsoft.Compute/virtualMachines"}}""");
		for (var machine = 1; machine <= 12; machine++) {
			assertThat(seen(running(machine)).running()).isTrue();
		}
		assertThat(lists()).as("each asked for once").isEqualTo(2);
	}

}
