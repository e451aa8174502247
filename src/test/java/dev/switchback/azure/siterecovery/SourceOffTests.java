package dev.switchback.azure.siterecovery;

import java.time.Instant;

import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Whether the source of a failover is known to be off.
class SourceOffTests {

	private final Fleet fleet = Fleet.of(1);

	private final ItemSeen item = ItemSeen.of(this.fleet.get(Fleet.WEST + Fleet.vm(1)));

	private Sighting look(@Nullable Instant sourceOffAt) {
		var job = this.fleet.vault().child("replicationJobs", "job").toString();
		return new SourceOff(this.fleet.reads, ProtectedVm.of(this.item).ref(), LegFacts.of("out", this.item),
				new FailedOver("out", job, null, null, sourceOffAt, this.fleet.time.instant(), null))
			.look(this.fleet.look());
	}

	/// A call that the budget refuses for a moment would else have people acknowledge a source that may run.
	@Test
	void whatTheFailoversJobSaidCountsThoughNothingCanBeReadAnyMore() {
		this.fleet.simulator.order("""
				{"kind": "refuse", "status": 429, "code": "SubscriptionRequestsThrottled"}""");
		assertThat(look(this.fleet.time.instant())).isInstanceOfSatisfying(Sighting.Met.class, (met) -> {
			assertThat(met.sentence()).isEqualTo("the failover shut the source in westeurope down");
			assertThat(met.learned()).isEqualTo(new SourceFenced("out"));
			assertThat(met.evidence().readings()).singleElement()
				.satisfies((reading) -> assertThat(reading.value()).isEqualTo(this.fleet.time.instant().toString()));
		});
		assertThat(this.fleet.calls).isEmpty();
	}

	@Test
	void whereItSaidNothingTheSourceIsRead() {
		assertThat(look(null)).isInstanceOf(Sighting.Unmet.class);
		assertThat(this.fleet.calls).last().asString().endsWith("/virtualmachines/app-01");
	}

}
