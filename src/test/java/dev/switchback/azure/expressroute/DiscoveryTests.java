package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.switchback.readiness.Assessor;
import dev.switchback.readiness.Scope;
import dev.switchback.readiness.discovery.Discovery;
import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.SnapshotReader;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// The inventory of the simulated Azure, over the real SDK and pipeline.
class DiscoveryTests {

	private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

	private final Stage stage;

	DiscoveryTests() {
		this.stage = stage(Stage.healthy());
	}

	private static Stage stage(PairPlan pair) {
		return new Stage(pair, Settings.DEFAULT, Md5.NOT_USED);
	}

	private static ObjectNode read(Stage stage, Optional<ObjectNode> before) {
		var read = Discovery.of(stage.inProcess.arm(), List.of())
			.read(Set.of(SUBSCRIPTION), List.of(), before, Duration.ofMinutes(10));
		return SnapshotReader.checked(read);
	}

	private static List<Finding> found(Stage stage, String rule) {
		var snapshot = new Snapshot(read(stage, Optional.empty()), stage.inProcess.arm().now());
		return Assessor.assess(snapshot, new Scope.Everything())
			.findings()
			.stream()
			.filter((finding) -> finding.rule().equals(rule))
			.toList();
	}

	@Test
	void readsCircuitsGatewaysAndWhatIsBetweenThem() {
		var snapshot = new Snapshot(read(this.stage, Optional.empty()), this.stage.inProcess.arm().now());

		assertThat(snapshot.circuits().there()).extracting((circuit) -> circuit.name())
			.contains("contoso-ams", "contoso-dub");
		assertThat(snapshot.pairs().there()).isNotEmpty().allMatch((pair) -> pair.proposed());
		assertThat(snapshot.document().toString()).doesNotContain("serviceKey").doesNotContain("authorizationKey");
	}

	@Test
	void whatIsHealthyIsFoundHealthy() {
		for (var rule : List.of("ER-01", "ER-02", "ER-04", "ER-05", "ER-06", "ER-07", "ER-16", "ER-18", "ER-25",
				"ER-26", "ER-27", "ER-28", "ER-29", "ER-32", "ER-34", "ER-36")) {
			assertThat(found(this.stage, rule)).as(rule)
				.isNotEmpty()
				.extracting(Finding::judgement)
				.containsOnly(Judgement.PASS);
		}
	}

	@Test
	void aLinkThatIsDownIsFound() {
		var broken = stage(Stage.pair(Stage.amsterdam(),
				Stage.dublin().withLinksDown(dev.switchback.simulator.estate.Link.PRIMARY)));

		assertThat(found(broken, "ER-05")).extracting(Finding::judgement).contains(Judgement.FAIL);
	}

	@Test
	void whatMayNotBeReadIsNotKnown() {
		this.stage.fault("{'kind':'refuse','status':403,'match':{'path':'*routeTables*'}}");

		assertThat(found(this.stage, "ER-05")).extracting(Finding::judgement).containsOnly(Judgement.UNKNOWN);
		assertThat(found(this.stage, "ER-06")).extracting(Finding::judgement).containsOnly(Judgement.UNKNOWN);
	}

	/// One subscription shows its gateways, and another one does not.
	@Test
	void aSubscriptionThatMayNotBeListedIsNotTakenForEmpty() {
		this.stage.fault("{'kind':'refuse','status':403,'match':{'path':'*0009/resources*'}}");
		var read = SnapshotReader.checked(Discovery.of(this.stage.inProcess.arm(), List.of())
			.read(new TreeSet<>(Set.of(SUBSCRIPTION, "00000000-0000-0000-0000-000000000009")), List.of(),
					Optional.empty(), Duration.ofMinutes(10)));
		var snapshot = new Snapshot(read, this.stage.inProcess.arm().now());

		assertThat(snapshot.circuits().there()).isNotEmpty();
		assertThat(Assessor.assess(snapshot, new Scope.Everything()).findings())
			.filteredOn((finding) -> finding.subject().id().equals("estate")
					&& List.of("ER-01", "ER-04", "ER-31", "VM-01").contains(finding.rule()))
			.hasSize(4)
			.allSatisfy((finding) -> {
				assertThat(finding.judgement()).isEqualTo(Judgement.UNKNOWN);
				assertThat(finding.sentence()).contains("00000000-0000-0000-0000-000000000009");
			});
	}

	/// All pairs depend on what is listed: one connection that is not had must not leave all of them unknown.
	@Test
	void aListThatIsNotHadOnceIsAskedForAgain() {
		this.stage.fault("{'kind':'refuse','status':503,'match':{'path':'*/resources*'},'times':1}");
		assertThat(read(this.stage, Optional.empty()).path("unlisted")).isEmpty();
		this.stage.fault("{'kind':'refuse','status':403,'match':{'path':'*/resources*'},'times':1}");
		assertThat(read(this.stage, Optional.empty()).path("unlisted")).as("who may not read is not asked again")
			.hasSize(1);
	}

	@Test
	void alertsThatMayNotBeReadAreNotKnown() {
		this.stage.fault("{'kind':'refuse','status':403,'match':{'path':'*Microsoft.Insights/metricAlerts'}}");
		this.stage.fault("{'kind':'refuse','status':403,'match':{'path':'*Microsoft.Maintenance*'}}");

		assertThat(found(this.stage, "ER-26")).extracting(Finding::judgement).containsOnly(Judgement.UNKNOWN);
		assertThat(found(this.stage, "ER-27")).extracting(Finding::judgement).containsOnly(Judgement.UNKNOWN);
	}

	@Test
	void theSecondTimeItIsKnownWhatChanged() {
		var first = read(this.stage, Optional.empty());
		var second = read(this.stage, Optional.of(first));

		assertThat(second.at("/circuits/0/peerings/0/stats")).hasSize(2);
		assertThat(second.at("/circuits/0/peerings/0/links/primary/before/routes/value").isArray()).isTrue();
	}

}
