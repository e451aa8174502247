package dev.switchback.azure.arm;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ArmIdTests {

	private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";

	private static final String GROUP = SUBSCRIPTION + "/resourceGroups/network-rg";

	private static final String CIRCUIT = GROUP + "/providers/Microsoft.Network/expressRouteCircuits/contoso-ams";

	@Test
	void keepsTheSpellingOfNames() {
		var id = ArmId.parse("/SUBSCRIPTIONS/ABCDEF00-0000-0000-0000-000000000001/resourcegroups/Net.RG_(1)"
				+ "/providers/microsoft.network/EXPRESSROUTECIRCUITS/Contoso-AMS");

		assertThat(id).hasToString("/subscriptions/ABCDEF00-0000-0000-0000-000000000001/resourceGroups/Net.RG_(1)"
				+ "/providers/microsoft.network/EXPRESSROUTECIRCUITS/Contoso-AMS");
		assertThat(id.name()).isEqualTo("Contoso-AMS");
		assertThat(id.is("Microsoft.Network", "expressRouteCircuits")).isTrue();
		assertThat(id.is("Microsoft.Network", "expressRouteCircuits", "peerings")).isFalse();
		assertThat(id.is("Microsoft.Compute", "expressRouteCircuits")).isFalse();
	}

	@Test
	void isTheSameInAnyLetterCase() {
		assertThat(ArmId.parse(CIRCUIT).same(ArmId.parse(CIRCUIT.toUpperCase(Locale.ROOT)))).isTrue();
		assertThat(ArmId.parse(CIRCUIT).normal()).isEqualTo(CIRCUIT.toLowerCase(Locale.ROOT));
	}

	@Test
	void hasChildren() {
		assertThat(ArmId.parse(CIRCUIT).child("peerings", "AzurePrivatePeering"))
			.hasToString(CIRCUIT + "/peerings/AzurePrivatePeering");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "contoso-ams", SUBSCRIPTION, GROUP, GROUP + "/providers/Microsoft.Network",
			GROUP + "/providers/Microsoft.Network/expressRouteCircuits",
			GROUP + "/providers/Microsoft.Network/expressRouteCircuits/", CIRCUIT + "/", CIRCUIT + "/peerings",
			CIRCUIT + "/..", CIRCUIT + "/../x/y", GROUP + "/providers/Microsoft.Network/expressRouteCircuits/..",
			GROUP + "/providers/Microsoft.Network/expressRouteCircuits/a..b",
			GROUP + "/providers/Microsoft.Network/expressRouteCircuits/%2e%2e",
			GROUP + "/providers/Microsoft.Network/expressRouteCircuits/a%2Fb",
			GROUP + "/providers/Microsoft.Network/expressRouteCircuits/a?api-version=1",
			GROUP + "/providers/Microsoft.Network/expressRouteCircuits/a#b",
			GROUP + "/providers/Microsoft.Network/expressRouteCircuits/a\nb",
			GROUP + "/providers/Microsoft.Network/expressRouteCircuits/a b",
			GROUP + "/providers/Microsoft.Network/expressRouteCircuits/a\\b",
			GROUP + "/providers/Microsoft.Network/expressRouteCircuits/@evil.example",
			GROUP + "/providers/not a provider/expressRouteCircuits/a", "https://evil.example" + CIRCUIT,
			"//evil.example" + CIRCUIT,
			"/subscriptions/not-a-guid/resourceGroups/rg/providers/Microsoft.Network/expressRouteCircuits/a",
			SUBSCRIPTION + "/resourceGroups/../providers/Microsoft.Network/expressRouteCircuits/a",
			SUBSCRIPTION + "/resourceGroups/a..b/providers/Microsoft.Network/expressRouteCircuits/a",
			SUBSCRIPTION + "/resourceGroups/rg./providers/Microsoft.Network/expressRouteCircuits/a",
			SUBSCRIPTION + "/groups/rg/providers/Microsoft.Network/expressRouteCircuits/a" })
	void refusesWhatIsNoIdOfAResource(String text) {
		assertThatExceptionOfType(ArmId.NotAnArmId.class).isThrownBy(() -> ArmId.parse(text));
	}

	@Test
	void aNameHasAtMostEightyCharacters() {
		var prefix = GROUP + "/providers/Microsoft.Network/expressRouteCircuits/";

		assertThat(ArmId.parse(prefix + "a".repeat(80)).name()).hasSize(80);
		assertThatExceptionOfType(ArmId.NotAnArmId.class).isThrownBy(() -> ArmId.parse(prefix + "a".repeat(81)));
	}

	@Test
	void refusalsDoNotRepeatWhatMayBeHostile() {
		assertThatExceptionOfType(ArmId.NotAnArmId.class).isThrownBy(() -> ArmId.parse(CIRCUIT + "/<script>/x"))
			.withMessageNotContaining("script");
	}

}
