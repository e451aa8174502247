package dev.switchback.engine;

import java.util.List;

import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.estate.VmPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// Machines of which something is particular.
class VmParticularsTests {

	private static VmFlight grouped(Purpose purpose) {
		var healthy = HealthyVms.vault(3);
		var machines = healthy.machines()
			.stream()
			.map((machine) -> new VmPlan(machine.name(), machine.number(), machine.primary(), machine.recovery(),
					machine.traits(), machine.number() < 3 ? "shop" : null))
			.toList();
		var vault = new VaultPlan(healthy.name(), healthy.scope(), healthy.region(), machines, List.of());
		return new VmFlight(Crashes.never(), vault, VmFlight.recorded()).failover("app-01", purpose, "{}");
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aMemberOfAGroupIsRefusedAloneNamingTheOthers(Purpose purpose) {
		var flight = grouped(purpose);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.REJECTED);
		assertThat(flight.received()).isEmpty();
		assertThat(flight.operation().lastRun().sentence()).contains("consistency group shop with app-02");
	}

	@ParameterizedTest
	@EnumSource(names = { "CUSTOMER_KEYS", "IN_AVAILABILITY_SET", "IN_PROXIMITY_GROUP" })
	void whatItWasMadeOfIsCarriedBackAndForth(Trait trait) {
		var flight = VmFlight.with(trait, Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		flight.decide(Decision.FAIL_BACK);
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
	}

	@ParameterizedTest
	@CsvSource({ "NO_KEYS_BACK, out.region, customer-managed key", "NO_CACHE_ACCOUNT, out.region, storage account",
			"LOCKED, out.reprotect, failed", "FAILOVER_FAILS, out.failover, failed" })
	void whatCannotGoOnAsks(Trait trait, String step, String sentence) {
		var flight = VmFlight.with(trait, Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		if (flight.offers().contains(Decision.COMMIT)) {
			flight.decide(Decision.COMMIT);
			flight.untilAsked();
		}
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo(step);
		assertThat(flight.question()).contains(sentence);
		assertThat(flight.offers()).contains(Decision.RETRY).doesNotContain(Decision.RESTORE, Decision.CANCEL);
	}

	@Test
	void aPreviewTellsThePointWhatWouldBeLostAndWhatCannotBeUndone() {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(3), VmFlight.recorded());
		var preview = flight.replica.preview("VM_FAILOVER", Mandate.of(Purpose.MAINTENANCE),
				VmFlight.request("app-01", "{}"));
		assertThat(preview.allowed()).isTrue();
		assertThat(preview.rules()).hasSize(16).extracting(RuleVerdict::verdict).containsOnly(Verdict.PASS);
		assertThat(preview.readings()).extracting(Reading::name)
			.contains("recovery point", "would be lost", "way", "cannot be undone");
		assertThat(preview.readings()).filteredOn((reading) -> reading.name().equals("would be lost"))
			.singleElement()
			.satisfies((reading) -> assertThat(reading.value()).isEqualTo("37 s"));
		assertThat(flight.received()).isEmpty();
	}

	private static List<String> uses(Trait trait) {
		var flight = new VmFlight(Crashes.never(), VmFlight.vault(trait), VmFlight.recorded());
		return flight.replica.preview("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY), VmFlight.request("app-01", "{}"))
			.readings()
			.stream()
			.filter((reading) -> reading.name().startsWith("reprotect will use "))
			.map((reading) -> reading.name().substring("reprotect will use ".length()) + ": " + reading.value())
			.toList();
	}

	@Test
	void aPreviewTellsEverythingThatReprotectWillUse() {
		assertThat(uses(Trait.CUSTOMER_KEYS)).containsExactly("resource group: own-rg, existing",
				"container mapping: northeurope-westeurope-24-hour-retention-policy, existing",
				"network mapping: own-vnet-asr-to-own-vnet, into own-vnet, existing",
				"cache storage account: owncachenortheurope, existing", "availability set: none",
				"proximity placement group: none", "disk: app-01_OsDisk_1-ASRReplica, new",
				"disk encryption set: own-rg-des, existing");
		assertThat(uses(Trait.IN_AVAILABILITY_SET)).contains("availability set: own-rg-avset, existing");
		assertThat(uses(Trait.IN_PROXIMITY_GROUP)).contains("proximity placement group: own-rg-ppg, existing");
		assertThat(uses(Trait.NO_REVERSE_MAPPING)).contains("network mapping: missing");
		assertThat(uses(Trait.NO_CACHE_ACCOUNT)).contains("cache storage account: missing");
		assertThat(uses(Trait.NO_KEYS_BACK)).contains("disk encryption set: own-rg-des, not there or not to be read");
	}

	@Test
	void aPreviewTellsWhatShuttingTheSourceDownCostsAndHowLongItTakes() {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(3), VmFlight.recorded());
		var preview = flight.replica.preview("VM_FAILOVER", Mandate.of(Purpose.MAINTENANCE),
				VmFlight.request("app-01", "{\"shutDownSource\": false}"));
		assertThat(preview.readings()).extracting(Reading::name, Reading::value)
			.contains(tuple("source is shut down first", "no: it may go on running beside the machine that it became"))
			.anySatisfy((reading) -> assertThat(reading.toList().getFirst()).isEqualTo("takes usually"));
	}

	@Test
	void twoOperationsCannotHaveTheSameMachine() {
		var flight = VmFlight.of(Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		var claim = flight.operation().order().claims().getFirst();
		assertThat(claim).contains("/vaults/dr-vault/protecteditems/");
		assertThat(flight.store.claims(claim, 10)).hasSize(1);
	}

}
