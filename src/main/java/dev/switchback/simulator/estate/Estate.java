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
public record Estate(String subscription, String tenant, String resourceGroup, String region, List<PairPlan> pairs) {

	public Estate {
		pairs = List.copyOf(pairs);
	}

	/// The rehearsal estate's identifiers with any pairs.
	public static Estate of(PairPlan... pairs) {
		return new Estate("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002", "network-rg",
				"westeurope", List.of(pairs));
	}

	/// The rehearsal estate: two healthy pairs, `contoso` and `fabrikam`.
	public static Estate rehearsal() {
		return of(HealthyPairs.contoso(), HealthyPairs.fabrikam());
	}

	/// Every place where something lies, the first one first.
	public List<Scope> scopes() {
		return Stream
			.concat(Stream.of(new Scope(this.subscription, this.resourceGroup)),
					this.pairs.stream().map(PairPlan::scope))
			.distinct()
			.toList();
	}

	/// The pairs in a subscription, in one of its resource groups if one is given.
	public List<PairPlan> pairsIn(String ofSubscription, @Nullable String ofGroup) {
		return this.pairs.stream()
			.filter((pair) -> pair.scope().subscription().equalsIgnoreCase(ofSubscription)
					&& (ofGroup == null || pair.scope().group().equalsIgnoreCase(ofGroup)))
			.toList();
	}

}
