package dev.switchback.simulator.estate;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// The subscriptions, and everything in them at first.
///
/// @param subscription the first subscription's id
/// @param tenant the tenant's id
/// @param resourceGroup its resource group
/// @param region the ARM location of the resource group
/// @param pairs the circuits and gateways
/// @param vaults what Site Recovery protects
public record Estate(String subscription, String tenant, String resourceGroup, String region, List<PairPlan> pairs,
		List<VaultPlan> vaults) {

	public Estate {
		pairs = List.copyOf(pairs);
		vaults = List.copyOf(vaults);
	}

	/// The rehearsal estate's identifiers with any pairs.
	public static Estate of(PairPlan... pairs) {
		return new Estate("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002", "network-rg",
				"westeurope", List.of(pairs), List.of());
	}

	/// The rehearsal estate: two healthy pairs, `contoso` and `fabrikam`, and a vault with three healthy machines.
	public static Estate rehearsal() {
		return of(HealthyPairs.contoso(), HealthyPairs.fabrikam()).with(HealthyVms.vault(3));
	}

	/// The same estate with these vaults instead of its own.
	public Estate with(VaultPlan... others) {
		return new Estate(this.subscription, this.tenant, this.resourceGroup, this.region, this.pairs, List.of(others));
	}

	/// Every place where something lies, the first one first.
	public List<Scope> scopes() {
		return Stream
			.of(Stream.of(new Scope(this.subscription, this.resourceGroup)), this.pairs.stream().map(PairPlan::scope),
					this.vaults.stream().flatMap(VaultPlan::scopes))
			.flatMap((scopes) -> scopes)
			.distinct()
			.toList();
	}

	/// The ARM location of a resource group.
	public String regionOf(Scope scope) {
		return this.vaults.stream()
			.filter((vault) -> vault.scope().subscription().equals(scope.subscription()))
			.flatMap((vault) -> Stream.concat(vault.scope().equals(scope) ? Stream.of(vault.region()) : Stream.empty(),
					vault.sites().stream().filter((site) -> site.group().equals(scope.group())).map(Site::region)))
			.findFirst()
			.orElse(this.region);
	}

	/// The pairs in a subscription, in one of its resource groups if one is given.
	public List<PairPlan> pairsIn(String ofSubscription, @Nullable String ofGroup) {
		return this.pairs.stream()
			.filter((pair) -> pair.scope().subscription().equalsIgnoreCase(ofSubscription)
					&& (ofGroup == null || pair.scope().group().equalsIgnoreCase(ofGroup)))
			.toList();
	}

}
