package dev.switchback.azure.expressroute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.Golden;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Sighting;
import dev.switchback.simulator.world.OpenQuestions;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What the proofs of a drain and of the way back say of networks that were whole when they were recorded and are broken now. The
/// table `proofs.txt` says of each network which proofs may pass: `+` must, `-` must not.
class ProofsOfBrokenNetworksTests {

	private static final Path TABLE = Path.of("src/test/resources/networks/proofs.txt");

	private static final Path SAID = Path.of("src/test/resources/networks/proofs-said.txt");

	/// In the order of the table's columns.
	private enum Proof {

		/// Amsterdam is drained and Dublin brings everything.
		DUBLIN_COVERS,

		/// Dublin is drained and Amsterdam brings everything.
		AMSTERDAM_COVERS,

		/// Nothing arrives over Amsterdam, which is switched off.
		AMSTERDAM_IS_SILENT,

		/// Nothing arrives over Dublin, which is switched off.
		DUBLIN_IS_SILENT,

		/// Amsterdam, switched on again, is as it was.
		AMSTERDAM_IS_BACK,

		/// Dublin, switched on again, is as it was.
		DUBLIN_IS_BACK;

		private boolean ofAmsterdam() {
			return switch (this) {
				case DUBLIN_COVERS, AMSTERDAM_IS_SILENT, AMSTERDAM_IS_BACK -> true;
				case AMSTERDAM_COVERS, DUBLIN_IS_SILENT, DUBLIN_IS_BACK -> false;
			};
		}

		private boolean whileDrained() {
			return switch (this) {
				case DUBLIN_COVERS, AMSTERDAM_COVERS, AMSTERDAM_IS_SILENT, DUBLIN_IS_SILENT -> true;
				case AMSTERDAM_IS_BACK, DUBLIN_IS_BACK -> false;
			};
		}

		/// What is looked at first, as in the playbook: where the survivor is lost nothing is proven.
		private Optional<Condition> guard(Stage stage, Baseline baseline, Drain drain) {
			return switch (this) {
				case DUBLIN_COVERS -> Optional.of(stage.dub.isCarrying(baseline, drain));
				case AMSTERDAM_COVERS -> Optional.of(stage.ams.isCarrying(baseline, drain));
				case AMSTERDAM_IS_SILENT, DUBLIN_IS_SILENT, AMSTERDAM_IS_BACK, DUBLIN_IS_BACK -> Optional.empty();
			};
		}

		private Condition condition(Stage stage, Baseline baseline, Drain drain) {
			return switch (this) {
				case DUBLIN_COVERS -> stage.dub.covers(baseline, drain);
				case AMSTERDAM_COVERS -> stage.ams.covers(baseline, drain);
				case AMSTERDAM_IS_SILENT -> stage.ams.isSilent(drain.families(), baseline);
				case DUBLIN_IS_SILENT -> stage.dub.isSilent(drain.families(), baseline);
				case AMSTERDAM_IS_BACK -> stage.ams.matches(drain.families(), baseline);
				case DUBLIN_IS_BACK -> stage.dub.matches(drain.families(), baseline);
			};
		}

	}

	static Stream<BrokenNetwork> networks() {
		return Stream.concat(BrokenNetworks.all(), LateBreaks.all());
	}

	private static Sighting prove(BrokenNetwork network, Proof proof, Settings azure) {
		var drain = drain(network, proof);
		var whole = new Stage(network.before(), azure, Md5.NOT_USED);
		var recorded = whole.see(proof.ofAmsterdam() ? whole.ams.baseline(whole.dub, drain)
				: whole.dub.baseline(whole.ams, drain));
		assertThat(recorded).as("%s, before", network).isInstanceOf(Sighting.Met.class);
		var baseline = (Baseline) ((Sighting.Met) recorded).learned();
		var stage = network.stage(azure);
		if (proof.whileDrained()) {
			stage.switchedOff(proof.ofAmsterdam() ? "contoso-ams" : "contoso-dub", network.families());
		}
		var condition = proof.condition(stage, baseline, drain);
		stage.see(condition);
		stage.time.pass(Duration.ofMinutes(1));
		return proof.guard(stage, baseline, drain)
			.map(stage::see)
			.filter(Sighting.Unmet.class::isInstance)
			.orElseGet(() -> stage.see(condition));
	}

	/// What is declared is declared from the point of view of the circuit that is drained.
	private static Drain drain(BrokenNetwork network, Proof proof) {
		var drain = BrokenNetworksTests.drain(network, Purpose.DRILL, List.of());
		var said = network.declared();
		return proof.ofAmsterdam() ? drain
				: new Drain(drain.purpose(), drain.families(), drain.overrides(), drain.overruled(),
						new Declared(said.prefixes(), said.summaries(), said.local(), said.poolsOfOther(), said.pools()),
						drain.ownPath());
	}

	private static Map<String, String> table() throws IOException {
		return Files.readAllLines(TABLE)
			.stream()
			.filter((line) -> line.startsWith("+") || line.startsWith("-"))
			.map((line) -> line.split(" ", 2))
			.collect(Collectors.toMap((line) -> line[1], (line) -> line[0], (one, _) -> one, LinkedHashMap::new));
	}

	private static String passed(BrokenNetwork network, Settings azure) {
		return Stream.of(Proof.values())
			.map((proof) -> (prove(network, proof, azure) instanceof Sighting.Met) ? "+" : "-")
			.collect(Collectors.joining());
	}

	@Test
	void eachProofIsTriedOnEnoughThatItMustNotPass() throws IOException {
		assertThat(table().keySet()).containsExactlyElementsOf(networks().map(BrokenNetwork::name).toList());
		assertThat(table().values()).hasSizeGreaterThanOrEqualTo(60);
	}

	@ParameterizedTest
	@MethodSource("networks")
	void noProofPassesThatMustNotAndEachThatMust(BrokenNetwork network) throws IOException {
		assertThat(passed(network, Settings.DEFAULT)).as(network.name()).isEqualTo(table().get(network.name()));
	}

	@Test
	void everythingIsSaidAsItWasApproved() throws IOException {
		Golden.holds(SAID, networks().map(ProofsOfBrokenNetworksTests::said).collect(Collectors.joining("\n")));
	}

	private static String said(BrokenNetwork network) {
		var text = new StringBuilder(network.name()).append('\n');
		for (var proof : Proof.values()) {
			var sighting = prove(network, proof, Settings.DEFAULT);
			text.append("    %s %s: %s\n".formatted((sighting instanceof Sighting.Met) ? "+" : "-", proof,
					sighting.sentence()));
		}
		return text.toString();
	}

}
