package dev.switchback.simulator;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.HealthyPairs;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class TableTests {

	private final Rig rig = new Rig();

	@Test
	void arpHasTheCustomersRowAndMicrosofts() {
		var rows = this.rig.read(Rig.AMS + Rig.PEERING + "/arpTables/secondary").path("value");

		assertThat(rows.size()).isEqualTo(2);
		assertThat(rows.path(0).path("interface").asString()).isEqualTo("On-Prem");
		assertThat(rows.path(0).path("ipAddress").asString()).isEqualTo("172.16.1.5");
		assertThat(rows.path(1).path("interface").asString()).isEqualTo("Microsoft");
		assertThat(rows.path(1).path("ipAddress").asString()).isEqualTo("172.16.1.6");
		assertThat(rows.path(1).path("age").asInt()).isZero();
		assertThat(rows.path(0).path("macAddress").asString()).matches("[0-9a-f]{4}(\\.[0-9a-f]{4}){2}")
			.isNotEqualTo(this.rig.read(Rig.AMS + Rig.PEERING + "/arpTables/primary")
				.path("value")
				.path(0)
				.path("macAddress")
				.asString());
	}

	@Test
	void routesTellTheCustomersFromAzures() {
		var rows = this.rig.read(Rig.AMS + Rig.PEERING + "/routeTables/primary").path("value");
		var told = new ArrayList<String>();
		rows.forEach((row) -> told.add(row.path("network").asString() + " " + row.path("nextHop").asString() + " "
				+ row.path("path").asString()));

		assertThat(told).containsExactly("10.1.0.0/16 172.16.1.1 65010", "10.2.0.0/16 172.16.1.1 65010",
				"10.3.128.0/17 172.16.1.1 65010", "192.168.100.0/24 172.16.1.1 65010",
				"10.100.0.0/16 10.100.255.12 65515", "10.100.0.0/16 10.100.255.13 65515");
		assertThat(rows.path(0).path("weight").isInt()).isTrue();
		assertThat(rows.path(0).path("locPrf").asString()).isEmpty();
	}

	@Test
	void summariesHaveTheCustomersRowAndTheGateways() {
		var rows = this.rig.read(Rig.DUB + Rig.PEERING + "/routeTablesSummary/primary").path("value");

		assertThat(rows.path(0).path("neighbor").asString()).isEqualTo("172.16.2.1");
		assertThat(rows.path(0).path("v").asInt()).isEqualTo(4);
		assertThat(rows.path(0).path("as").asLong()).isEqualTo(65010);
		assertThat(rows.path(0).path("upDown").asString()).isEqualTo("3w4d");
		assertThat(rows.path(0).path("statePfxRcd").isString()).isTrue();
		assertThat(rows.path(1).path("as").asInt()).isEqualTo(65515);
	}

	@ParameterizedTest
	@CsvSource({ "PT54.5S,00:00:54", "PT2H3M4.5S,02:03:04", "PT30H,1d06h", "P8D,1w1d" })
	void upDownIsWrittenAsRoutersWriteIt(String later, String upDown) {
		this.rig.switchTo(Rig.AMS, "Disabled");
		this.rig.time.advance("PT5.5S");
		this.rig.time.advance(later);

		assertThat(this.rig.read(Rig.AMS + Rig.PEERING + "/routeTablesSummary/primary")
			.path("value")
			.path(0)
			.path("upDown")
			.asString()).isEqualTo(upDown);
	}

	@Test
	void aSessionThatNeverWasUpSaysSo() {
		var contoso = HealthyPairs.contoso();
		var first = contoso.circuits().getFirst();
		var dead = first.peerings().getFirst().withLinksDown(Link.PRIMARY);
		var circuit = first.with(List.of(dead));
		var rig = new Rig(Estate.of(new PairPlan("contoso", List.of(circuit, contoso.circuits().get(1)),
				contoso.gateways(), contoso.demand())), Settings.DEFAULT);

		var row = rig.read(Rig.AMS + Rig.PEERING + "/routeTablesSummary/primary").path("value").path(0);
		assertThat(row.path("upDown").asString()).isEqualTo("never");
		assertThat(row.path("statePfxRcd").asString()).isEqualTo("Active");
		assertThat(rig.read(Rig.AMS + Rig.PEERING + "/arpTables/primary").toString()).doesNotContain("On-Prem");
		assertThat(rig.summary(Rig.AMS, "secondary")).isEqualTo("4");
		assertThat(rig.learned("10.1.0.0/16")).isEqualTo(6);
	}

	@Test
	void aDevicePathIsPrimaryOrSecondary() {
		var refused = this.rig.post(Rig.AMS + Rig.PEERING + "/routeTables/tertiary");

		assertThat(refused.status()).isEqualTo(400);
		assertThat(Rig.code(refused)).isEqualTo("InvalidDevicePath");
	}

	@Test
	void tablesAreReadsAndStandInNoLedger() {
		this.rig.read(Rig.AMS + Rig.PEERING + "/routeTables/primary");
		this.rig.read(Rig.GATEWAY + "/getBgpPeerStatus");

		assertThat(this.rig.simulator.mutations()).isEmpty();
	}

}
