package dev.switchback.azure.expressroute;

import java.util.List;

import dev.switchback.playbook.Reading;
import dev.switchback.simulator.estate.ConnectionPlan;
import dev.switchback.simulator.estate.PairPlan;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What depends on the circuit to be drained, and what has to be expected of it.
class BlastRadiusTests {

	private static List<String> read(Stage stage, String name) {
		return stage.see(stage.dub.canStandInFor(stage.ams, Stage.DRILL))
			.evidence()
			.readings()
			.stream()
			.filter((reading) -> reading.name().equals(name))
			.map((Reading reading) -> reading.subject() + ": " + reading.value())
			.toList();
	}

	private static List<String> linked(Stage stage) {
		return read(stage, "linked to contoso-ams");
	}

	private static List<String> movement(PairPlan pair) {
		return read(new Stage(pair), "expected movement");
	}

	private static PairPlan weighing(int dublin) {
		return Stage.pair(Stage.amsterdam(), Stage.dublin(), "Dublin", Stage.gateway("contoso-gw", dublin));
	}

	@Test
	void eachGatewayAndItsNetworkIsListed() {
		var lonely = Stage.linkedTo("lonely-gw", "10.101", new ConnectionPlan("lonely", "contoso-ams", 7));

		assertThat(linked(new Stage(
				Stage.pair(Stage.amsterdam(), Stage.dublin(), "Dublin", Stage.gateway("contoso-gw", 0), lonely))))
			.containsExactlyInAnyOrder(
					"contoso-gw: virtual network contoso-gw-vnet, weight 0, Connected; also linked to contoso-dub",
					"lonely-gw: virtual network lonely-gw-vnet, weight 7, Connected; linked to nothing else of the pair");
	}

	@Test
	void whatCannotBeReadIsListedAsUnknown() {
		var stage = new Stage();
		stage.fault("{'kind':'refuse','status':403,'match':{'path':'*/resources'}}");

		assertThat(linked(stage)).singleElement()
			.asString()
			.startsWith("UNKNOWN: Azure does not let us read the connections in subscription");
	}

	@Test
	void globalReachIsListed() {
		var stage = new Stage();
		stage.doctor.change("contoso-ams/peerings/azureprivatepeering", (peering) -> {
			((ObjectNode) peering.path("properties")).putArray("connections").addObject().put("name", "branch");
			return peering;
		});

		assertThat(linked(stage)).contains("branch: Global Reach, which is cut while the circuit is drained");
	}

	@Test
	void theHeavierConnectionDecidesFirst() {
		assertThat(movement(weighing(10))).containsExactly(
				"contoso-gw: nothing moves, and unchanged is right: its connection to contoso-dub weighs more");
		assertThat(movement(Stage.pair(Stage.amsterdam(), Stage.dublin(), "Dublin",
				Stage.linkedTo("contoso-gw", "10.100", new ConnectionPlan("a", "contoso-ams", 10),
						new ConnectionPlan("d", "contoso-dub", 0)))))
			.containsExactly("contoso-gw: everything moves: its connection to contoso-ams weighs more");
	}

	@Test
	void thenWhatIsMoreSpecificThenTheShorterPath() {
		assertThat(movement(weighing(0)))
			.containsExactly("contoso-gw: by prefixes and AS paths: 0 move, 2 are shared, 0 stay");
		assertThat(movement(Stage.pair(Stage.amsterdam().announcing(Stage.announced("65010 65010", Stage.PREFIXES)),
				Stage.dublin())))
			.containsExactly(
					"contoso-gw: nothing moves, and unchanged is right: the paths over contoso-dub are preferred");
		assertThat(movement(Stage.pair(Stage.amsterdam(), Stage.dublin("10.1.0.0/16", "10.0.0.0/8"))))
			.containsExactly("contoso-gw: by prefixes and AS paths: 1 move, 1 are shared, 0 stay");
	}

}
