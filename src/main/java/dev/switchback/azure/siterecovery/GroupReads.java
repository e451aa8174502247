package dev.switchback.azure.siterecovery;

import java.util.List;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;

/// Reads which machines a recovery plan is of.
final class GroupReads {

	private GroupReads() {
	}

	static Fetched<ProtectedGroup> group(Reads reads, ArmId id, Deadline deadline) {
		return switch (reads.arm().get(ArmRead.of(id), deadline).map(PlanSeen::of)) {
			case Failed<PlanSeen> failed -> failed.as();
			case Value<PlanSeen>(var plan, var _) ->
				reads.vault().items(vault(id), deadline).map((items) -> group(plan, items));
		};
	}

	private static ProtectedGroup group(PlanSeen plan, List<ItemSeen> items) {
		var named = plan.items();
		var members = named.stream()
			.flatMap((id) -> items.stream().filter((item) -> item.id().same(id)))
			.filter(ItemSeen::azureToAzure)
			.map(ProtectedVm::of)
			.toList();
		var ref = new GroupRef(vault(plan.id()).toString(), plan.id().toString(), plan.id().name());
		return new ProtectedGroup(ref, members, named.size());
	}

	static ArmId vault(ArmId plan) {
		return new ArmId(plan.subscription(), plan.resourceGroup(), plan.provider(), List.of(plan.parts().getFirst()));
	}

}
