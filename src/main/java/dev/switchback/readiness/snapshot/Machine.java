package dev.switchback.readiness.snapshot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.azure.arm.ArmId;

/// A machine that Site Recovery protects in another place of Azure.
///
/// @param vault the place of its vault
/// @param place it has `id` and, as Azure shows it, `body`; `points`, `vm`, `locks`, `network`, `usages`, `encryptionSets`
public record Machine(Place vault, Place place) {

	/// The machines of a vault.
	static Listed<Machine> of(Place vault) {
		var items = vault.at("items");
		var there = items.each().stream().map((item) -> new Machine(vault, item)).toList();
		return items.listed() ? Listed.of(there, items) : Listed
			.unread(there, new Unread.OfVault(vault, items, items.problem()
				.orElse("the machines of %s are not in the inventory".formatted(ArmId.tail(vault.at("id").label())))));
	}

	/// The ARM id of the protected item.
	public String id() {
		return this.place.at("id").label();
	}

	public String key() {
		return id().toLowerCase(Locale.ROOT);
	}

	/// Of the vault that protects it, in lower case.
	public String vaultKey() {
		return this.vault.at("id").label().toLowerCase(Locale.ROOT);
	}

	public String name() {
		return property("friendlyName").text().orElseGet(() -> ArmId.tail(id()));
	}

	/// Whether an id is that of its protected item, be it an earlier one: a reprotect moves an item, and leaves its vault and its
	/// name.
	public boolean is(String item) {
		var id = item.toLowerCase(Locale.ROOT);
		return id.equals(key()) || (id.startsWith(vaultKey() + "/replicationfabrics/")
				&& id.contains("/replicationprotecteditems/") && ArmId.tail(id).equals(ArmId.tail(key())));
	}

	/// A property of its protection.
	public Place property(String... names) {
		return this.place.at("body", "properties").at(names);
	}

	/// What only machines of Azure have.
	public Place detail(String... names) {
		return property("providerSpecificDetails").at(names);
	}

	/// The machine itself, in lower case; empty if that is not known.
	public String vm() {
		return detail("fabricObjectId").text().orElse("").toLowerCase(Locale.ROOT);
	}

	/// The disks that are replicated.
	public List<Place> disks() {
		return detail("protectedManagedDisks").each();
	}

	/// Whether it is known in which group it is, if in any.
	boolean grouped() {
		return detail("multiVmGroupCreateOption").text().isPresent()
				&& (!detail("multiVmGroupCreateOption").says("UserSpecified") || group().isPresent());
	}

	/// The group that it goes with only; empty if it goes alone, or that is not known.
	public Optional<String> group() {
		return detail("multiVmGroupCreateOption").says("UserSpecified")
				? detail("multiVmGroupId").text().map((id) -> id.toLowerCase(Locale.ROOT)) : Optional.empty();
	}

}
