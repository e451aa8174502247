package dev.switchback.inventory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.inventory.CircuitPair.Md5;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DeclarationsTests {

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private final List<CircuitPair> stored = new ArrayList<>();

	private void declare(String name, String primary) {
		declare(pair(name, primary, "dub"));
	}

	private void declare(InventorySettings.Pair... pairs) {
		new Declarations(new Stored(), InstantSource.fixed(NOW)).declare(new InventorySettings(List.of(pairs)));
	}

	private static InventorySettings.Pair pair(String name, String primary, String secondary) {
		return new InventorySettings.Pair(name, circuit(primary, "Amsterdam", Md5.NOT_USED, List.of()),
				circuit(CIRCUITS + secondary, "Dublin", null, null), null, null, null, null);
	}

	private static PairDeclaration.Circuit circuit(String id, String site, @Nullable Md5 md5,
			@Nullable List<PairDeclaration.@Nullable Local> local) {
		return new PairDeclaration.Circuit(id, site, md5, null, null, null, local, null, null);
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
			assertThatExceptionOfType(BadDeclaration.class).isThrownBy(() -> declare(name, CIRCUITS + "ams"))
				.withMessageContaining("no valid name");
		}
		for (var id : List.of("", "ams", CIRCUITS, CIRCUITS + "ams/peerings/x",
				CIRCUITS.replace("Network", "Compute") + "x")) {
			assertThatExceptionOfType(BadDeclaration.class).isThrownBy(() -> declare("contoso", id))
				.withMessageContaining("The declaration of contoso");
		}
		assertThat(this.stored).isEmpty();
	}

	@Test
	void aLocalPrefixThatHasExpiredCountsNoLongerAndKeepsNobodyFromStarting() {
		var local = List.<PairDeclaration.@Nullable Local>of(new PairDeclaration.Local("10.1.0.0/16", "ada", NOW),
				new PairDeclaration.Local("10.2.0.0/16", "ada", NOW.plusSeconds(1)));
		declare(new InventorySettings.Pair("contoso", circuit(CIRCUITS + "ams", "Amsterdam", null, local),
				circuit(CIRCUITS + "dub", "Dublin", null, null), null, null, null, null));
		assertThat(this.stored.getFirst().primary().local()).extracting(CircuitPair.Local::prefix)
			.containsExactly("10.2.0.0/16");
	}

	@Test
	void aLocalPrefixWithoutOwnerOrEndStopsTheStart() {
		var local = List.<PairDeclaration.@Nullable Local>of(new PairDeclaration.Local("10.1.0.0/16", "ada", null));
		assertThatExceptionOfType(BadDeclaration.class)
			.isThrownBy(() -> declare(
					new InventorySettings.Pair("contoso", circuit(CIRCUITS + "ams", "Amsterdam", null, local),
							circuit(CIRCUITS + "dub", "Dublin", null, null), null, null, null, null)))
			.withMessageContaining("The declaration of contoso")
			.withMessageContaining("/primary/local/0/until");
	}

	@Test
	void aCircuitInTwoPairsOfTheSettingsStopsTheStartAndNothingIsStored() {
		assertThatExceptionOfType(BadDeclaration.class)
			.isThrownBy(
					() -> declare(pair("contoso", CIRCUITS + "ams", "dub"), pair("fabrikam", CIRCUITS + "DUB", "fra")))
			.withMessage(
					"The declaration of fabrikam in switchback.inventory.circuit-pairs names a circuit that is in the pair "
							+ "contoso already: %s. Take it out of one of them; a circuit is in one pair only.",
					(CIRCUITS + "dub").toLowerCase(Locale.ROOT));
		assertThat(this.stored).isEmpty();
	}

	@Test
	void aCircuitOfAPairThatIsDeclaredAlreadyStopsTheStartAndNothingIsStored() {
		declare("contoso", CIRCUITS + "ams");
		assertThatExceptionOfType(BadDeclaration.class)
			.isThrownBy(() -> declare(pair("adatum", CIRCUITS + "a", "b"), pair("fabrikam", CIRCUITS + "ams", "fra")))
			.withMessageContaining("in the pair contoso already");
		assertThat(this.stored).extracting(CircuitPair::name).containsExactly("contoso");
	}

	@Test
	void whatWasDeclaredOtherwiseMeanwhileIsLeftAloneAndItsCircuitsAreThoseThatCount() {
		declare("contoso", CIRCUITS + "ams");
		declare(pair("contoso", CIRCUITS + "a", "b"), pair("adatum", CIRCUITS + "a", "c"));
		assertThat(this.stored).extracting(CircuitPair::name).containsExactly("contoso", "adatum");
		assertThat(this.stored.getFirst().primary().name()).isEqualTo("ams");
	}

	@Test
	void whoStartsTheServiceReadsASentence() {
		var failure = catchThrowableOfType(BadDeclaration.class, () -> declare("Contoso", CIRCUITS + "ams"));
		var analysis = new BadDeclarationAnalyzer().analyze(new IllegalStateException("starting", failure));
		assertThat(analysis.getDescription()).isEqualTo(
				"A circuit pair in switchback.inventory.circuit-pairs has no valid name: use up to 63 of a-z, 0-9 and -.");
		assertThat(analysis.getAction()).startsWith("Mend switchback.inventory.circuit-pairs");
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
		public Storing replace(CircuitPair before, CircuitPair after) {
			return new Storing.Stale();
		}

		@Override
		public List<CircuitPair> declarations(String name) {
			return List.of();
		}

		@Override
		public Storing declareIfAbsent(CircuitPair pair) {
			DeclarationsTests.this.stored.add(pair);
			return new Storing.Stored();
		}

	}

}
