package dev.switchback.readiness;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Subject;
import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static dev.switchback.readiness.CircuitFixtures.C1;
import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.GatewayFixtures.LOCATION;
import static dev.switchback.readiness.GatewayFixtures.RG;
import static org.assertj.core.api.Assertions.assertThat;

class AssessorTests {

	private static final String GATEWAY = RG + "/virtualNetworkGateways/contoso-gw";

	private static Snapshot snapshot(Edit... edits) {
		var document = Edit.healthy();
		List.of(edits).forEach((edit) -> edit.accept(document));
		return new Snapshot(document, Fixture.NOW);
	}

	@Test
	void aHealthyEstateEarnsEverything() {
		var assessment = Assessor.assess(snapshot(), new Scope.Everything());

		assertThat(assessment.score().value()).isEqualTo(100);
		assertThat(assessment.rules()).isEqualTo(55);
		assertThat(assessment.azure()).hasSize(2);
		assertThat(assessment.assessedAt()).isEqualTo(Fixture.NOW);
	}

	@Test
	void anEmptyInventoryPassesNothing() {
		var empty = new Snapshot((ObjectNode) Edit.json("{'format':'switchback-inventory/1'}"), Fixture.NOW);
		var assessment = Assessor.assess(empty, new Scope.Everything());

		assertThat(assessment.findings()).filteredOn((finding) -> !finding.rule().startsWith("VM-"))
			.extracting(Finding::judgement)
			.containsOnly(Judgement.UNKNOWN);
		assertThat(assessment.findings()).filteredOn((finding) -> finding.rule().startsWith("VM-"))
			.extracting(Finding::judgement)
			.as("who brings no vaults does not ask for them")
			.containsOnly(Judgement.NOT_APPLICABLE);
		assertThat(assessment.score().value()).isZero();
	}

	@Test
	void ofAGatewayOnlyWhatItLeansOnIsAssessed() {
		var findings = Assessor.assess(snapshot(), new Scope.OfGateway(GATEWAY.toUpperCase(java.util.Locale.ROOT)))
			.findings();

		assertThat(findings).extracting((finding) -> finding.subject().name())
			.contains("contoso-gw", "contoso-ams", "contoso-dub/MicrosoftPeering")
			.doesNotContain("contoso-dr-gw", "contoso", "erp");
	}

	@Test
	void ofAPairItsGatewaysAreAssessedToo() {
		var findings = Assessor.assess(snapshot(), new Scope.OfPair("Contoso")).findings();

		assertThat(findings).extracting((finding) -> finding.subject().name())
			.contains("contoso", "contoso-gw", "contoso-dr-gw", "contoso-ams")
			.doesNotContain("erp", "contoso-port");
	}

	@Test
	void ofAVaultOnlyItsMachinesAreAssessedAndOfOneOnlyThat() {
		var vault = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/dr-rg/providers/Microsoft.RecoveryServices/vaults/DR-Vault";
		var machines = snapshot(MachineFixtures.machines());
		assertThat(new Scope.OfVault(vault).in(machines)).isTrue();
		assertThat(new Scope.OfVault(vault).in(snapshot())).isFalse();
		assertThat(Assessor.assess(machines, new Scope.OfVault(vault)).findings())
			.extracting((finding) -> finding.subject().name())
			.containsOnly("app-01", "db-01", "db-02");
		var item = machines.machines().there().getFirst().id();
		var one = Assessor.assess(machines, new Scope.OfMachine(item));
		assertThat(one.findings()).hasSize(15).extracting((finding) -> finding.subject().name()).containsOnly("app-01");
		assertThat(one.score().value()).isEqualTo(100);
		assertThat(one.azure()).isEmpty();
	}

	/// A pair would be better the less of what is around it could be read.
	@ParameterizedTest
	@ValueSource(strings = { "gateways", "circuits" })
	void noRuleLeavesTheScoreOfAPairBecauseAListCouldNotBeRead(String list) {
		var pair = new Scope.OfPair("contoso");
		var rules = rules(Assessor.assess(snapshot(), pair));

		var unread = Assessor.assess(snapshot(set("/" + list, "{'problem':'forbidden'}")), pair);

		assertThat(rules(unread)).containsAll(rules);
		assertThat(unread.findings()).filteredOn((finding) -> finding.subject().kind() == Subject.Kind.ESTATE)
			.isNotEmpty()
			.extracting(Finding::judgement)
			.containsOnly(Judgement.UNKNOWN);
	}

	private static Set<String> rules(Assessment assessment) {
		return assessment.findings()
			.stream()
			.filter((finding) -> finding.judgement() != Judgement.NOT_APPLICABLE)
			.map(Finding::rule)
			.collect(Collectors.toSet());
	}

	@Test
	void machinesOfOneIdAreJudgedEachByItself() {
		var twice = snapshot(MachineFixtures.machines(),
				set("/vaults/0/items/1/body/properties/replicationHealth", "'Critical'"),
				(document) -> set("/vaults/0/items/1/id",
						"'%s'".formatted(document.at("/vaults/0/items/0/id").asString()))
					.accept(document));

		assertThat(Assessor.assess(twice, new Scope.Everything()).findings())
			.filteredOn((finding) -> finding.rule().equals("VM-01") && finding.subject().name().equals("db-01"))
			.singleElement()
			.extracting(Finding::judgement)
			.isEqualTo(Judgement.FAIL);
	}

	@Test
	void whatLooksLikeAPairIsProposed() {
		var pairs = snapshot(drop("/declarations/pairs/0")).pairs().there();

		assertThat(pairs).singleElement().satisfies((pair) -> {
			assertThat(pair.proposed()).isTrue();
			assertThat(pair.name()).isEqualTo("contoso-ams + contoso-dub");
		});
	}

	@Test
	void circuitsOfOneLocationAreNotProposed() {
		assertThat(snapshot(drop("/declarations/pairs/0"), set(C1 + LOCATION, "'Amsterdam'")).pairs().there())
			.isEmpty();
	}

	@Test
	void circuitsOfADeclaredPairAreNotProposedAnew() {
		assertThat(snapshot().pairs().there()).extracting(Pair::proposed).containsExactly(false);
	}

	@Test
	void theSameSnapshotIsFoundTheSame() {
		assertThat(Assessor.assess(snapshot(), new Scope.Everything()))
			.isEqualTo(Assessor.assess(snapshot(), new Scope.Everything()));
	}

}
