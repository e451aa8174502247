package dev.switchback.engine;

import java.io.IOException;
import java.nio.file.Path;

import dev.switchback.Golden;
import dev.switchback.operation.Obligation;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.Trait;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What somebody holds in their hands while a machine is on its way and nothing of ours works.
class VmManualCardTests {

	private static final Path CARDS = Path.of("src/test/resources/cards");

	private static String written(VmFlight flight) {
		return ManualCardTests.written(flight.store.newest(flight.id).orElseThrow().card());
	}

	@Test
	void tellsHowAFailoverIsGoneOnWith() throws IOException {
		var flight = VmFlight.with(Trait.SOURCE_STAYS_UP, Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		assertThat(flight.operation().obligations()).allMatch(Obligation::open);
		Golden.holds(CARDS.resolve("machine-failed-over.txt"), written(flight));
	}

	@Test
	void tellsHowADrillIsCleanedUp() throws IOException {
		var flight = new VmFlight(Crashes.never(), VmFlight.vault(Trait.IN_AVAILABILITY_SET), VmFlight.recorded()).ask(
				"VM_TEST_FAILOVER", Mandate.of(Purpose.DRILL), "app-01",
				"{\"networkId\": \"%s\"}".formatted(VmFlight.DRILL_NETWORK));
		flight.untilAt("hold");
		Golden.holds(CARDS.resolve("machine-drilled.txt"), written(flight));
	}

	@Test
	void aGroupIsCommittedByItsPlan() {
		var flight = VmGroupTests.flight(Crashes.never(), VmFlight.recorded())
			.group("shop-plan", Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		assertThat(written(flight)).contains("/replicationRecoveryPlans/shop-plan/failoverCommit?")
			.contains("Protect app-01 in the opposite direction", "Protect app-02 in the opposite direction")
			.doesNotContain("app-01/failoverCommit");
	}

}
