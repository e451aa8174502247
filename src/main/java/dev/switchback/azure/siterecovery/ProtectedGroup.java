package dev.switchback.azure.siterecovery;

import java.util.List;

/// The machines of a recovery plan, as they were read.
///
/// @param members those that are protected Azure machines
/// @param size how many the plan names
public record ProtectedGroup(GroupRef ref, List<ProtectedVm> members, int size) {

	public ProtectedGroup {
		members = List.copyOf(members);
	}

}
