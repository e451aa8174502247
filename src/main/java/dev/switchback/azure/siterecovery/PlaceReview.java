package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.RuleVerdict;
import tools.jackson.databind.JsonNode;

/// Judges what the places on both sides let be done, of documents that somebody read.
record PlaceReview(ItemSeen item, Instant at) {

	/// Whether the network and the subnets that it will stand in are where it goes.
	///
	/// @param network as Azure shows it
	RuleVerdict network(ArmId id, JsonNode network) {
		var judging = judging(VmRule.NETWORK_THERE, "network and subnets there");
		var location = Text.of(network.path("location"));
		if (!location.equalsIgnoreCase(this.item.recovery().location())) {
			return judging.fail("%s is in %s".formatted(id.name(), location), "the network %s is in %s and not in %s"
				.formatted(id.name(), location, this.item.recovery().location()));
		}
		var there = network.path("properties")
			.path("subnets")
			.valueStream()
			.map((subnet) -> Text.of(subnet.path("name")).toLowerCase(Locale.ROOT))
			.toList();
		var missing = this.item.recoverySubnets()
			.stream()
			.filter((subnet) -> !there.contains(subnet.toLowerCase(Locale.ROOT)))
			.toList();
		return missing.isEmpty()
				? judging.pass(id.name(),
						"the network %s that %s would stand in is there".formatted(id.name(), this.item.vm()))
				: judging.fail("no subnet " + String.join(", ", missing), "the network %s has no subnet %s for %s"
					.formatted(id.name(), String.join(", ", missing), this.item.vm()));
	}

	/// A resource of each group whose locks concern it: of where it goes, and of where it comes from.
	List<ArmId> groups() {
		return ends().stream().map(End::machine).toList();
	}

	/// Whether a lock keeps the machine from being made there, or what is left of it here from being removed.
	///
	/// @param locks of all [#groups]
	RuleVerdict locks(List<JsonNode> locks) {
		var judging = judging(VmRule.UNLOCKED, "no lock in the way");
		var found = locks.stream()
			.flatMap((
					lock) -> ends().stream().filter((end) -> end.concerns(lock)).map((end) -> end.words(lock)).limit(1))
			.distinct()
			.toList();
		return found.isEmpty() ? judging.pass("none", "no lock is in the way of %s".formatted(this.item.vm())) : judging
			.fail(String.join(", ", found),
					"what keeps %s from being failed over or protected again: %s; have it removed for as long as this takes"
						.formatted(this.item.vm(), String.join(", ", found)));
	}

	private List<End> ends() {
		var nics = this.item.sourceInterfaces();
		return Stream
			.concat(this.item.futureVm().map((vm) -> new End(vm, true, List.of())).stream(),
					this.item.sourceVm().map((vm) -> new End(vm, false, nics)).stream())
			.toList();
	}

	/// One side of a failover.
	///
	/// @param made whether the machine is made there, or removed
	/// @param others what is removed with it
	private record End(ArmId machine, boolean made, List<ArmId> others) {

		/// Of the group itself, or of what is removed; a lock that only forbids to delete harms nothing where things are made.
		boolean concerns(JsonNode lock) {
			var locked = Locked.by(lock);
			if (locked.isEmpty()) {
				return true;
			}
			return this.made ? locked.get().holds(this.machine) && readOnly(lock)
					: locked.get().binds(Stream.concat(Stream.of(this.machine), this.others.stream()).toList());
		}

		private static boolean readOnly(JsonNode lock) {
			return !Text.of(lock.path("properties").path("level")).equalsIgnoreCase("CanNotDelete");
		}

		String words(JsonNode lock) {
			return "lock %s (%s) on %s".formatted(Text.of(lock.path("name")),
					Text.of(lock.path("properties").path("level")),
					Locked.by(lock).map(Locked::name).orElse("something"));
		}

	}

	private Judging judging(VmRule rule, String threshold) {
		return new Judging(rule, this.item.vm(), threshold, this.at);
	}

}
