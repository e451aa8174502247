package dev.switchback.simulator.machines;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.estate.Scope;
import dev.switchback.simulator.estate.Site;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.protection.Addresses;
import dev.switchback.simulator.protection.Item;
import dev.switchback.simulator.protection.Machine;
import dev.switchback.simulator.protection.Place;

/// A machine that stands somewhere, or what is left of one.
///
/// @param place whose it is
/// @param item the item it belongs to
/// @param machine the machine
record Standing(Place place, Item item, Machine machine) {

	/// All in the subscription, and in the group if the path names one.
	///
	/// @param group null for all
	static Stream<Standing> all(Exchange exchange, @Nullable String group) {
		var protections = exchange.world().protections();
		return vaults(exchange).flatMap((vault) -> vault.machines().stream().map((plan) -> new Place(vault, plan)))
			.flatMap((place) -> protections.item(place)
				.machines()
				.stream()
				.map((machine) -> new Standing(place, protections.item(place), machine)))
			.filter((standing) -> group == null || standing.machine().group().equalsIgnoreCase(group));
	}

	static Stream<VaultPlan> vaults(Exchange exchange) {
		return exchange.world()
			.protections()
			.vaults()
			.stream()
			.filter((vault) -> vault.scope().subscription().equalsIgnoreCase(exchange.subscription()));
	}

	/// All sides of all machines in the subscription, and in the group if one is given.
	static List<Home> homes(Exchange exchange, @Nullable String group) {
		return vaults(exchange).flatMap((vault) -> vault.sites().stream().map((site) -> new Home(vault, site)))
			.filter((home) -> group == null || home.site().group().equalsIgnoreCase(group))
			.toList();
	}

	/// A side and the vault it belongs to.
	record Home(VaultPlan vault, Site site) {

		Scope scope() {
			return this.vault.in(this.site.group());
		}

	}

	/// The side it stands on.
	Site site() {
		return Addresses.site(this.place, this.machine);
	}

	String name() {
		return this.machine.test() ? this.item.name() + "-test" : this.item.name();
	}

	String nicName() {
		return name() + "-nic";
	}

	String diskName() {
		return this.place.plan().disk() + (this.machine.test() ? "-ASRtest" : "");
	}

	String compute(String type, String name) {
		return this.place.vault().in(this.machine.group()).id("Microsoft.Compute", type, name);
	}

	String network(String type, String name) {
		return this.place.vault().in(this.machine.group()).id(type, name);
	}

	/// The network it stands in.
	String lan() {
		return Addresses.network(this.place, this.machine);
	}

	/// Its address in that network.
	String address() {
		return Addresses.address(this.place, this.machine);
	}

	/// @throws ArmError with 503 if the region cannot be asked
	static void checkReadable(Exchange exchange, String region) {
		if (exchange.world().protections().unreadable(region)) {
			throw ArmError.of(503, "ServiceUnavailable",
					"The service is temporarily unavailable in the location '" + region + "'. Please retry later.");
		}
	}

	static ArmError missing(Exchange exchange, String type, String name) {
		return ArmError.of(404, "ResourceNotFound",
				"The Resource '" + type + "/" + name + "' under resource group '" + exchange.variable("group")
						+ "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
	}

}
