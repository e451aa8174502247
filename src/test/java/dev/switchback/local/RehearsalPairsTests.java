package dev.switchback.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.sick.SickPairs;

import static org.assertj.core.api.Assertions.assertThat;

/// What is declared in a rehearsal is what is simulated.
class RehearsalPairsTests {

	private static List<String> declared(String suffix) throws IOException {
		var source = (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
			.load("rehearsal estate", new ClassPathResource("rehearsal.yaml"))
			.getFirst();
		var values = new ArrayList<String>();
		for (var name : source.getPropertyNames()) {
			if (name.startsWith("switchback.inventory.circuit-pairs[") && name.endsWith(suffix)) {
				values.add(Objects.requireNonNull(source.getProperty(name)).toString());
			}
		}
		return values;
	}

	private static List<PairPlan> pairsOfTwo() {
		return SickPairs.besideHealthyOnes().pairs().stream().filter((pair) -> pair.circuits().size() == 2).toList();
	}

	@Test
	void everyPairOfTwoCircuitsIsDeclared() throws IOException {
		assertThat(declared("].name")).containsExactlyElementsOf(pairsOfTwo().stream().map(PairPlan::name).toList());
	}

	@Test
	void declaredCircuitsAreSimulatedWhereTheyAreDeclared() throws IOException {
		assertThat(declared("ary.id")).containsExactlyElementsOf(pairsOfTwo().stream()
			.flatMap((pair) -> pair.circuits()
				.stream()
				.map((circuit) -> pair.scope().id("expressRouteCircuits", circuit.name())))
			.toList());
	}

}
