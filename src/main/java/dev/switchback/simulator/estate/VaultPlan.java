package dev.switchback.simulator.estate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A Recovery Services vault and what it protects.
///
/// @param name of the vault
/// @param scope its resource group; the machines' groups lie in the same subscription
/// @param region where the vault itself lies
/// @param machines what it protects
/// @param plans its recovery plans
public record VaultPlan(String name, Scope scope, String region, List<VmPlan> machines, List<RecoveryPlan> plans) {

	/// The one replication policy there is: points are kept for a day.
	public static final String POLICY = "24-hour-retention-policy";

	public VaultPlan {
		machines = List.copyOf(machines);
		plans = List.copyOf(plans);
	}

	/// The ARM id, in ARM's own spelling. Site Recovery itself begins it with a capital.
	public String id() {
		return this.scope.id("Microsoft.RecoveryServices", "vaults", this.name);
	}

	/// A resource group in the vault's subscription.
	public Scope in(String group) {
		return new Scope(this.scope.subscription(), group);
	}

	/// Both sides of all machines.
	public List<Site> sites() {
		return this.machines.stream()
			.flatMap((machine) -> Stream.of(machine.primary(), machine.recovery()))
			.distinct()
			.toList();
	}

	/// Every place where something of it lies.
	public Stream<Scope> scopes() {
		return Stream.concat(Stream.of(this.scope), sites().stream().map((site) -> in(site.group()))).distinct();
	}

	/// A machine by its name.
	public Optional<VmPlan> machine(String called) {
		return this.machines.stream().filter((machine) -> machine.name().equalsIgnoreCase(called)).findFirst();
	}

}
