package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.protection.RecoverySettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Many machines wait for their jobs.
class JobsAtWorkTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static List<ArmId> failedOver(Fleet fleet, int machines) {
		return IntStream.rangeClosed(1, machines).mapToObj(fleet::failOver).toList();
	}

	private static Optional<JobsAtWork.AtWork> find(Fleet fleet, ArmId job, Duration since) {
		return fleet.reads.jobs().find(fleet.vault(), job, since, fleet.deadline());
	}

	@Test
	void twoHundredMachinesReadTheirJobsWithAHandfulOfLists() {
		var fleet = Fleet.of(200);
		var jobs = failedOver(fleet, 200);
		var begun = fleet.time.instant();
		for (var round = 0; round < 12; round++) {
			jobs.forEach((job) -> {
				assertThat(find(fleet, job, MINUTE)).as(job.name()).isPresent();
				fleet.time.pass(Duration.ofMillis(25));
			});
		}
		var seconds = Duration.between(begun, fleet.time.instant()).toSeconds();
		// A page of a hundred each, and one that is empty; every two seconds.
		assertThat(fleet.called("/replicationJobs")).as("in %d s", seconds).isBetween(60L, 3 * (seconds / 2 + 1));
		assertThat(fleet.calls.size() - fleet.called("/replicationJobs")).as("read by themselves").isBetween(15L, 40L);
	}

	/// The first list after two hundred calls may show a handful of their jobs.
	@Test
	void aCrowdIsOneBeforeItsJobsAreListed() {
		var fleet = Fleet.of(30);
		var jobs = failedOver(fleet, 5);
		IntStream.rangeClosed(1, 20)
			.forEach((number) -> find(fleet, fleet.vault().child("replicationJobs", "j" + number), MINUTE));
		fleet.calls.clear();
		jobs.forEach((job) -> assertThat(find(fleet, job, MINUTE)).get()
			.satisfies((found) -> assertThat(found.lookAgain()).isEqualTo(Duration.ofSeconds(2))));
		assertThat(fleet.calls).as("none is read by itself").isEmpty();
	}

	@Test
	void ofFewJobsEachIsReadSoThatPeopleCanFollow() {
		var fleet = Fleet.of(3);
		var job = fleet.failOver(1);
		assertThat(find(fleet, job, MINUTE)).get()
			.satisfies((found) -> assertThat(found.job().progress())
				.startsWith("Failover: Prerequisites check for failover"))
			.satisfies((found) -> assertThat(found.lookAgain()).isEqualTo(Duration.ofSeconds(5)));
	}

	@Test
	void aJobThatIsOverIsNotToldOf() {
		var fleet = Fleet.of(1);
		var job = fleet.failOver(1);
		fleet.time.pass(Duration.ofMinutes(10));
		assertThat(find(fleet, job, MINUTE)).isEmpty();
	}

	@Test
	void aJobThatEndedSinceTheListWasReadIsNotToldOf() {
		var fleet = new Fleet(HealthyVms.vault(1), RecoverySettings.RECORDED, shared(Duration.ofHours(1)));
		var job = fleet.failOver(1);
		assertThat(find(fleet, job, MINUTE)).isPresent();
		fleet.time.pass(Duration.ofMinutes(10));
		assertThat(find(fleet, job, Duration.ofHours(1))).isEmpty();
		assertThat(fleet.called("/replicationJobs")).isEqualTo(1);
	}

	@Test
	void aListThatIsOlderThanTheCallDoesNotKnowItsJob() {
		var fleet = new Fleet(HealthyVms.vault(2), RecoverySettings.RECORDED, shared(Duration.ofHours(1)));
		assertThat(find(fleet, fleet.failOver(1), MINUTE)).isPresent();
		fleet.time.pass(Duration.ofSeconds(1));
		assertThat(find(fleet, fleet.failOver(2), Duration.ZERO)).isPresent();
		assertThat(fleet.called("/replicationJobs")).isEqualTo(2);
	}

	@Test
	void aVaultThatDoesNotTakeTheFilterIsReadWhole() {
		var fleet = Fleet.of(2);
		fleet.simulator.order("""
				{"kind": "refuse", "status": 400, "code": "InvalidFilterParameter",
				 "match": {"path": "*replicationJobs"}, "times": 1}""");
		assertThat(find(fleet, fleet.failOver(1), MINUTE)).isPresent();
		fleet.time.pass(MINUTE);
		assertThat(find(fleet, fleet.failOver(2), MINUTE)).isPresent();
		assertThat(fleet.called("/replicationJobs")).as("asked with the filter once").isEqualTo(3);
	}

	@Test
	void aListThatCannotBeReadTellsNothing() {
		var fleet = Fleet.of(1);
		fleet.simulator
			.order("""
					{"kind": "refuse", "status": 503, "code": "Sick", "match": {"path": "*replicationJobs"}, "times": 9}""");
		assertThat(find(fleet, fleet.failOver(1), MINUTE)).isEmpty();
	}

	@Test
	void theLastPageMayBeEmpty() {
		var fleet = new Fleet(HealthyVms.vault(4), RecoverySettings.RECORDED.paged(2), SiteRecoverySettings.DEFAULT);
		var jobs = failedOver(fleet, 4);
		assertThat(jobs).allSatisfy((job) -> assertThat(find(fleet, job, MINUTE)).isPresent());
		assertThat(fleet.called("/replicationJobs")).isEqualTo(3);
	}

	private static SiteRecoverySettings shared(Duration age) {
		var usual = SiteRecoverySettings.DEFAULT;
		return new SiteRecoverySettings(usual.vaults(), usual.doubtWindow(), usual.lookAgain(), usual.seedingLook(),
				usual.regionLook(), age, usual.rpo(), usual.pointAge(), usual.drillAge(), usual.agentLife());
	}

}
