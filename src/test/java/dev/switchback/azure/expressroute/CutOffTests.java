package dev.switchback.azure.expressroute;

import java.time.Duration;

import dev.switchback.playbook.Alternative;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
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
