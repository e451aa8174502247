package dev.switchback.simulator;

import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.protection.RecoverySettings;
import dev.switchback.simulator.world.FileJournal;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/// What is kept of Site Recovery, and that it follows from the clock.
class RecoveryStateTests {

	private final VirtualTime time = new VirtualTime();

	@TempDir
	private Path directory;

	private RecoveryRig open(Estate estate) {
		var setup = new ArmSimulator.Setup(estate, Settings.DEFAULT.with(RecoverySettings.RECORDED), 42,
				Options.CLIENT_ID, Options.CLIENT_SECRET, "admin", Set.of("localhost"), new byte[] { 7 },
				FileJournal.open(this.directory.resolve("journal")));
		return new RecoveryRig(new Rig(this.time, new ArmSimulator(this.time, setup)));
	}

	@Test
	void aJourneyGoesOnWhileTheSimulatorIsDown() {
		var before = open(Estate.rehearsal());
		var accepted = before.failover(RecoveryRig.APP);
		before.rig.simulator
			.order("{\"kind\":\"intrude\",\"item\":\"app-01\",\"action\":\"commit\",\"after\":\"PT10M\"}");
		before.rig.simulator.close();
		this.time.advance("PT1H");

		var after = open(Estate.rehearsal());

		assertThat(after.state(RecoveryRig.APP)).isEqualTo("UnplannedFailoverCommitted");
		assertThat(after.operation(accepted).path("status").asString()).isEqualTo("Succeeded");
		assertThat(after.job(accepted).path("properties").path("tasks").size()).isEqualTo(5);
		RecoveryRig.accepted(after.reprotect("app-01"));
		after.rig.simulator.close();
		this.time.advance("PT2H");
		assertThat(open(Estate.rehearsal()).state(RecoveryRig.BACK)).isEqualTo("Protected");
	}

	@Test
	void aMachineThatIsPlannedAnewBeginsAfresh() {
		var before = open(Estate.rehearsal());
		before.committed(RecoveryRig.APP);
		before.rig.simulator.close();
		var vault = HealthyVms.vault(3);
		var machines = vault.machines().stream().map((machine) -> machine.with(Trait.NEVER_DRILLED)).toList();
		var other = new VaultPlan(vault.name(), vault.scope(), vault.region(), machines, vault.plans());

		assertThat(open(Estate.rehearsal().with(other)).state(RecoveryRig.APP)).isEqualTo("Protected");
	}

	@Test
	void aResetBringsEveryMachineHome() {
		var rig = new RecoveryRig();
		rig.reprotected(RecoveryRig.APP);

		assertThat(rig.rig.admin("POST", "/reset", "").status()).isEqualTo(204);

		assertThat(rig.state(RecoveryRig.APP)).isEqualTo("Protected");
		assertThat(rig.list(RecoveryRig.VAULT + "/replicationJobs")).isEmpty();
	}

	@Test
	void aForkGoesItsOwnWay() {
		var rig = new RecoveryRig();
		var accepted = rig.failover(RecoveryRig.APP);
		var otherTime = new VirtualTime();
		var other = new RecoveryRig(new Rig(otherTime, rig.rig.simulator.fork(otherTime)));

		otherTime.advance("PT3M");

		assertThat(other.state(RecoveryRig.APP)).isEqualTo("UnplannedFailoverCommitPendingStatesBegin");
		assertThat(rig.state(RecoveryRig.APP)).isEqualTo("Protected");
		assertThat(rig.operation(accepted).path("status").asString()).isEqualTo("InProgress");
	}

	@Test
	void askingChangesNothing() {
		var asked = new RecoveryRig();
		var left = new RecoveryRig();
		for (var rig : new RecoveryRig[] { asked, left }) {
			rig.committed(RecoveryRig.APP);
			rig.reprotect("app-01");
		}
		for (int minute = 0; minute < 120; minute++) {
			asked.rig.get(RecoveryRig.BACK);
			asked.rig.get(RecoveryRig.VAULT + "/replicationJobs");
			asked.rig.time.advance("PT1M");
		}
		left.rig.time.advance("PT120M");

		assertThat(asked.rig.json(RecoveryRig.BACK)).isEqualTo(left.rig.json(RecoveryRig.BACK));
		assertThat(asked.points(RecoveryRig.BACK)).isEqualTo(left.points(RecoveryRig.BACK));
	}

	@Test
	void durationsAreSettingsAndSpeedDividesThem() {
		var rig = new RecoveryRig(RecoverySettings.REHEARSAL);
		var set = rig.rig.admin("PUT", "/settings",
				"{\"speed\":10,\"recovery\":{\"durations\":{\"commit\":\"PT20S\"},\"retryAfterSeconds\":7}}");
		assertThat(set.status()).as(set.text()).isEqualTo(200);
		rig.failover(RecoveryRig.APP);
		rig.rig.time.advance("PT1S");
		assertThat(rig.state(RecoveryRig.APP)).isEqualTo("UnplannedFailoverCommitPendingStatesBegin");

		var accepted = rig.commit(RecoveryRig.APP);

		assertThat(accepted.header("Retry-After")).isEqualTo("7");
		rig.rig.time.advance("PT1.9S");
		assertThat(rig.allowed(RecoveryRig.APP)).isEmpty();
		rig.rig.time.advance("PT0.1S");
		assertThat(rig.state(RecoveryRig.APP)).isEqualTo("UnplannedFailoverCommitted");
		assertThat(rig.rig.admin("PUT", "/settings", "{\"recovery\":{\"wrongState\":\"SHRUGS\"}}").status())
			.isEqualTo(400);
	}

	@Test
	void twoHundredMachinesAreReadInAFewPages() {
		var rig = new RecoveryRig(Estate.of().with(HealthyVms.vault(200)), RecoverySettings.RECORDED);
		for (int number = 1; number <= 200; number++) {
			RecoveryRig.accepted(rig.failover(RecoveryRig.APP.replace("app-01", "app-%02d".formatted(number))));
			rig.rig.time.advance("PT0.1S");
		}

		var first = rig.rig.json(RecoveryRig.VAULT + "/replicationJobs?$filter=JobStatus%20eq%20'InProgress'");
		var second = rig.rig.json(first.path("nextLink").asString());
		var third = rig.rig.json(second.path("nextLink").asString());

		assertThat(first.path("value").size()).isEqualTo(100);
		assertThat(second.path("value").size()).isEqualTo(100);
		assertThat(third.path("value").size()).isZero();
		rig.rig.time.advance("PT3M");
		assertThat(rig.list(RecoveryRig.VAULT + "/replicationProtectedItems")).hasSize(100)
			.allSatisfy((item) -> assertThat(item.path("properties").path("protectionState").asString())
				.isEqualTo("UnplannedFailoverCommitPendingStatesBegin"));
	}

}
