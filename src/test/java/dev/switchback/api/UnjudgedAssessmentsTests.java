package dev.switchback.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.inventory.FixedPairs;
import dev.switchback.readiness.Assessing;
import dev.switchback.readiness.AssessmentSettings;
import dev.switchback.readiness.Assessments.Asked;
import dev.switchback.readiness.Assessments.Asked.About;
import dev.switchback.readiness.discovery.Discovery;
import dev.switchback.readiness.discovery.NoDrills;
import dev.switchback.readiness.discovery.Telling;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.store.InMemoryDesigns;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Assessments whose inventory a rule stumbles at.
class UnjudgedAssessmentsTests {

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	/// It passes the check of what an inventory is, and no rule survives asking for its ports.
	private static final class Stumbling extends ObjectNode {

		private static final long serialVersionUID = 1L;

		private boolean asked;

		private Stumbling() {
			super(JsonNodeFactory.instance);
		}

		@Override
		public JsonNode path(String name) {
			if (name.equals("ports")) {
				if (this.asked) {
					throw new IllegalStateException("a rule stumbled");
				}
				this.asked = true;
			}
			return super.path(name);
		}

	}

	@Test
	void whatCannotBeJudgedIsConcludedAsFailed() {
		var assessments = new InMemoryAssessments();
		var assessing = assessing(assessments, (_, _, _, _) -> stumbling());
		var asked = asked(NOW);
		assessments.request(asked, null);

		assessing.make(asked.id());

		assertThat(assessments.find(asked.id())).hasValueSatisfying((made) -> {
			assertThat(made.concluded()).isTrue();
			assertThat(made.failure()).contains("could not be judged", "a bug of ours");
		});
	}

	/// Each time all of Azure would be read anew.
	@Test
	void whatCannotBeMadeForAnHourIsConcludedAsFailed() {
		var assessments = new InMemoryAssessments();
		var assessing = assessing(assessments, (_, _, _, _) -> {
			throw new IllegalStateException("a bug kept the inventory from being taken");
		});
		var young = asked(NOW.minus(Duration.ofMinutes(59)));
		var old = asked(NOW.minus(Duration.ofHours(1)));
		assessments.request(young, null);
		assessments.request(old, null);

		assertThatThrownBy(() -> assessing.make(young.id())).isInstanceOf(IllegalStateException.class);
		assessing.make(old.id());

		assertThat(assessments.find(young.id())).hasValueSatisfying((made) -> assertThat(made.concluded()).isFalse());
		assertThat(assessments.find(old.id()))
			.hasValueSatisfying((made) -> assertThat(made.failure()).contains("a bug of ours"));
	}

	private static Assessing assessing(InMemoryAssessments assessments, Discovery discovery) {
		return new Assessing(assessments, discovery, new Telling(new FixedPairs(List.of()), new InMemoryDesigns()),
				new NoDrills(), () -> NOW, UUID::randomUUID, new AssessmentSettings(null, List.of(), 0.1, Duration.ZERO,
						Duration.ofMinutes(1), Duration.ofDays(400), List.of()));
	}

	private static Asked asked(Instant at) {
		return new Asked(UUID.randomUUID(), at, "anna", About.EVERYTHING, null, false, null, null, null, null);
	}

	private static ObjectNode stumbling() {
		var document = new Stumbling();
		document.put("format", Snapshot.FORMAT).put("takenAt", NOW.toString());
		return document;
	}

}
