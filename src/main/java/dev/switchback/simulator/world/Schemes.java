package dev.switchback.simulator.world;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.switchback.simulator.protection.Addresses;
import dev.switchback.simulator.protection.Due;
import dev.switchback.simulator.protection.Guest;
import dev.switchback.simulator.protection.Item;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Machine;
import dev.switchback.simulator.protection.Outage;
import dev.switchback.simulator.protection.Place;

/// What ordered faults set off beside the calls that they concern: others who interfere, regions that go away, guests that
/// fall silent.
final class Schemes {

	private final World world;

	Schemes(World world) {
		this.world = world;
	}

	/// A fault was ordered.
	void ordered(Fault fault) {
		if (fault.effect() instanceof Effect.Region region) {
			this.world.protections()
				.put(new Outage(fault.id(), region.location(), null, fault.from(), fault.until(), true,
						region.readable()));
		}
		else if (fault.match().equals(Match.ANY)) {
			schedule(fault, fault.from());
		}
	}

	/// A fault has struck.
	void struck(Fault fault) {
		if (fault.effect() instanceof Effect.Interfere interfere) {
			schedule(fault, this.world.now().plus(interfere.delay()));
		}
		else if (fault.effect() instanceof Effect.Intrude intrude) {
			schedule(fault, this.world.now().plus(intrude.delay()));
		}
	}

	private void schedule(Fault fault, Instant at) {
		if (fault.effect() instanceof Effect.Interfere interfere) {
			var drift = new Drift(at, fault.id(), interfere.circuit(), interfere.peering(), interfere.state(),
					interfere.ipv6State(), interfere.validation(), interfere.by());
			this.world.pairOf(interfere.circuit())
				.ifPresent((plan) -> this.world.change(plan, (pair) -> pair.with(drift)));
		}
		else if (fault.effect() instanceof Effect.Intrude intrude) {
			var protections = this.world.protections();
			protections.place(intrude.item())
				.ifPresent((place) -> protections.schedule(place, at,
						new Due.Intruder(intrude.action(), fault.id(), intrude.by())));
		}
	}

	/// What others have done, past the API.
	List<Interference> interferences() {
		var circuits = this.world.estate()
			.pairs()
			.stream()
			.flatMap((plan) -> this.world.pair(plan).interferences().stream());
		return Stream.concat(circuits, this.world.protections().intrusions().stream().flatMap(Schemes::intrusion))
			.toList();
	}

	private static Stream<Interference> intrusion(Job job) {
		var intruder = job.order().intruder();
		return (intruder == null) ? Stream.empty() : Stream.of(new Interference(job.start(), intruder.fault(), null,
				null, job.target(), job.scenario().label(), intruder.by()));
	}

	/// Every machine, and whether anything answers on it.
	List<Guest> guests() {
		var protections = this.world.protections();
		return protections.vaults()
			.stream()
			.flatMap((vault) -> vault.machines().stream().map((plan) -> new Place(vault, plan)))
			.flatMap((place) -> guests(place, protections.item(place)))
			.toList();
	}

	private Stream<Guest> guests(Place place, Item item) {
		var mute = this.world.faults()
			.stream()
			.anyMatch((fault) -> fault.active(this.world.now()) && fault.effect() instanceof Effect.Mute effect
					&& effect.concerns(item.name()));
		return item.machines()
			.stream()
			.filter(Machine::whole)
			.map((machine) -> new Guest(item.name(), item.name() + (machine.test() ? "-test" : ""),
					Addresses.address(place, machine), Addresses.site(place, machine).region(), machine.test(),
					machine.running(), machine.running() && !mute && !away(place, machine)));
	}

	private boolean away(Place place, Machine machine) {
		return this.world.protections().away(Addresses.site(place, machine).region());
	}

}
