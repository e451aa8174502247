package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Sighting;
import dev.switchback.simulator.estate.ConnectionPlan;
import dev.switchback.simulator.estate.Demand;
import dev.switchback.simulator.estate.PairPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What is looked at while one circuit is drained and the other carries.
class CarryingTests {

	private final Stage stage = new Stage();

	private void fault(String json) {
		this.stage.fault(json);
		this.stage.see(this.stage.dub.isStillDrained(Stage.IPV4));
		this.stage.time.pass(Duration.ofMinutes(1));
	}

	@Test
	void everythingArrivesOverTheSurvivor() {
		var baseline = this.stage.drain();

		assertThat(this.stage.await(this.stage.dub.covers(baseline, Stage.DRILL)).sentence())
			.isEqualTo("all 2 prefixes of contoso-ams arrive over contoso-dub (Dublin), and at 1 gateway");
		assertThat(this.stage.see(this.stage.dub.isStanding(baseline))).isInstanceOf(Sighting.Met.class);
		assertThat(this.stage.see(this.stage.dub.isCarrying(baseline, Stage.DRILL))).isInstanceOf(Sighting.Met.class);
	}

	@Test
	void aPrefixThatGotLostIsNotCovered() {
		var baseline = this.stage.drain();
		fault("{'kind':'convergence','circuit':'contoso-dub','missing':['10.2.0.0/16']}");

		assertThat(this.stage.see(this.stage.dub.covers(baseline, Stage.DRILL)))
			.isInstanceOfSatisfying(Sighting.Converging.class, (seen) -> assertThat(seen.sentence()).isEqualTo(
					"not everything arrives over contoso-dub (Dublin) yet: 1 of 2 prefixes (not 10.2.0.0/16) of contoso-ams "
							+ "over contoso-dub (Dublin); contoso-gw does not learn 10.2.0.0/16 over it"));
	}

	@Test
	void aGatewayThatHasNotFollowedIsNotCovered() {
		var lonely = Stage.linkedTo("lonely-gw", "10.101", new ConnectionPlan("lonely", "contoso-ams", 0));
		var own = new Stage(
				Stage.pair(Stage.amsterdam(), Stage.dublin(), "Dublin", Stage.gateway("contoso-gw", 0), lonely));
		var baseline = own.drain(Stage.overriding(Purpose.EMERGENCY, "gateway-has-both-paths lonely-gw"));
		own.time.pass(Duration.ofMinutes(1));

		assertThat(own.see(own.dub.covers(baseline, Stage.DRILL))).isInstanceOfSatisfying(Sighting.Converging.class,
				(seen) -> assertThat(seen.sentence())
					.contains("lonely-gw does not learn 10.1.0.0/16, 10.2.0.0/16 over it"));
	}

	@Test
	void leftoversOfTheDrainedCircuitDoNotCover() {
		var lonely = Stage.linkedTo("lonely-gw", "10.101", new ConnectionPlan("lonely", "contoso-ams", 0));
		var own = new Stage(Stage.pair(Stage.amsterdam(), Stage.dublin(), "Dublin", lonely));
		var baseline = own.baseline();

		// Not drained yet: the gateway knows every prefix, but from the wrong circuit.
		assertThat(own.see(own.dub.covers(baseline, Stage.DRILL))).isInstanceOf(Sighting.Converging.class);
	}

	@Test
	void aStandbyMovesNothing() {
		var own = new Stage(Stage.pair(Stage.amsterdam(), Stage.dublin(), "Dublin", Stage.gateway("contoso-gw", 100)));
		var baseline = own.drain();

		assertThat(baseline.gateways()).singleElement().satisfies((gateway) -> assertThat(gateway.standby()).isTrue());
		own.await(own.dub.covers(baseline, Stage.DRILL));
	}

	@ParameterizedTest
	@ValueSource(strings = { "*contoso-dub*routeTables/primary", "*getLearnedRoutes",
			"*contoso-dub/peerings/azureprivatepeering" })
	void whatCannotBeReadIsNotCovered(String path) {
		var baseline = this.stage.drain();
		this.stage.fault("{'kind':'refuse','status':503,'match':{'path':'%s'}}".formatted(path));

		assertThat(this.stage.see(this.stage.dub.covers(baseline, Stage.DRILL))).isInstanceOf(Sighting.Blind.class);
	}

	@Test
	void aDisabledSurvivorIsLost() {
		var baseline = this.stage.drain();
		fault("{'kind':'drift','circuit':'contoso-dub','set':{'state':'Disabled'}}");

		assertThat(this.stage.see(this.stage.dub.isStanding(baseline))).isInstanceOf(Sighting.Unmet.class);
		assertThat(this.stage.see(this.stage.dub.isCarrying(baseline, Stage.DRILL))).isInstanceOf(Sighting.Unmet.class);
		assertThat(this.stage.see(this.stage.dub.covers(baseline, Stage.DRILL))).isInstanceOf(Sighting.Unmet.class);
	}

	@Test
	void aSurvivorDownOnBothLinksIsLost() {
		var baseline = this.stage.drain();
		fault("{'kind':'convergence','circuit':'contoso-dub','linkDown':'PRIMARY'}");
		assertThat(this.stage.see(this.stage.dub.isStanding(baseline))).isInstanceOf(Sighting.Met.class);
		assertThat(this.stage.see(this.stage.dub.isCarrying(baseline, Stage.DRILL))).isInstanceOf(Sighting.Met.class);

		fault("{'kind':'convergence','circuit':'contoso-dub','linkDown':'SECONDARY'}");

		assertThat(this.stage.see(this.stage.dub.isStanding(baseline))).isInstanceOf(Sighting.Unmet.class);
		assertThat(this.stage.see(this.stage.dub.isCarrying(baseline, Stage.DRILL))).isInstanceOf(Sighting.Unmet.class);
	}

	@Test
	void aSurvivorThatBringsNothingStandsAndDoesNotCarry() {
		var baseline = this.stage.drain();
		fault("{'kind':'convergence','circuit':'contoso-dub','missing':['10.1.0.0/16','10.2.0.0/16']}");

		assertThat(this.stage.see(this.stage.dub.isStanding(baseline))).isInstanceOf(Sighting.Met.class);
		assertThat(this.stage.see(this.stage.dub.isCarrying(baseline, Stage.DRILL))).isInstanceOf(Sighting.Unmet.class);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{'kind':'blind'}", "{'kind':'throttle','retryAfter':20}", "{'kind':'refuse','status':403}",
					"{'kind':'refuse','status':401}", "{'kind':'refuse','status':400,'match':{'method':'POST'}}",
					"{'kind':'refuse','status':500,'match':{'method':'GET'}}" })
	void blindIsNotLost(String fault) {
		var baseline = this.stage.drain();
		this.stage.fault(fault);

		for (var guard : List.of(this.stage.dub.isStanding(baseline),
				this.stage.dub.isCarrying(baseline, Stage.DRILL))) {
			assertThat(this.stage.see(guard)).isInstanceOf(Sighting.Blind.class);
		}
	}

	@Test
	void aDrainedCircuitThatCannotBeSeenIsNotLost() {
		this.stage.drain();
		this.stage.fault("{'kind':'blind'}");

		assertThat(this.stage.see(this.stage.ams.isStillDrained(Stage.IPV4))).isInstanceOf(Sighting.Blind.class);
	}

	@Test
	void bytesMoveToTheSurvivor() {
		this.stage.drain();
		this.stage.time.pass(Duration.ofSeconds(30));

		assertThat(this.stage.see(this.stage.dub.carriesTrafficInsteadOf(this.stage.ams, Set.of())).sentence()).matches(
				"\\d+ bytes went over contoso-dub \\(Dublin\\) within 5 s, and none over contoso-ams \\(Amsterdam\\)");
	}

	@Test
	void bytesOverADrainedCircuitMeanThatOnPremisesStillSends() {
		this.stage.drain();
		this.stage.fault("{'kind':'convergence','circuit':'contoso-ams','countersFlow':true}");
		this.stage.time.pass(Duration.ofSeconds(30));

		assertThat(this.stage.see(this.stage.dub.carriesTrafficInsteadOf(this.stage.ams, Set.of())))
			.isInstanceOfSatisfying(Sighting.Unmet.class, (unmet) -> assertThat(unmet.sentence()).endsWith(
					"bytes went over contoso-ams (Amsterdam) within 5 s, although its sessions are down: on-premises still sends there"));
	}

	@Test
	void whereNobodyTalksTheTrafficTellsNothing() {
		var healthy = Stage.healthy();
		var own = new Stage(new PairPlan(healthy.name(), healthy.circuits(), healthy.gateways(), Demand.NONE));
		own.drain();

		assertThat(own.see(own.dub.carriesTrafficInsteadOf(own.ams, Set.of()))).isInstanceOf(Sighting.Converging.class);
	}

	/// BGP and BFD keep some hundred bytes a second going over each link.
	@Test
	void whatSessionsSendByThemselvesIsNoTraffic() {
		var healthy = Stage.healthy();
		var own = new Stage(
				new PairPlan(healthy.name(), healthy.circuits(), healthy.gateways(), new Demand(1_500, 1_500)));
		own.drain();

		assertThat(own.see(own.dub.carriesTrafficInsteadOf(own.ams, Set.of())))
			.isInstanceOfSatisfying(Sighting.Converging.class, (seen) -> assertThat(seen.sentence()).isEqualTo(
					"nobody talked for 5 s: no more went over contoso-dub (Dublin) than its sessions send by themselves, so the traffic tells nothing"));
	}

	@Test
	void anythingReadableAnswersTheCanary() {
		assertThat(this.stage.see(this.stage.azure().canBeRead(Samples.AMS)).sentence())
			.isEqualTo("Azure can be read: the peering of contoso-ams is Enabled, Succeeded");
		this.stage.fault("{'kind':'blind'}");
		assertThat(this.stage.see(this.stage.azure().canBeRead(Samples.AMS))).isInstanceOf(Sighting.Blind.class);
	}

	@Test
	void aBaselineIsRecordedWholeOrNotAtAll() {
		for (var path : List.of("*routeTables/primary", "*routeTablesSummary/secondary", "*getLearnedRoutes",
				"*contoso-ams/peerings/azureprivatepeering", "*/resources", "*connections/contoso-gw-contoso-ams",
				"*connections/contoso-gw-contoso-dub", "*expressroutecircuits/contoso-ams")) {
			var own = new Stage();
			own.fault("{'kind':'refuse','status':503,'match':{'path':'%s'}}".formatted(path));

			assertThat(own.see(own.ams.baseline(own.dub, Stage.DRILL))).as(path).isInstanceOf(Sighting.Blind.class);
		}
	}

	@Test
	void aConnectionThatIsGoneIsNoUnknownDependant() {
		this.stage.fault(
				"{'kind':'refuse','status':404,'code':'ResourceNotFound','match':{'path':'*connections/contoso-gw-contoso-dub'}}");
		assertThat(this.stage.baseline().gateways()).hasSize(1);

		var own = new Stage();
		own.fault(
				"{'kind':'refuse','status':404,'code':'SubscriptionNotFound','match':{'path':'*connections/contoso-gw-contoso-dub'}}");
		assertThat(own.see(own.ams.baseline(own.dub, Stage.DRILL))).isInstanceOf(Sighting.Blind.class);
	}

	@Test
	void anEmptyCircuitIsNoBaseline() {
		var own = new Stage(Stage.pair(Stage.amsterdam().disabled(), Stage.dublin(), "Dublin"));

		assertThat(own.see(own.ams.baseline(own.dub, Stage.DRILL))).isInstanceOf(Sighting.Refused.class);
	}

	@Test
	void whatGatewaysKnewStandsInForACircuitThatBroughtNothing() {
		var own = new Stage(Stage.pair(Stage.amsterdam().disabled(), Stage.dublin()));
		var baseline = own.baseline();

		assertThat(baseline.brought()).isEmpty();
		assertThat(baseline.required()).extracting(Prefix::toString).containsExactly("10.1.0.0/16", "10.2.0.0/16");
	}

	/// A session that is down tries again every few seconds: what is the same has to be said in the same words.
	@Test
	void aLostSurvivorIsSaidInTheSameWordsWhateverItsSessionsTry() {
		var stands = (Stands) this.stage.dub.isCarrying(this.stage.baseline(), Stage.DRILL);
		var said = Stream.of("down (Active)", "down (Idle)", "down (Connect)", "down (not in the table)")
			.map((state) -> stands.judge(List.of(Samples.session(Link.PRIMARY, new Session.Down(state)),
					Samples.session(Link.SECONDARY, new Session.Up(0))), Evidence.NONE, () -> null))
			.map(Sighting::sentence)
			.distinct();

		assertThat(said).containsExactly("contoso-dub (Dublin): primary down; secondary up, 0 prefixes received, "
				+ "while contoso-ams is drained: both paths are down");
	}

}
