package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Urgency;

/// Site Recovery of Azure virtual machines, as playbooks and the inventory speak of it.
public final class SiteRecovery {

	private final Reads reads;

	public SiteRecovery(Arm arm, SiteRecoverySettings settings) {
		this.reads = Reads.of(arm, settings);
	}

	/// A protected machine.
	public ProtectedItem item(ItemRef item) {
		return new ProtectedItem(this.reads, item);
	}

	/// The machines of a recovery plan, which go together.
	public RecoveryGroup group(GroupRef group, List<ItemRef> members) {
		return new RecoveryGroup(this.reads, group, members);
	}

	/// A recovery plan and its machines, read now.
	public Fetched<ProtectedGroup> group(ArmId plan, Urgency urgency, Duration patience) {
		return GroupReads.group(this.reads, plan, deadline(urgency, patience));
	}

	/// The vaults that are known here.
	public List<ArmId> vaults() {
		return this.reads.settings().vaults().stream().map(ArmId::parse).toList();
	}

	/// The Azure machines that a vault protects, read now.
	///
	/// @param patience how long that may take
	public Fetched<List<ProtectedVm>> machines(ArmId vault, Urgency urgency, Duration patience) {
		return this.reads.vault()
			.items(vault, deadline(urgency, patience))
			.map((items) -> items.stream().filter(ItemSeen::azureToAzure).map(ProtectedVm::of).toList());
	}

	/// The protected machine at an id, read now; if many are asked for, from a list that may be seconds old. Which machine it is
	/// does not change.
	public Fetched<ProtectedVm> machine(ArmId item, Urgency urgency, Duration patience) {
		return this.reads.vault()
			.at(item, this.reads.settings().sharedFor(), deadline(urgency, patience))
			.map((seen) -> {
				if (!seen.azureToAzure()) {
					throw new Fetched.Unreadable("this is no Azure machine that is protected in Azure");
				}
				return ProtectedVm.of(seen);
			});
	}

	/// The recovery points of a protected machine, newest first, read now.
	public Fetched<List<RecoveryPoint>> points(ArmId item, Urgency urgency, Duration patience) {
		return this.reads.vault().points().of(item, deadline(urgency, patience));
	}

	/// Keeps the promises that [ProtectedItem#failedOver] makes.
	public Keeper sourceKeeper() {
		return new WatchSource(this.reads);
	}

	/// Keeps the promises that [ProtectedItem#drilled] makes.
	public Keeper drillKeeper() {
		return new CleanUpDrill(this.reads);
	}

	private Deadline deadline(Urgency urgency, Duration patience) {
		return this.reads.deadline(Look.at(this.reads.arm().now(), patience, urgency, List.of()));
	}

}
