package dev.switchback.inventory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.switchback.inventory.CircuitPair.Md5;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DeclarationsTests {

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private final List<CircuitPair> stored = new ArrayList<>();

	private void declare(String name, String primary) {
		var pair = new InventorySettings.Pair(name,
				new InventorySettings.Circuit(primary, "Amsterdam", Md5.NOT_USED, null, List.of(), List.of(), null),
				new InventorySettings.Circuit(CIRCUITS + "dub", "Dublin", Md5.UNKNOWN, null, List.of(), List.of(),
						null),
				CircuitPair.OwnPath.UNDECLARED);
		new Declarations(new Stored(), InstantSource.fixed(NOW)).declare(new InventorySettings(List.of(pair)));
	}

	@Test
	void whatSettingsDeclareIsStored() {
		declare("contoso", CIRCUITS + "ams");

		assertThat(this.stored).containsExactly(
				CircuitPair.plain("contoso", CircuitPair.Circuit.plain(CIRCUITS + "ams", "Amsterdam", Md5.NOT_USED),
						CircuitPair.Circuit.plain(CIRCUITS + "dub", "Dublin", Md5.UNKNOWN), "settings", NOW));
	}

	@Test
	void aDeclarationThatIsNotValidStopsTheStart() {
		for (var name : List.of("", "Contoso", "a b", "-a", "a".repeat(64))) {
			assertThatIllegalStateException().isThrownBy(() -> declare(name, CIRCUITS + "ams"))
				.withMessageContaining("no valid name");
		}
		for (var id : List.of("", "ams", CIRCUITS, CIRCUITS + "ams/peerings/x",
				CIRCUITS.replace("Network", "Compute") + "x")) {
			assertThatIllegalStateException().isThrownBy(() -> declare("contoso", id))
				.withMessageContaining("The declaration of contoso");
		}
		assertThat(this.stored).isEmpty();
	}

	private final class Stored implements CircuitPairs {

		@Override
		public List<CircuitPair> all() {
			return DeclarationsTests.this.stored;
		}

		@Override
		public Optional<CircuitPair> named(String name) {
			return Optional.empty();
		}

		@Override
		public Optional<CircuitPair> of(String circuitId, String otherCircuitId) {
			return Optional.empty();
		}

		@Override
		public boolean replace(CircuitPair pair) {
			return false;
		}

		@Override
		public List<CircuitPair> declarations(String name) {
			return List.of();
		}

		@Override
		public boolean declareIfAbsent(CircuitPair pair) {
			return DeclarationsTests.this.stored.add(pair);
		}

	}

}
