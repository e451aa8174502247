package dev.switchback.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.FixedPairs;
import dev.switchback.readiness.Assessing;
import dev.switchback.readiness.AssessmentSettings;
import dev.switchback.readiness.Assessments.Asked;
import dev.switchback.readiness.Proposal;
import dev.switchback.readiness.discovery.NoDrills;
import dev.switchback.readiness.discovery.Telling;
import dev.switchback.store.InMemoryDesigns;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Two circuits in two places on one gateway look like a pair until somebody declares one of them.
class ProposedPairsTests {

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private final List<CircuitPair> declared = new ArrayList<>();

	private final InMemoryAssessments assessments = new InMemoryAssessments();

	private final Assessing assessing = new Assessing(this.assessments, (_, _, _, _) -> healthy(),
			new Telling(new FixedPairs(List.of()) {
				@Override
				public List<CircuitPair> all() {
					return List.copyOf(ProposedPairsTests.this.declared);
				}
			}, new InMemoryDesigns()), new NoDrills(), () -> NOW, UUID::randomUUID, new AssessmentSettings(null,
					List.of(), 0.1, Duration.ZERO, Duration.ofMinutes(1), Duration.ofDays(400), List.of()));

	private static ObjectNode healthy() {
		try {
			return (ObjectNode) JsonMapper.shared()
				.readTree(Files.readString(Path.of("src/test/resources/readiness/healthy.json")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void assess() {
		var asked = new Asked(UUID.randomUUID(), NOW, "anna", Asked.About.EVERYTHING, null, false, null, null, null,
				null);
		this.assessments.request(asked, null);
		this.assessing.make(asked.id());
	}

	@Test
	void areKnownOnceSomethingWasRead() {
		assertThat(this.assessing.proposals().seenAt()).as("nobody looked yet").isNull();
		assess();
		var proposals = this.assessing.proposals();
		assertThat(proposals.seenAt()).isEqualTo("2026-03-02T08:55:00Z");
		assertThat(proposals.pairs()).extracting(Proposal::name).containsExactly("contoso-ams + contoso-dub");
		assertThat(proposals.pairs().getFirst().primary()).endsWith("/expressRouteCircuits/contoso-ams");
		assertThat(proposals.pairs().getFirst().secondary()).endsWith("/expressRouteCircuits/contoso-dub");
	}

	@Test
	void areNotProposedAnyMoreOnceOneOfThemIsDeclared() {
		assess();
		assertThat(this.assessing.proposals().pairs()).hasSize(1);
		this.declared.add(TestPairs.CONTOSO);
		assertThat(this.assessing.proposals().pairs()).isEmpty();
	}

}
