package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.List;

import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sighting;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.Transfer;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RestoringTests {

	private final Stage stage = new Stage();

	private Mutation enable(Effect effect) {
		return this.stage.send(effect, effect.prepare(this.stage.look()));
	}

	@Test
	void aPeeringIsBroughtBackAsItWasFoundAndThatIsProven() {
		var before = this.stage.simulator.fork(this.stage.time);
		var baseline = this.stage.drain();
		var effect = this.stage.ams.asFoundIn(baseline);
		assertThat(this.stage.see(effect)).isInstanceOf(Sighting.Unmet.class);
		assertThat(this.stage.see(this.stage.ams.matches(Stage.IPV4, baseline))).isInstanceOf(Sighting.Unmet.class);

		var mutation = enable(effect);

		assertThat(((Sighting.Met) this.stage.await(effect, mutation)).sentence()).contains("Enabled, Succeeded");
		assertThat(this.stage.see(this.stage.ams.matches(Stage.IPV4, baseline)))
			.isInstanceOf(Sighting.Converging.class);
		assertThat(this.stage.await(this.stage.ams.matches(Stage.IPV4, baseline)).sentence())
			.isEqualTo("contoso-ams (Amsterdam) is as it was found: Enabled, Succeeded, 2 prefixes from on-premises "
					+ "and 1 gateway as before");
		assertThat(this.stage.simulator.mutations()).hasSize(2);
		assertThat(before.mutations()).isEmpty();
	}

	@Test
	void aPromiseIsKeptFromWhatWasStoredWithItAlone() {
		var baseline = this.stage.baseline();
		var effect = this.stage.disabled(baseline);
		var ready = (Preparation.Ready) effect.prepare(this.stage.look());
		var disabled = this.stage.send(effect, ready);
		this.stage.await(effect, disabled);
		var keeper = this.stage.azure().keeper();
		var payload = ready.promises().getFirst().payload();
		assertThat(keeper.kind()).isEqualTo(ready.promises().getFirst().kind());
		assertThat(keeper.settle(payload, disabled, this.stage.look())).isInstanceOf(Fate.Happened.class);

		var restoring = keeper.effect(payload);
		var mutation = enable(restoring);

		this.stage.await(restoring, mutation);
		this.stage.await(keeper.proof(payload));
	}

	@Test
	void theWayBackNeedsNoTables() {
		var baseline = this.stage.drain();
		this.stage.fault("{'kind':'refuse','status':500,'match':{'method':'POST'}}");
		this.stage.open = List.of("something is open");
		var effect = this.stage.ams.asFoundIn(baseline);

		this.stage.await(effect, enable(effect));
	}

	@Test
	void theWayBackIsOpenAlsoWhenTheSurvivorIsLost() {
		var baseline = this.stage.drain();
		this.stage.fault("{'kind':'blind','match':{'circuit':'contoso-dub'}}");

		var effect = this.stage.ams.asFoundIn(baseline);

		this.stage.await(effect, enable(effect));
	}

	@Test
	void withoutKnowledgeOfTheKeyTheWayBackIsHindered() {
		var own = new Stage(Stage.healthy(), Settings.DEFAULT, Md5.UNKNOWN);
		var baseline = own.baseline();

		assertThat(own.ams.asFoundIn(baseline).prepare(own.look())).isInstanceOf(Preparation.Withheld.class);
	}

	@Test
	void whenSomebodyElseBroughtItBackThereIsNothingToDo() {
		var baseline = this.stage.drain();
		this.stage.fault("{'kind':'drift','circuit':'contoso-ams','set':{'state':'Enabled'}}");
		this.stage.time.pass(Duration.ofSeconds(1));
		assertThat(this.stage.see(this.stage.ams.isStillDrained(Stage.IPV4))).isInstanceOf(Sighting.Unmet.class);

		this.stage.await(this.stage.ams.asFoundIn(baseline));

		assertThat(this.stage.simulator.mutations()).filteredOn((line) -> line.change().contains("Disabled→Enabled"))
			.isEmpty();
	}

	@Test
	void whileSomebodyElseChangesItWeWait() {
		var baseline = this.stage.drain();
		this.stage.fault("{'kind':'drift','circuit':'contoso-ams','etagOnly':true}");
		this.stage.see(this.stage.ams.isStillDrained(Stage.IPV4));

		assertThat(this.stage.ams.asFoundIn(baseline).prepare(this.stage.look())).isInstanceOf(Preparation.Busy.class);
	}

	@Test
	void aPrefixThatStaysAwayIsNotRestored() {
		var baseline = this.stage.drain();
		this.stage.fault("{'kind':'convergence','circuit':'contoso-ams','missing':['10.2.0.0/16']}");
		var effect = this.stage.ams.asFoundIn(baseline);
		this.stage.await(effect, enable(effect));
		this.stage.time.pass(Duration.ofMinutes(5));

		assertThat(this.stage.see(this.stage.ams.matches(Stage.IPV4, baseline))).isInstanceOfSatisfying(
				Sighting.Converging.class,
				(seen) -> assertThat(seen.sentence()).contains("10.2.0.0/16 not over the primary link")
					.contains("contoso-gw does not learn 10.2.0.0/16")
					.doesNotContain("10.1.0.0/16"));
	}

	@Test
	void aLinkThatStaysDownIsNotRestored() {
		var baseline = this.stage.drain();
		this.stage.fault("{'kind':'convergence','circuit':'contoso-ams','linkDown':'SECONDARY'}");
		var effect = this.stage.ams.asFoundIn(baseline);
		this.stage.await(effect, enable(effect));
		this.stage.time.pass(Duration.ofMinutes(5));

		assertThat(this.stage.see(this.stage.ams.matches(Stage.IPV4, baseline))).isInstanceOfSatisfying(
				Sighting.Converging.class,
				(seen) -> assertThat(seen.sentence()).contains("the secondary link is down (Active)"));
	}

	@Test
	void whatCannotBeReadIsNotProven() {
		var baseline = this.stage.baseline();
		for (var path : List.of("*routeTables/primary", "*routeTablesSummary/secondary", "*getLearnedRoutes",
				"*peerings/azureprivatepeering")) {
			var own = new Stage();
			own.fault("{'kind':'refuse','status':503,'match':{'path':'%s'}}".formatted(path));

			assertThat(own.see(own.ams.matches(Stage.IPV4, baseline))).as(path).isInstanceOf(Sighting.Blind.class);
		}
	}

	@Test
	void whatIsThereBesidesIsNoted() {
		var baseline = this.stage.baseline();
		var richer = new Stage(
				Stage.pair(PeeringPlan.privatePeering(65010, 201, new Transfer("172.16.1.0/30", "172.16.1.4/30"),
						"10.1.0.0/16", "10.2.0.0/16", "10.9.0.0/16"), Stage.dublin()));

		var sighting = richer.see(richer.ams.matches(Stage.IPV4, baseline));

		assertThat(sighting).isInstanceOf(Sighting.Met.class);
		assertThat(sighting.evidence().readings())
			.anySatisfy((reading) -> assertThat(reading.name() + ": " + reading.value())
				.isEqualTo("prefixes that were not there before: 10.9.0.0/16"));
	}

	@Test
	void bothCircuitsAreReadToBeEnabled() {
		var circuits = List.of(Samples.AMS, Samples.DUB);
		assertThat(this.stage.see(this.stage.azure().allEnabled(circuits, Stage.IPV4)))
			.isInstanceOf(Sighting.Met.class);

		this.stage.drain();

		assertThat(this.stage.see(this.stage.azure().allEnabled(circuits, Stage.IPV4))).isInstanceOfSatisfying(
				Sighting.Unmet.class,
				(unmet) -> assertThat(unmet.sentence()).isEqualTo("contoso-ams (Amsterdam) is Disabled, Succeeded"));
	}

}
