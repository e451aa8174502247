package dev.switchback.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.siterecovery.ProtectedVm;
import org.jspecify.annotations.Nullable;

/// A protected machine, as it was read just now.
///
/// @param lifecycleId stays when it is failed over and protected the other way; `null` while it is being seeded, when Azure
/// shows none
/// @param itemId ARM id, which does not stay
/// @param protectionState Azure's word
/// @param sentence where it stands, for people
/// @param mayBeDone the kinds of operations that Azure would let begin now
/// @param offeredByAzure the same in Azure's words
/// @param dataLoss how much would be lost, as Azure measured it
/// @param consistencyGroup the group it can be failed over with only; `null` if it goes alone
public record ProtectedMachine(@Nullable String lifecycleId, String name, String itemId, String vaultId, String from,
		String to, String protectionState, String sentence, String replicationHealth, String failoverHealth,
		List<Issue> healthIssues, @Nullable Duration dataLoss, @Nullable Instant dataLossMeasuredAt,
		@Nullable Instant lastFailover, @Nullable Instant lastTestFailover, String testFailoverState,
		@Nullable String consistencyGroup, @Nullable String busyWith, List<String> mayBeDone,
		List<String> offeredByAzure) {

	public ProtectedMachine {
		healthIssues = List.copyOf(healthIssues);
		mayBeDone = List.copyOf(mayBeDone);
		offeredByAzure = List.copyOf(offeredByAzure);
	}

	/// What Azure finds wrong.
	public record Issue(String code, String level, String category, String message) {
	}

	static ProtectedMachine of(ProtectedVm vm) {
		var issues = vm.healthErrors()
			.stream()
			.map((error) -> new Issue(error.code(), error.level(), error.category(), error.message()))
			.toList();
		var lifecycle = vm.ref().lifecycleId();
		return new ProtectedMachine(lifecycle.isEmpty() ? null : lifecycle, vm.ref().vm(), vm.ref().id(),
				vm.ref().vault(), vm.primary().toString(), vm.recovery().toString(), vm.state(), sentence(vm),
				vm.replicationHealth(), vm.failoverHealth(), issues, vm.rpo(), vm.rpoAt(), vm.lastFailover(),
				vm.lastDrill(), vm.testFailoverState(), vm.consistencyGroup(), vm.busyWith(), mayBeDone(vm),
				vm.offers());
	}

	private static String sentence(ProtectedVm vm) {
		var where = vm.failedOver()
				? "%s was failed over from %s to %s".formatted(vm.ref().vm(), vm.primary(), vm.recovery())
				: "%s is replicated from %s to %s".formatted(vm.ref().vm(), vm.primary(), vm.recovery());
		var busy = (vm.busyWith() != null) ? ", and busy with " + vm.busyWith() : "";
		return "%s: %s%s%s.".formatted(where, vm.stateWords(), busy, vm.drilling() ? ", with a test failover" : "");
	}

	/// Also what was failed over already may be taken on from there.
	private static List<String> mayBeDone(ProtectedVm vm) {
		var kinds = new ArrayList<String>();
		var alone = vm.consistencyGroup() == null;
		if (alone && (vm.offers().contains("UnplannedFailover") || (vm.failedOver() && vm.busyWith() == null))) {
			kinds.add("VM_FAILOVER");
		}
		if (vm.offers().contains("TestFailover")) {
			kinds.add("VM_TEST_FAILOVER");
		}
		return kinds;
	}

}
