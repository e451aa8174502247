package dev.switchback.simulator.estate;

import java.util.List;

/// A recovery plan of Site Recovery's: machines that are failed over together and started in groups.
///
/// @param name of the plan
/// @param bootGroups names of the machines that start together, group after group
public record RecoveryPlan(String name, List<List<String>> bootGroups) {

	public RecoveryPlan {
		bootGroups = List.copyOf(bootGroups);
	}

	/// The names of all its machines.
	public List<String> members() {
		return this.bootGroups.stream().flatMap(List::stream).toList();
	}

}
