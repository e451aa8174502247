package dev.switchback.simulator.protection;

import java.util.List;
import java.util.stream.Stream;

import dev.switchback.simulator.estate.Site;
import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.estate.VmPlan;

/// Which networks of a vault are mapped at first: every one there and back, but for machines that lack the way back.
final class Lans {

	private Lans() {
	}

	static List<Mapping> mappings(VaultPlan vault) {
		return vault.machines().stream().flatMap((plan) -> of(vault, plan)).distinct().toList();
	}

	private static Stream<Mapping> of(VaultPlan vault, VmPlan plan) {
		var there = mapping(vault, plan.primary(), plan.recovery());
		if (plan.has(Trait.NO_NETWORK)) {
			return Stream.of(mapping(vault, plan.recovery(), plan.primary()));
		}
		return plan.has(Trait.NO_REVERSE_MAPPING) ? Stream.of(there)
				: Stream.of(there, mapping(vault, plan.recovery(), plan.primary()));
	}

	private static Mapping mapping(VaultPlan vault, Site from, Site to) {
		return new Mapping(vault.name(), from.lan().name() + "-to-" + to.lan().name(), from.fabric(),
				vault.in(from.group()).id("virtualNetworks", from.lan().name()), to.fabric(),
				vault.in(to.group()).id("virtualNetworks", to.lan().name()));
	}

}
