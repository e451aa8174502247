package dev.switchback.simulator;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.switchback.simulator.world.Durations;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/// Usually 1.5 s until BGP is down, 3 s until it is up, 0.5 s and 1 s more for the prefixes.
class ConvergenceTests {

	private final Rig rig = new Rig();

	private void order(String rest) {
		this.rig.simulator.order("{\"kind\":\"convergence\"," + rest + "}");
	}

	@Test
	void slownessMultiplies() {
		order("\"factor\":10,\"circuit\":\"contoso-ams\"");
		this.rig.switchTo(Rig.AMS, "Disabled");

		// 4 s for the PUT, 15 s for BGP, 5 s for the prefixes.
		this.rig.time.advance("PT18S");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("4");
		this.rig.time.advance("PT4S");
		assertThat(this.rig.prefixes(Rig.AMS, "primary")).hasSize(4);
		assertThat(this.rig.prefixes(Rig.AMS, "primary")).isEmpty();
	}

	@Test
	void prefixesMayNeverLeave() {
		order("\"never\":true");
		this.rig.settle(Rig.AMS, "Disabled");
		this.rig.time.advance("PT1H");

		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("Idle");
		assertThat(this.rig.prefixes(Rig.AMS, "primary")).hasSize(4);
		assertThat(this.rig.learned("10.1.0.0/16")).isEqualTo(8);
	}

	@Test
	void prefixesMayNeverArriveUntilTheSpellIsBroken() {
		this.rig.settle(Rig.AMS, "Disabled");
		order("\"never\":true,\"circuit\":\"contoso-ams\"");
		this.rig.settle(Rig.AMS, "Enabled");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("0");

		this.rig.admin("DELETE", "/faults", "");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("0");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("4");
	}

	@Test
	void somePrefixesMayBeMissing() {
		order("\"missing\":[\"10.2.0.0/16\"],\"circuit\":\"contoso-dub\",\"for\":\"PT1M\"");

		assertThat(this.rig.prefixes(Rig.DUB, "primary")).containsExactly("10.1.0.0/16", "10.3.128.0/17",
				"192.168.100.0/24");
		assertThat(this.rig.learned("10.2.0.0/16")).isEqualTo(4);
		this.rig.time.advance("PT1M");
		assertThat(this.rig.prefixes(Rig.DUB, "primary")).hasSize(4);
	}

	@Test
	void aLinkMayGoDownAndComeBack() {
		order("\"linkDown\":\"secondary\",\"circuit\":\"contoso-dub\",\"for\":\"PT30S\"");

		assertThat(this.rig.summary(Rig.DUB, "secondary")).isEqualTo("Active");
		assertThat(this.rig.summary(Rig.DUB, "primary")).isEqualTo("4");
		assertThat(this.rig.read(Rig.DUB + Rig.PEERING + "/arpTables/secondary").toString()).doesNotContain("On-Prem");
		this.rig.time.advance("PT27S");
		assertThat(this.rig.summary(Rig.DUB, "secondary")).isEqualTo("Active");
		this.rig.time.advance("PT10S");
		assertThat(this.rig.summary(Rig.DUB, "secondary")).isEqualTo("4");
	}

	@Test
	void aSessionMayFlap() {
		order("\"flap\":{\"link\":\"primary\",\"every\":\"PT20S\",\"down\":\"PT5S\"},\"circuit\":\"contoso-dub\"");

		for (int round = 0; round < 3; round++) {
			assertThat(this.rig.summary(Rig.DUB, "primary")).isEqualTo("Active");
			this.rig.time.advance("PT5S");
			assertThat(this.rig.summary(Rig.DUB, "primary")).isEqualTo("4");
			this.rig.time.advance("PT13S");
		}
		this.rig.admin("DELETE", "/faults", "");
		this.rig.time.advance("PT10S");
		assertThat(this.rig.summary(Rig.DUB, "primary")).isEqualTo("4");
	}

	@Test
	void aFlapDoesNotBringUpWhatIsSwitchedOff() {
		this.rig.settle(Rig.DUB, "Disabled");
		order("\"flap\":{\"link\":\"primary\"}");
		this.rig.time.advance("PT7S");

		assertThat(this.rig.summary(Rig.DUB, "primary")).isEqualTo("Idle");
	}

	@Test
	void onPremisesMayKeepSending() {
		order("\"countersFlow\":true,\"circuit\":\"contoso-ams\"");
		this.rig.settle(Rig.AMS, "Disabled");
		var before = this.rig.json(Rig.AMS + "/stats");
		this.rig.time.advance("PT1S");
		var after = this.rig.json(Rig.AMS + "/stats");

		assertThat(after.path("primarybytesIn").asLong() - before.path("primarybytesIn").asLong()).isEqualTo(1_000_000);
		assertThat(after.path("primarybytesOut")).isEqualTo(before.path("primarybytesOut"));
	}

	@Test
	void aLinkThatDiesInTheLastMomentStaysDown() {
		this.rig.settle(Rig.DUB, "Disabled");
		this.rig.switchTo(Rig.DUB, "Enabled");
		// The session would be up after 7 s, the moment at which its link dies.
		order("\"linkDown\":\"primary\",\"circuit\":\"contoso-dub\",\"after\":\"PT7S\"");
		this.rig.time.advance("PT7S");

		var session = Rig.json(this.rig.admin("GET", "/estate", ""))
			.path("pairs")
			.path(0)
			.path("circuits")
			.path(1)
			.path("peerings")
			.path(0)
			.path("sessions")
			.path(0);
		assertThat(session.path("leg").asString()).isEqualTo("PRIMARY_IPV4");
		assertThat(session.path("up").asBoolean()).isFalse();
		assertThat(session.path("since").asString()).isEqualTo("2026-01-05T09:00:05.500Z");
	}

	@Test
	void withoutDurationsEverythingHappensAtOnce() {
		var none = Duration.ZERO;
		var instant = new Rig(
				Settings.DEFAULT.with(new Durations(none, none, none, none, none, none, none, none, none)));
		var accepted = instant.switchTo(Rig.AMS, "Disabled");

		assertThat(instant.status(accepted)).isEqualTo("Succeeded");
		assertThat(instant.summary(Rig.AMS, "primary")).isEqualTo("Idle");
		assertThat(instant.learned("10.1.0.0/16")).isEqualTo(4);
	}

	@Test
	void speedDividesAzuresDurations() {
		var quick = new Rig(Settings.DEFAULT.atSpeed(100));
		var accepted = quick.switchTo(Rig.AMS, "Disabled");

		quick.time.advance("PT0.040S");
		assertThat(quick.status(accepted)).isEqualTo("Succeeded");
		quick.time.advance("PT0.020S");
		assertThat(quick.prefixes(Rig.AMS, "primary")).isEmpty();
		assertThat(accepted.header("Retry-After")).isEqualTo("1");
	}

}
