package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Urgency;

import static org.assertj.core.api.Assertions.assertThat;

/// Cleaning up after a test failover while many others are looked at. The call that made it was another step's, or that of the
/// operation that an emergency took over from.
class CleanUpTests {

	private static final Duration TWO = Duration.ofSeconds(2);

	private static final UUID MADE = new UUID(0, 17);

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
		var call = call(12, this.fleet.drill(12), Mutation.State.CONFIRMED, this.fleet.time.instant());
		var keeper = new CleanUpDrill(this.fleet.reads);
		var payload = new DrillPayload(ref, List.of()).json();
		assertThat(keeper.effect(payload, MADE).look(restoring(List.of(call)))).as("the copy is just being made")
			.isInstanceOf(Sighting.Converging.class);
	}

	private Look restoring(List<Mutation> calls) {
		return Look.at(this.fleet.time.instant(), Duration.ofSeconds(60), Urgency.RESTORE, List.of()).among(calls);
	}

	/// A call that made a copy, as it is stored.
	private Mutation call(int machine, ArmId job, Mutation.State state, Instant at) {
		var address = this.fleet.reads.arm()
			.addressOf(this.fleet.vault().child("replicationOperationStatus", job.name()), "");
		return new Mutation(MADE, "drill#1", "POST", Fleet.WEST + Fleet.vm(machine),
				TestFailOver.title(Fleet.vm(machine), "drill-vnet"), null, at, at.plusSeconds(5), state, at,
				new Handle(address, null, null), null, null);
	}

	@Test
	void anEmergencyDoesNotTakeTheWayForFreeBecauseTheListIsOlderThanTheCopy() {
		var ref = crowd();
		var call = call(12, this.fleet.drill(12), Mutation.State.CONFIRMED, this.fleet.time.instant());
		var way = new ProtectedItem(this.fleet.reads, ref).drillCleanedUp();
		var look = this.fleet.look().among(List.of(call));
		assertThat(way.look(look)).isInstanceOf(Sighting.Converging.class);
		assertThat(way.prepare(look)).isInstanceOf(Preparation.Busy.class);
	}

	/// By the clocks of two replicas, which may be apart.
	@ParameterizedTest
	@EnumSource(names = { "CONFIRMED", "IN_DOUBT", "INTENDED" })
	void aListThatMayBeOlderThanACallIsReadAnew(Mutation.State state) {
		var ref = crowd();
		this.fleet.time.pass(Duration.ofSeconds(1));
		var call = call(12, this.fleet.drill(12), state, this.fleet.time.instant().minusSeconds(5));
		new ProtectedItem(this.fleet.reads, ref).drillCleanedUp().look(this.fleet.look().among(List.of(call)));
		assertThat(this.fleet.called("/replicationProtectedItems")).isEqualTo(2);
	}

	/// A list is a call, and two hundred machines wait for it.
	@Test
	void anEmergencyThatTookNothingOverReadsNothingAnewToSeeThatTheWayIsFree() {
		crowd();
		this.fleet.calls.clear();
		for (var machine = 1; machine <= 12; machine++) {
			assertThat(new ProtectedItem(this.fleet.reads, this.fleet.ref(machine)).drillCleanedUp()
				.look(this.fleet.look())).isInstanceOf(Sighting.Met.class);
		}
		assertThat(this.fleet.calls).isEmpty();
	}

	@Test
	void whatBecameOfACallIsNeverToldByWhatWasReadBeforeIt() {
		var ref = crowd();
		var call = call(12, this.fleet.drill(12), Mutation.State.IN_DOUBT, this.fleet.time.instant());
		this.fleet.calls.clear();
		new ProtectedItem(this.fleet.reads, ref).drillCleanedUp().settle(call, this.fleet.look());
		assertThat(this.fleet.called("/replicationProtectedItems")).isEqualTo(1);
		assertThat(this.fleet.called("/replicationJobs")).isEqualTo(1);
	}

	/// Azure shows nothing yet of what it took.
	@Test
	void aPromiseIsNotTakenForKeptWhileAzureMayStillShowTheCopy() {
		var ref = crowd();
		var shown = this.fleet.get(Fleet.WEST + Fleet.vm(12));
		var call = call(12, this.fleet.drill(12), Mutation.State.CONFIRMED, this.fleet.time.instant());
		this.fleet.doctor.change("/replicationProtectedItems", (list) -> before(list, shown));
		this.fleet.doctor.hide("/replicationJobs/", () -> true);
		var effect = new CleanUpDrill(this.fleet.reads).effect(new DrillPayload(ref, List.of()).json(), MADE);
		assertThat(effect.look(restoring(List.of(call)))).isInstanceOfSatisfying(Sighting.Converging.class,
				(seen) -> assertThat(seen.sentence()).contains("its job is not shown yet"));
		this.fleet.time.pass(Duration.ofMinutes(5));
		crowdAgain();
		assertThat(effect.look(restoring(List.of(call)))).as("not for ever").isInstanceOf(Sighting.Met.class);
	}

	@Test
	void aPromiseIsNotTakenForKeptWhileTheJobThatMakesTheCopyIsAtWork() {
		var ref = crowd();
		var shown = this.fleet.get(Fleet.WEST + Fleet.vm(12));
		this.fleet.simulator.order("""
				{"kind": "stall", "never": true, "match": {"method": "POST", "item": "app-12"}, "times": 1}""");
		var call = call(12, this.fleet.drill(12), Mutation.State.CONFIRMED, this.fleet.time.instant());
		this.fleet.doctor.change("/replicationProtectedItems", (list) -> before(list, shown));
		this.fleet.time.pass(Duration.ofHours(5));
		var effect = new CleanUpDrill(this.fleet.reads).effect(new DrillPayload(ref, List.of()).json(), MADE);
		crowdAgain();
		assertThat(effect.look(restoring(List.of(call)))).isInstanceOf(Sighting.Converging.class);
	}

	private void crowdAgain() {
		IntStream.rangeClosed(1, 12)
			.forEach((number) -> this.fleet.reads.vault().item(this.fleet.ref(number), TWO, this.fleet.deadline()));
	}

	/// The list as it was before something became of a machine.
	private static JsonNode before(JsonNode list, JsonNode machine) {
		var entries = (ArrayNode) list.path("value");
		for (var index = 0; index < entries.size(); index++) {
			if (entries.path(index).path("id").equals(machine.path("id"))) {
				entries.set(index, machine);
			}
		}
		return list;
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
