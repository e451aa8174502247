package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// A protected machine as it was read.
///
/// @param state Azure's word, such as `Protected`
/// @param stateWords the same as people read it
/// @param offers what Azure lets be done now, in its own words
/// @param busyWith what somebody has it do now, in Azure's words; `null` if nothing
/// @param rpo how much would be lost, as Azure measured it
/// @param rpoAt when it did
/// @param consistencyGroup the group it goes with; `null` if it goes alone
/// @param machines ARM ids of the machine that is replicated, and of the one that it became, as far as Azure names them
/// @param drilling whether anything of a test failover is there
public record ProtectedVm(ItemRef ref, String state, String stateWords, Place primary, Place recovery,
		List<String> offers, @Nullable String busyWith, String replicationHealth, String failoverHealth,
		List<HealthError> healthErrors, @Nullable Duration rpo, @Nullable Instant rpoAt, @Nullable Instant lastFailover,
		@Nullable Instant lastDrill, String testFailoverState, boolean drilling, boolean failedOver,
		@Nullable String consistencyGroup, List<String> machines) {

	public ProtectedVm {
		offers = List.copyOf(offers);
		healthErrors = List.copyOf(healthErrors);
		machines = List.copyOf(machines);
	}

	static ProtectedVm of(ItemSeen seen) {
		var ref = new ItemRef(seen.vault().toString(), seen.lifecycleId(), seen.id().toString(), seen.vm());
		return new ProtectedVm(ref, seen.state(), seen.words(), seen.primary(), seen.recovery(), seen.offers(),
				seen.job().isPresent() ? seen.scenario() : null, seen.replicationHealth(), seen.failoverHealth(),
				seen.healthErrors(), seen.rpo().orElse(null), seen.rpoAt().orElse(null),
				seen.lastFailover().orElse(null), seen.lastDrill().orElse(null), seen.testFailoverState(),
				seen.drilling(), seen.failedOver(), seen.consistencyGroup().orElse(null),
				Stream.concat(seen.sourceVm().stream(), seen.recoveryVm().stream()).map(Object::toString).toList());
	}

}
