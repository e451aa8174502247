package dev.switchback.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.switchback.inventory.FixedPairs;
import dev.switchback.readiness.Assessing;
import dev.switchback.readiness.AssessmentSettings;
import dev.switchback.readiness.Assessments;
import dev.switchback.readiness.Assessments.Asked;
import dev.switchback.readiness.Assessments.Asked.About;
import dev.switchback.readiness.Assessor;
import dev.switchback.readiness.Latest;
import dev.switchback.readiness.discovery.NoDrills;
import dev.switchback.readiness.discovery.Telling;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.store.InMemoryDesigns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Which assessment a preview shows.
class LatestAssessmentsTests {

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private static final String VAULT = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/dr-rg/providers/Microsoft.RecoveryServices/vaults/Dr-Vault";

	private static final String ITEM = VAULT
			+ "/replicationFabrics/f/replicationProtectionContainers/c/replicationProtectedItems/App-01";

	private final InMemoryAssessments assessments = new InMemoryAssessments();

	private final Assessing assessing = new Assessing(this.assessments, (_, _, _, _) -> {
		throw new IllegalStateException("nothing is read");
	}, new Telling(new FixedPairs(List.of()), new InMemoryDesigns()), new NoDrills(), () -> NOW, UUID::randomUUID,
			new AssessmentSettings(null, List.of(), 0.1, Duration.ZERO, Duration.ofMinutes(1), Duration.ofDays(400),
					List.of()));

	private UUID made(About about, @Nullable String subject, Duration ago) {
		var asked = new Asked(UUID.randomUUID(), NOW.minus(ago), "anna", about,
				(subject != null) ? subject.toLowerCase(Locale.ROOT) : null, false, null, null, null, null);
		this.assessments.request(asked, null);
		var snapshot = new Snapshot(JsonMapper.shared().readTree("{}"), NOW.minus(ago));
		this.assessments.conclude(new Asked(asked.id(), asked.at(), "anna", about, asked.subject(), false, "{}",
				Assessor.assess(snapshot, asked.scope()), null, 0));
		return asked.id();
	}

	@Test
	void ofAMachineItsVaultOrEverythingTheLatestIsShown() {
		assertThat(this.assessing.latestOfProtected(ITEM)).isEmpty();
		var everything = made(About.EVERYTHING, null, Duration.ofHours(3));
		assertThat(this.assessing.latestOfProtected(ITEM).map(Latest::id)).contains(everything);
		var vault = made(About.VAULT, VAULT, Duration.ofHours(2));
		assertThat(this.assessing.latestOfProtected(ITEM).map(Latest::id)).contains(vault);
		assertThat(this.assessing.latestOfProtected(VAULT + "/replicationRecoveryPlans/p").map(Latest::id))
			.contains(vault);
		var machine = made(About.MACHINE, ITEM, Duration.ofHours(1));
		assertThat(this.assessing.latestOfProtected(ITEM)).hasValueSatisfying((latest) -> {
			assertThat(latest.id()).isEqualTo(machine);
			assertThat(latest.age()).isEqualTo(Duration.ofHours(1));
		});
		assertThat(this.assessing.latest("contoso").map(Latest::id)).contains(everything);
	}

	@Test
	void whatIsDueByItselfIsAskedForOnce() {
		var scheduled = new Assessing(this.assessments, (_, _, _, _) -> {
			throw new IllegalStateException("nothing is read");
		}, new Telling(new FixedPairs(List.of()), new InMemoryDesigns()), new NoDrills(), () -> NOW, UUID::randomUUID,
				new AssessmentSettings(Duration.ofDays(7),
						List.of(new AssessmentSettings.Scheduled("Contoso", null, null, null, Duration.ofDays(1))), 0.1,
						Duration.ZERO, Duration.ofMinutes(1), Duration.ofDays(400), List.of()));
		made(About.EVERYTHING, null, Duration.ofHours(3));
		scheduled.requestDue();
		scheduled.requestDue();
		assertThat(this.assessments.page(Assessments.Filter.NONE, 10, null).items())
			.filteredOn((one) -> one.by().equals("the schedule"))
			.singleElement()
			.satisfies((one) -> assertThat(one.subject()).isEqualTo("contoso"));
	}

}
