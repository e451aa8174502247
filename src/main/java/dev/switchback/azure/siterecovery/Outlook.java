package dev.switchback.azure.siterecovery;

import java.time.Instant;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Urgency;

/// What people are shown before a machine is failed over: how long it takes, what of it cannot be undone, and everything that
/// protecting it again will use, each with whether it is there already.
///
/// @param shutDown whether Azure is to try to shut the source down first
record Outlook(Reads reads, ItemSeen item, WayBack back, boolean shutDown, Instant at) {

	private static final String USES = "reprotect will use ";

	/// Only who asks for a preview waits for what it takes to read the source.
	void note(Notes notes, Deadline deadline) {
		note(notes, "cannot be undone",
				"the failover itself: going back is commit, reprotect and another failover; the commit deletes all recovery points");
		if (deadline.urgency() != Urgency.PREVIEW) {
			return;
		}
		note(notes, "source is shut down first", this.shutDown
				? "yes: about a minute more, and up to ten if it does not answer; what it still writes meanwhile is lost unless the point is LATEST"
				: "no: it may go on running beside the machine that it became");
		note(notes, "takes usually",
				"3 min to fail over, half a minute to commit, 10 min to reprotect, and 30 to 60 min until it is protected again; more with more data");
		group(notes, deadline);
		mapping(notes, deadline);
		cache(notes);
		place(notes, deadline);
		disks(notes, deadline);
	}

	private void note(Notes notes, String name, String value) {
		notes.note(name, this.item.vm(), value, this.at);
	}

	private void group(Notes notes, Deadline deadline) {
		this.item.sourceVm()
			.ifPresent((vm) -> note(notes, USES + "resource group",
					vm.resourceGroup() + existing(this.reads.shared().group(vm, deadline) instanceof Value<JsonNode>)));
	}

	private void mapping(Notes notes, Deadline deadline) {
		var away = this.item.recoveryContainer();
		if (away.isPresent()
				&& Mappings.of(this.reads, this.item.vault(), deadline) instanceof Value<Mappings>(var all, var _)) {
			note(notes, USES + "container mapping",
					all.container(away.get(), this.item.container())
						.map((id) -> id.name() + existing(true))
						.orElse("missing"));
			note(notes, USES + "network mapping", all
				.network(Mappings.fabric(away.get()), Mappings.fabric(this.item.container()),
						this.item.recoveryNetwork())
				.map((mapping) -> "%s, into %s%s".formatted(Text.of(mapping.path("name")),
						ArmId.tail(Text.of(mapping.path("properties").path("recoveryNetworkId"))), existing(true)))
				.orElse("missing"));
		}
	}

	private void cache(Notes notes) {
		note(notes, USES + "cache storage account", switch (this.back.cacheAccount()) {
			case CacheAccounts.Found.Account(var id) -> id.name() + existing(true);
			case CacheAccounts.Found.Missing _ -> "missing";
			case CacheAccounts.Found.Unseen _ -> "not seen";
		});
	}

	private void place(Notes notes, Deadline deadline) {
		var source = this.item.sourceVm();
		if (!this.item.primary().zone().isEmpty()) {
			note(notes, USES + "availability zone", this.item.primary().zone() + existing(true));
		}
		if (source.isPresent() && this.reads.vault()
			.machines()
			.alone(source.get(), deadline) instanceof Value<VmSeen>(var vm, var _)) {
			note(notes, USES + "availability set",
					vm.availabilitySet().map((id) -> id.name() + existing(true)).orElse("none"));
			note(notes, USES + "proximity placement group",
					vm.proximityGroup().map((id) -> id.name() + existing(true)).orElse("none"));
		}
		else {
			note(notes, USES + "availability set", "not seen");
		}
	}

	/// The replica of each disk is made anew.
	private void disks(Notes notes, Deadline deadline) {
		for (var disk : this.item.disks()) {
			note(notes, USES + "disk", disk.name() + "-ASRReplica, new");
			var set = this.back.home(disk);
			if (!set.isEmpty()) {
				var there = this.reads.shared().get(ArmRead.of(ArmId.parse(set)), deadline);
				note(notes, USES + "disk encryption set", ArmId.tail(set) + existing(there instanceof Value<JsonNode>));
			}
		}
	}

	private static String existing(boolean there) {
		return there ? ", existing" : ", not there or not to be read";
	}

}
