package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.Sighting;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.RecoveryPlan;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.protection.RecoverySettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Whether copies that jobs made are of one moment.
class CommonPointTests {

	private final Fleet fleet = new Fleet(vault(), RecoverySettings.RECORDED, SiteRecoverySettings.DEFAULT);

	private static VaultPlan vault() {
		var healthy = HealthyVms.vault(2);
		return new VaultPlan(healthy.name(), healthy.scope(), healthy.region(), healthy.machines(),
				List.of(new RecoveryPlan("shop-plan", List.of(List.of("app-01"), List.of("app-02")))));
	}

	private Sighting look(ArmId... jobs) {
		var plan = new GroupRef(Fleet.VAULT, Fleet.VAULT + "/replicationRecoveryPlans/shop-plan", "shop-plan");
		return new CommonPoint(this.fleet.reads, plan, List.of(this.fleet.ref(1), this.fleet.ref(2)),
				List.of(jobs).stream().map(ArmId::toString).toList())
			.look(this.fleet.look());
	}

	@Test
	void copiesOfDifferentPointsHaveNoCommonOne() {
		var first = this.fleet.failOver(1);
		this.fleet.time.pass(Duration.ofMinutes(20));
		var second = this.fleet.failOver(2);
		this.fleet.time.pass(Duration.ofMinutes(20));
		assertThat(look(first, second)).isInstanceOfSatisfying(Sighting.Refused.class,
				(refused) -> assertThat(refused.sentence())
					.startsWith("the copies of shop-plan have no common point: app-01 is at ")
					.contains("; app-02 is at "));
	}

	/// A drill proves what it can; what it cannot is told at once, and holds nobody up.
	@Test
	void whatNoJobTellsIsNotSettledAndNotWaitedFor() {
		var gone = this.fleet.vault().child("replicationJobs", "gone");
		assertThat(look(gone, gone)).isInstanceOfSatisfying(Sighting.Unsettled.class, (unsettled) -> {
			assertThat(unsettled.sentence()).isEqualTo(
					"it cannot be told which moment app-01 was brought to, so nobody knows whether shop-plan has one common point");
			assertThat(unsettled.lookAgainIn()).isGreaterThan(Duration.ofHours(1));
		});
	}

}
