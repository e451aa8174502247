package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.List;

import dev.switchback.playbook.Alternative;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.LiveReplicas.Replica;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What has to be seen to before anything is switched off, because it may be out of reach afterwards.
class CutOffTests {

	private static final String ALTERNATIVES = "at the customer edge, by connection weight, or with Azure's own site failover test";

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void whereNoWriteIsAllowedTheRefusalNamesAlternativesThatWriteNoPeering(Purpose purpose) {
		var undeclared = new Stage(Stage.healthy(), Settings.DEFAULT, Md5.UNKNOWN);
		var keyless = new Stage(Stage.healthy(), Settings.DEFAULT, Md5.USED);
		for (var stage : new Stage[] { undeclared, keyless }) {
			var sighting = stage.see(stage.dub.canStandInFor(stage.ams, Drain.of(purpose, Stage.IPV4)));
			assertThat(sighting).isInstanceOf(Sighting.Refused.class);
			assertThat(sighting.evidence().violations(purpose)).singleElement()
				.satisfies((rule) -> assertThat(rule.rule()).isEqualTo("md5-known"))
				.satisfies((rule) -> assertThat(rule.alternatives()).extracting(Alternative::title)
					.containsExactly("Shut the sessions down at the customer edge", "Give its connections less weight",
							"Run Azure's own site failover test"))
				.satisfies((rule) -> assertThat(rule.alternatives().getFirst().how())
					.contains("with 172.16.1.2 (primary link, IPv4), with 172.16.1.6 (secondary link, IPv4)"))
				.extracting(RuleVerdict::sentence)
				.asString()
				.endsWith(ALTERNATIVES);
		}
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void whereTheProviderManagesTheSessionsItIsToBeAsked(Purpose purpose) {
		var stage = new Stage(Stage.pair(Stage.amsterdam().lastModifiedBy("Equinix"), Stage.dublin()));
		var sighting = stage.see(stage.dub.canStandInFor(stage.ams, Drain.of(purpose, Stage.IPV4)));
		assertThat(sighting.evidence().violations(purpose)).singleElement().satisfies((rule) -> {
			assertThat(rule.rule()).isEqualTo("customer-managed");
			assertThat(rule.alternatives()).hasSize(3)
				.first()
				.extracting(Alternative::title)
				.isEqualTo("Have the provider shut the sessions down");
		});
	}

	private static Drain from(Purpose purpose, String... declared) {
		return new Drain(purpose, Stage.IPV4, List.of(), Overrulings.NONE, Declared.NOTHING, OwnPath.ELSEWHERE,
				List.of(declared));
	}

	private static RuleVerdict ownPath(Stage stage, Drain drain) {
		return stage.see(stage.dub.canStandInFor(stage.ams, drain))
			.evidence()
			.rules()
			.stream()
			.filter((rule) -> rule.rule().equals("own-path-elsewhere"))
			.findFirst()
			.orElseThrow();
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aReplicaThatRunsAndThatNobodyDeclaredLeavesTheOwnPathUnproven(Purpose purpose) {
		var stage = new Stage();
		stage.inProcess.replicas
			.addAll(List.of(new Replica("sb-1", "Frankfurt"), new Replica("SB-7", ""), new Replica("sb-9", "Zurich")));
		var rule = ownPath(stage, from(purpose, "frankfurt", "sb-2"));
		assertThat(rule.blocks(purpose)).isTrue();
		assertThat(rule.force()).isEqualTo(Force.OVERRIDABLE_IN_EMERGENCY);
		assertThat(rule.measured()).isEqualTo("not declared for SB-7, sb-9 (Zurich)");
		assertThat(rule.sentence()).isEqualTo(
				"a replica of the service runs of which nobody declared how it reaches Azure and its database, so it may be over contoso-ams (Amsterdam): SB-7, sb-9 (Zurich); name it or its site in the pair's ownPaths, or end it");

		assertThat(ownPath(stage, from(purpose, "frankfurt", "sb-7", "ZURICH")).verdict()).isEqualTo(Verdict.PASS);
		assertThat(ownPath(stage, from(purpose)).verdict()).as("said for all").isEqualTo(Verdict.PASS);
		stage.inProcess.replicas.removeIf((replica) -> !replica.called("Frankfurt"));
		assertThat(ownPath(stage, from(purpose, "frankfurt")).verdict()).as("ended").isEqualTo(Verdict.PASS);
	}

	@Test
	void onlyInAnEmergencyAPersonAnswersForAReplicaThatNobodyDeclared() {
		for (var purpose : Purpose.values()) {
			var stage = new Stage();
			stage.inProcess.replicas.add(new Replica("sb-7", ""));
			var answered = Stage.overriding(purpose, "own-path-elsewhere contoso-ams");
			var drain = new Drain(purpose, Stage.IPV4, answered.overrides(), Overrulings.NONE, Declared.NOTHING,
					OwnPath.ELSEWHERE, List.of("sb-1"));
			assertThat(stage.see(stage.dub.canStandInFor(stage.ams, drain)) instanceof Sighting.Met).as(purpose.name())
				.isEqualTo(purpose == Purpose.EMERGENCY);
		}
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aReplicaThatStartsAfterTheCheckKeepsTheDisableBack(Purpose purpose) {
		var stage = new Stage();
		stage.inProcess.replicas.add(new Replica("sb-1", ""));
		var drain = from(purpose, "sb-1");
		var baseline = (Baseline) ((Sighting.Met) stage.see(stage.ams.baseline(stage.dub, drain))).learned();
		assertThat(stage.disabled(baseline, drain).prepare(stage.look())).isInstanceOf(Preparation.Ready.class);
		stage.inProcess.replicas.add(new Replica("sb-7", ""));
		assertThat(stage.disabled(baseline, drain).prepare(stage.look())).isInstanceOfSatisfying(
				Preparation.Withheld.class, (withheld) -> assertThat(withheld.sentence()).contains("sb-7"));
		stage.inProcess.replicas.removeLast();
		assertThat(stage.disabled(baseline, drain).prepare(stage.look())).isInstanceOf(Preparation.Ready.class);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void withoutASignInThatLastsNothingIsSwitchedOff(Purpose purpose) {
		var stage = new Stage();
		var drain = Drain.of(purpose, Stage.IPV4);
		var baseline = (Baseline) ((Sighting.Met) stage.see(stage.ams.baseline(stage.dub, drain))).learned();
		stage.inProcess.signIns = 0;
		stage.time.pass(Duration.ofMinutes(50));

		var preparation = stage.disabled(baseline, drain).prepare(stage.look());

		assertThat(preparation)
			.isInstanceOfSatisfying(Preparation.Unseen.class, (unseen) -> assertThat(unseen.sentence()).isEqualTo(
					"the sign-in to Azure would not last long enough to bring the circuit back (sign-in failed: no answer)"));
		stage.inProcess.signIns = 1;
		assertThat(stage.disabled(baseline, drain).prepare(stage.look())).isInstanceOf(Preparation.Ready.class);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aTokenThatLastsIsEnough(Purpose purpose) {
		var stage = new Stage();
		var drain = Drain.of(purpose, Stage.IPV4);
		var baseline = (Baseline) ((Sighting.Met) stage.see(stage.ams.baseline(stage.dub, drain))).learned();
		stage.inProcess.signIns = 0;
		stage.time.pass(Duration.ofMinutes(45));

		assertThat(stage.disabled(baseline, drain).prepare(stage.look())).isInstanceOf(Preparation.Ready.class);
	}

	@Test
	void bringingBackAsksForNoLongerSignIn() {
		var stage = new Stage();
		var baseline = stage.drain();
		stage.inProcess.signIns = 0;
		stage.time.pass(Duration.ofMinutes(50));
		var effect = stage.ams.asFoundIn(baseline);

		assertThat(effect.prepare(stage.look())).isInstanceOf(Preparation.Ready.class);
	}

}
