package dev.switchback.azure.siterecovery;

import java.util.Optional;

/// Whether a vault is set up to protect a machine in the direction opposite to the one it is replicated in now.
record Reverse(ItemSeen item, Mappings mappings) {

	/// What is missing and what to do about it; empty if nothing is.
	Optional<String> lacking() {
		var home = this.item.container();
		var away = this.item.recoveryContainer();
		if (away.isEmpty()) {
			return Optional.of("Azure does not say to which container %s is replicated".formatted(this.item.vm()));
		}
		if (this.mappings.container(away.get(), home).isEmpty()) {
			return Optional
				.of("container %s is not mapped to %s; without that mapping, %s cannot be protected from there"
					.formatted(away.get().name(), home.name(), this.item.vm()));
		}
		var network = this.item.recoveryNetwork();
		if (network.isEmpty()
				&& this.mappings.network(Mappings.fabric(away.get()), Mappings.fabric(home), network).isEmpty()) {
			return Optional
				.of("Azure does not say in which network %s would stand, and none is mapped to a network in %s"
					.formatted(this.item.vm(), Mappings.fabric(home).name()));
		}
		if (this.mappings.network(Mappings.fabric(away.get()), Mappings.fabric(home), network).isEmpty()) {
			return Optional
				.of("%s is not mapped to a network in %s; without that mapping, %s would have no network there"
					.formatted(network.map((id) -> "network " + id.name()).orElse("the network"),
							Mappings.fabric(home).name(), this.item.vm()));
		}
		return Optional.empty();
	}

}
