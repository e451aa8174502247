package dev.switchback.simulator;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.switchback.simulator.world.Mutation;

import static org.assertj.core.api.Assertions.assertThat;

class PeeringSwitchTests {

	private static final List<String> ALL = List.of("10.1.0.0/16", "10.2.0.0/16", "10.3.128.0/17", "192.168.100.0/24");

	private final Rig rig = new Rig();

	@Test
	void aHealthyPairHasTheSamePrefixesOnAllFourLinks() {
		for (var circuit : List.of(Rig.AMS, Rig.DUB)) {
			for (var link : List.of("primary", "secondary")) {
				assertThat(this.rig.prefixes(circuit, link)).isEqualTo(ALL);
				assertThat(this.rig.summary(circuit, link)).isEqualTo("4");
			}
		}
		assertThat(this.rig.learned("10.1.0.0/16")).isEqualTo(8);
	}

	@Test
	void theRoutersFollowAfterTheOperationNotBefore() {
		var accepted = this.rig.switchTo(Rig.AMS, "Disabled");

		assertThat(accepted.status()).isEqualTo(200);
		assertThat(Rig.json(accepted).path("properties").path("provisioningState").asString()).isEqualTo("Updating");
		assertThat(this.rig.status(accepted)).isEqualTo("InProgress");
		this.rig.time.advance("PT3S");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("4");
		// The summary above took a second: the operation is over now, and the sessions are not down yet.
		assertThat(this.rig.status(accepted)).isEqualTo("Succeeded");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("4");
		this.rig.time.advance("PT1S");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("Idle");
		assertThat(this.rig.summary(Rig.AMS, "secondary")).isEqualTo("Idle");
		assertThat(this.rig.prefixes(Rig.AMS, "primary")).isEmpty();
		assertThat(this.rig.summary(Rig.DUB, "primary")).isEqualTo("4");
		assertThat(this.rig.learned("10.1.0.0/16")).isEqualTo(4);
	}

	@Test
	void enablingBringsEverythingBack() {
		this.rig.settle(Rig.AMS, "Disabled");
		var accepted = this.rig.switchTo(Rig.AMS, "Enabled");

		this.rig.time.advance("PT4S");
		assertThat(this.rig.status(accepted)).isEqualTo("Succeeded");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("Active");
		this.rig.time.advance("PT2S");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("0");
		assertThat(this.rig.prefixes(Rig.AMS, "primary")).isEqualTo(ALL);
		this.rig.time.advance("PT1S");
		assertThat(this.rig.learned("10.1.0.0/16")).isEqualTo(8);
	}

	@Test
	void theLedgerSaysWhatWasDone() {
		this.rig.settle(Rig.AMS, "Disabled");
		this.rig.settle(Rig.AMS, "Enabled");

		assertThat(this.rig.simulator.mutations()).extracting(Mutation::change)
			.containsExactly("contoso-ams AzurePrivatePeering state Enabled→Disabled",
					"contoso-ams AzurePrivatePeering state Disabled→Enabled");
		assertThat(this.rig.simulator.mutations()).extracting(Mutation::outcome)
			.containsOnly(Mutation.Outcome.ACCEPTED);
	}

}
