package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sighting;

import static org.assertj.core.api.Assertions.assertThat;

/// Cleaning up after a test failover while many others are looked at. Whoever cleans up is not told of the call that made it:
/// it was made by another step, or by the operation that an emergency took over from.
class CleanUpTests {

	private static final Duration TWO = Duration.ofSeconds(2);

	private final Fleet fleet = Fleet.of(12);

	private ItemRef crowd() {
		var refs = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).stream().map(this.fleet::ref).toList();
		refs.forEach((ref) -> this.fleet.reads.vault().item(ref, TWO, this.fleet.deadline()));
		assertThat(this.fleet.called("/replicationProtectedItems")).as("they come of a list").isEqualTo(1);
		return refs.getLast();
	}

	@Test
	void aPromiseIsNotTakenForKeptBecauseTheListIsOlderThanTheCopy() {
		var ref = crowd();
		this.fleet.drill(12);
		var keeper = new CleanUpDrill(this.fleet.reads);
		var payload = new DrillPayload(ref, List.of()).json();
		assertThat(keeper.effect(payload, UUID.randomUUID()).look(this.fleet.look())).as("the copy is just being made")
			.isInstanceOf(Sighting.Converging.class);
	}

	@Test
	void anEmergencyDoesNotTakeTheWayForFreeBecauseTheListIsOlderThanTheCopy() {
		var ref = crowd();
		this.fleet.drill(12);
		var way = new ProtectedItem(this.fleet.reads, ref).drillCleanedUp();
		assertThat(way.look(this.fleet.look())).isInstanceOf(Sighting.Converging.class);
		assertThat(way.prepare(this.fleet.look())).isInstanceOf(Preparation.Busy.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 11, 12 })
	void whereNoneIsThereNothingHasToBeDone(int machine) {
		crowd();
		assertThat(
				new ProtectedItem(this.fleet.reads, this.fleet.ref(machine)).drillCleanedUp().look(this.fleet.look()))
			.isInstanceOf(Sighting.Met.class);
	}

}
