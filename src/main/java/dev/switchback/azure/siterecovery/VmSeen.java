package dev.switchback.azure.siterecovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Fetched;

/// A virtual machine as a GET with its instance view showed it.
record VmSeen(ArmId id, JsonNode document) {

	private static final String POWER = "powerstate/";

	/// @throws Fetched.Unreadable if it is no virtual machine
	static VmSeen of(ArmId id, JsonNode document) {
		if (!document.path("properties").isObject()) {
			throw new Fetched.Unreadable("the answer is no virtual machine");
		}
		return new VmSeen(id, document);
	}

	private JsonNode properties() {
		return this.document.path("properties");
	}

	Place place() {
		return new Place(Text.of(this.document.path("location")), Text.of(this.document.path("zones").path(0)));
	}

	/// Such as `running` or `deallocated`; empty if the machine does not say.
	String power() {
		return StreamSupport.stream(properties().path("instanceView").path("statuses").spliterator(), false)
			.map((status) -> Text.of(status.path("code")).toLowerCase(Locale.ROOT))
			.filter((code) -> code.startsWith(POWER))
			.map((code) -> code.substring(POWER.length()))
			.findFirst()
			.orElse("");
	}

	boolean running() {
		return power().equals("running");
	}

	/// Switched off so that it neither runs nor is billed, nor starts again by itself.
	boolean deallocated() {
		return power().equals("deallocated");
	}

	String provisioningState() {
		return Text.of(properties().path("provisioningState"));
	}

	boolean provisioned() {
		return provisioningState().equalsIgnoreCase("Succeeded");
	}

	/// Azure gave up on making it.
	boolean provisionedBadly() {
		return provisioningState().equalsIgnoreCase("Failed") || provisioningState().equalsIgnoreCase("Canceled");
	}

	Optional<ArmId> availabilitySet() {
		return Text.id(properties().path("availabilitySet").path("id"));
	}

	Optional<ArmId> proximityGroup() {
		return Text.id(properties().path("proximityPlacementGroup").path("id"));
	}

	/// Its managed disks, that of the operating system first.
	List<Disk> disks() {
		var disks = new ArrayList<Disk>();
		var storage = properties().path("storageProfile");
		disk(storage.path("osDisk"), disks);
		storage.path("dataDisks").forEach((disk) -> disk(disk, disks));
		return disks;
	}

	private static void disk(JsonNode disk, List<Disk> disks) {
		Text.id(disk.path("managedDisk").path("id"))
			.ifPresent((id) -> disks.add(new Disk(id, Text.of(disk.path("name")),
					Text.id(disk.path("managedDisk").path("diskEncryptionSet").path("id")))));
	}

	/// A managed disk.
	///
	/// @param encryptionSet the customer-managed key it is encrypted with, if it is with one
	record Disk(ArmId id, String name, Optional<ArmId> encryptionSet) {
	}

	/// The network interfaces it has.
	List<ArmId> interfaces() {
		return StreamSupport.stream(properties().path("networkProfile").path("networkInterfaces").spliterator(), false)
			.flatMap((nic) -> Text.id(nic.path("id")).stream())
			.toList();
	}

	String words() {
		var power = power();
		return "%s, %s".formatted(power.isEmpty() ? "power state not shown" : power, provisioningState());
	}

}
