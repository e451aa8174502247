package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.estate.Transfer;
import dev.switchback.simulator.world.Assumptions;
import dev.switchback.simulator.world.Mutation.Outcome;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class DisablingTests {

	private final Stage stage = new Stage();

	@Test
	void aPeeringIsSwitchedOffByOnePutWithThePromiseToRestoreIt() {
		var baseline = this.stage.baseline();
		var effect = this.stage.disabled(baseline);
		assertThat(this.stage.see(effect)).isInstanceOf(Sighting.Unmet.class);

		var ready = (Preparation.Ready) effect.prepare(this.stage.look());

		assertThat(ready.call().method()).isEqualTo("PUT");
		assertThat(ready.call().target()).endsWith("/expressRouteCircuits/contoso-ams/peerings/AzurePrivatePeering");
		assertThat(ready.call().title()).isEqualTo("switch off IPv4 on the private peering of contoso-ams (Amsterdam)");
		assertThat(ready.call().etag()).isEqualTo(baseline.found().etag());
		assertThat(ready.promises()).singleElement().satisfies((promise) -> {
			assertThat(promise.key()).isEqualTo("primary.restore");
			assertThat(promise.kind()).isEqualTo("restore-peering");
			assertThat(promise.subject()).isEqualTo(ready.call().target());
			assertThat(promise.dueIn()).isEqualTo(Duration.ofMinutes(15));
			assertThat(RestorePayload.parse(promise.payload()).baseline()).isEqualTo(baseline);
			assertThat(promise.payload()).doesNotContainIgnoringCase("key");
		});

		var mutation = this.stage.send(effect, ready);
		assertThat(mutation.state()).isEqualTo(Mutation.State.CONFIRMED);
		assertThat(mutation.handle().asyncOperation()).contains("/operations/");
		assertThat(this.stage.see(effect, mutation)).isInstanceOf(Sighting.Converging.class);
		assertThat(this.stage.await(effect, mutation).sentence())
			.isEqualTo("the peering of contoso-ams (Amsterdam) is Disabled, Succeeded");
		assertThat(this.stage.simulator.mutations()).singleElement().satisfies((line) -> {
			assertThat(line.outcome()).isEqualTo(Outcome.ACCEPTED);
			assertThat(line.change()).isEqualTo("contoso-ams AzurePrivatePeering state Enabled→Disabled");
		});
	}

	@Test
	void theBodyOfThePutIsNeitherPrintedNorPromised() {
		var ready = (Preparation.Ready) this.stage.disabled(this.stage.baseline()).prepare(this.stage.look());

		assertThat(ready.call().toString()).doesNotContain("state", "Disabled");
		assertThat(ready.toString()).doesNotContain("\"vlanId\"");
	}

	/// What happens between the check and the disable, and the rule that catches it.
	static Stream<Arguments> losses() {
		return Stream.of(
				arguments("{'kind':'drift','circuit':'contoso-dub','set':{'state':'Disabled'}}", "survivor-enabled"),
				arguments("{'kind':'convergence','circuit':'contoso-dub','linkDown':'PRIMARY'}", "survivor-both-links"),
				arguments("{'kind':'drift','circuit':'contoso-ams','etagOnly':true}", "drained-as-recorded"));
	}

	@ParameterizedTest
	@MethodSource("losses")
	void nothingIsSentWhenTheSurvivorIsLostAfterTheCheck(String fault, String rule) {
		var effect = this.stage.disabled(this.stage.baseline());
		this.stage.fault(fault);
		this.stage.see(this.stage.ams.isStillDrained(Stage.IPV4));
		this.stage.time.pass(Duration.ofMinutes(1));

		assertThat(effect.prepare(this.stage.look())).isInstanceOfSatisfying(Preparation.Withheld.class,
				(withheld) -> assertThat(withheld.evidence().rules()).filteredOn((it) -> it.verdict() == Verdict.FAIL)
					.extracting(RuleVerdict::rule)
					.contains(rule));
	}

	@Test
	void nothingIsSentWhenBothLinksOfTheSurvivorAreDown() {
		var effect = this.stage.disabled(this.stage.baseline());
		this.stage.fault("{'kind':'convergence','circuit':'contoso-dub','linkDown':'PRIMARY'}");
		this.stage.fault("{'kind':'convergence','circuit':'contoso-dub','linkDown':'SECONDARY'}");
		this.stage.time.pass(Duration.ofMinutes(1));

		assertThat(effect.prepare(this.stage.look())).isInstanceOfSatisfying(Preparation.Withheld.class,
				(withheld) -> assertThat(withheld.sentence()).contains("contoso-dub (Dublin) is down on both links"));
	}

	@Test
	void nothingIsSentWhileSomethingOfOursIsOpenOnTheSurvivor() {
		var effect = this.stage.disabled(this.stage.baseline());
		this.stage.open = List.of("SB-7F3K9Q has a call in doubt");

		assertThat(effect.prepare(this.stage.look())).isInstanceOf(Preparation.Withheld.class);
	}

	@Test
	void somebodyElsesChangeIsWaitedFor() {
		for (var circuit : List.of("contoso-ams", "contoso-dub")) {
			var own = new Stage();
			var effect = own.disabled(own.baseline());
			own.fault("{'kind':'drift','circuit':'%s','etagOnly':true}".formatted(circuit));
			own.see(own.ams.isStillDrained(Stage.IPV4));

			assertThat(effect.prepare(own.look())).as(circuit).isInstanceOf(Preparation.Busy.class);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'kind':'blind'}", "{'kind':'blind','match':{'circuit':'contoso-dub'}}",
			"{'kind':'refuse','status':403,'match':{'path':'*contoso-dub/peerings/azureprivatepeering'}}",
			"{'kind':'refuse','status':403,'match':{'path':'*contoso-ams/peerings/azureprivatepeering'}}",
			"{'kind':'refuse','status':400,'match':{'path':'*contoso-dub*routeTablesSummary/secondary'}}",
			"{'kind':'throttle','retryAfter':30}" })
	void nothingIsSentWhenTheSurvivorCannotBeSeen(String fault) {
		var effect = this.stage.disabled(this.stage.baseline());
		this.stage.fault(fault);

		assertThat(effect.prepare(this.stage.look())).isInstanceOf(Preparation.Unseen.class);
	}

	@Test
	void whatWasReadTooLongAgoIsReadAgain() {
		var baseline = this.stage.baseline();
		this.stage.fault(
				"{'kind':'stall','hold':'PT6S','match':{'method':'GET','path':'*contoso-dub/peerings/azureprivatepeering'}}");

		assertThat(this.stage.disabled(baseline).prepare(this.stage.look())).isInstanceOfSatisfying(
				Preparation.Unseen.class, (unseen) -> assertThat(unseen.sentence()).contains("took too long"));
	}

	@Test
	void aFailedAsyncOperationIsRefusedWithAzuresCode() {
		this.stage.fault("{'kind':'fail','code':'InternalServerError','message':'try later','match':{'method':'PUT'}}");
		var baseline = this.stage.baseline();
		var effect = this.stage.disabled(baseline);
		var mutation = this.stage.send(effect, effect.prepare(this.stage.look()));
		assertThat(this.stage.see(effect, mutation)).isInstanceOf(Sighting.Converging.class);
		this.stage.time.pass(Duration.ofSeconds(10));

		assertThat(this.stage.see(effect, mutation)).isInstanceOfSatisfying(Sighting.Refused.class,
				(refused) -> assertThat(refused.sentence()).contains("InternalServerError", "try later"));
	}

	@Test
	void anAsyncOperationThatSucceedsWithoutEffectIsNotBelieved() {
		this.stage.fault("{'kind':'ignore','match':{'method':'PUT'}}");
		var effect = this.stage.disabled(this.stage.baseline());
		var mutation = this.stage.send(effect, effect.prepare(this.stage.look()));
		this.stage.time.pass(Duration.ofSeconds(10));

		assertThat(this.stage.see(effect, mutation)).isInstanceOfSatisfying(Sighting.Unmet.class,
				(unmet) -> assertThat(unmet.sentence()).contains("although Azure says that the change succeeded"));
	}

	@Test
	void whatSomebodyElseSwitchedOffIsNotTakenForOurs() {
		var effect = this.stage.disabled(this.stage.baseline());
		this.stage.fault("{'kind':'drift','circuit':'contoso-ams','set':{'state':'Disabled'}}");
		this.stage.see(this.stage.ams.isStillDrained(Stage.IPV4));
		this.stage.time.pass(Duration.ofMinutes(1));

		assertThat(this.stage.see(effect)).isInstanceOfSatisfying(Sighting.Refused.class,
				(refused) -> assertThat(refused.sentence())
					.contains("somebody else switched it off since its state was recorded"));
	}

	@Test
	void whatWasOffAlreadyNeedsNoSwitching() {
		var own = new Stage(Stage.pair(Stage.amsterdam().disabled(), Stage.dublin()));

		assertThat(own.see(own.disabled(own.baseline()))).isInstanceOf(Sighting.Met.class);
	}

	@Test
	void whatSomebodyElseSwitchesOnAgainIsNoDrain() {
		var baseline = this.stage.drain();
		this.stage.fault("{'kind':'drift','circuit':'contoso-ams','set':{'state':'Enabled'}}");
		this.stage.see(this.stage.ams.isStillDrained(Stage.IPV4));

		assertThat(this.stage.see(this.stage.ams.isSilent(Stage.IPV4, baseline))).isInstanceOf(Sighting.Refused.class);
	}

	@Test
	void anAsyncOperationThatNeverEndsKeepsConverging() {
		this.stage.fault("{'kind':'stall','never':true,'match':{'method':'PUT'}}");
		var effect = this.stage.disabled(this.stage.baseline());
		var mutation = this.stage.send(effect, effect.prepare(this.stage.look()));
		this.stage.time.pass(Duration.ofMinutes(30));

		assertThat(this.stage.see(effect, mutation)).isInstanceOf(Sighting.Converging.class);
	}

	@Test
	void anAnswerLostAfterTheChangeIsSettledByLooking() {
		this.stage.fault("{'kind':'lose','tookEffect':true,'match':{'method':'PUT'}}");
		var effect = this.stage.disabled(this.stage.baseline());
		var mutation = this.stage.send(effect, effect.prepare(this.stage.look()));
		assertThat(mutation.state()).isEqualTo(Mutation.State.IN_DOUBT);

		assertThat(effect.settle(mutation, this.stage.look(mutation))).isInstanceOf(Fate.Happened.class);
		assertThat(this.stage.simulator.mutations()).hasSize(1);
	}

	@Test
	void anAnswerLostBeforeTheChangeIsSettledWhenTheWindowIsOver() {
		this.stage.fault("{'kind':'lose','tookEffect':false,'match':{'method':'PUT'}}");
		var effect = this.stage.disabled(this.stage.baseline());
		var mutation = this.stage.send(effect, effect.prepare(this.stage.look()));
		assertThat(mutation.state()).isEqualTo(Mutation.State.IN_DOUBT);

		assertThat(effect.settle(mutation, this.stage.look(mutation))).isInstanceOf(Fate.Undecided.class);
		this.stage.time.pass(Duration.ofMinutes(2));
		assertThat(effect.settle(mutation, this.stage.look(mutation))).isInstanceOf(Fate.DidNot.class);
	}

	@Test
	void nothingIsSettledBlindly() {
		this.stage.fault("{'kind':'lose','tookEffect':true,'match':{'method':'PUT'}}");
		var effect = this.stage.disabled(this.stage.baseline());
		var mutation = this.stage.send(effect, effect.prepare(this.stage.look()));
		this.stage.fault("{'kind':'blind'}");
		this.stage.time.pass(Duration.ofHours(1));

		assertThat(effect.settle(mutation, this.stage.look(mutation))).isInstanceOf(Fate.Undecided.class);
	}

	@Test
	void beingBusyIsNoEffectAndMayBeTriedAgain() {
		for (var refusal : List.of(
				"{'kind':'refuse','status':409,'code':'AnotherOperationInProgress','match':{'method':'PUT'}}",
				"{'kind':'refuse','status':429,'code':'RetryableErrorDueToAnotherOperation','match':{'method':'PUT'}}")) {
			var own = new Stage();
			own.fault(refusal);
			var effect = own.disabled(own.baseline());

			assertThat(own.send(effect, effect.prepare(own.look())).state()).isEqualTo(Mutation.State.REFUTED);
		}
	}

	@Test
	void aCircuitThatDrainsIsSilentInEveryFormThatCanTake() {
		for (var form : Assumptions.DisabledTables.values()) {
			var own = new Stage(Stage.healthy(), Settings.DEFAULT.with(tables(form)), Md5.NOT_USED);

			own.drain();

			assertThat(own.see(own.ams.isStillDrained(Stage.IPV4))).isInstanceOf(Sighting.Met.class);
		}
	}

	private static Assumptions tables(Assumptions.DisabledTables form) {
		return Assumptions.HARMFUL.with("disabledTables", form);
	}

	@Test
	void aFamilyThatGoesDownUnaskedIsNoDrain() {
		var v6 = new Transfer("fd00:1::/126", "fd00:1::4/126");
		var own = new Stage(Stage.pair(Stage.amsterdam().withIpv6(v6, "2001:db8::/48"),
				Stage.dublin().withIpv6(new Transfer("fd00:2::/126", "fd00:2::4/126"), "2001:db8::/48")));
		var baseline = own.baseline();
		var effect = own.disabled(baseline);
		own.await(effect, own.send(effect, effect.prepare(own.look())));
		own.time.pass(Duration.ofMinutes(1));

		assertThat(own.see(own.ams.isSilent(Stage.IPV4, baseline))).isInstanceOfSatisfying(Sighting.Refused.class,
				(refused) -> assertThat(refused.sentence())
					.isEqualTo("IPv6 of contoso-ams (Amsterdam) went down as well, which nobody asked for"));
	}

}
