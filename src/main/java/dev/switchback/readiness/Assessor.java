package dev.switchback.readiness;

import java.util.List;

import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Rules;
import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Snapshot;

/// Assesses a snapshot. Nothing is read from anywhere else: the same snapshot, judged at the same moment, is found the same.
public final class Assessor {

	private Assessor() {
	}

	public static Assessment assess(Snapshot snapshot, Scope scope) {
		var all = Rules.judge(snapshot);
		var findings = scope.concerned(snapshot, all);
		var azure = snapshot.expressRouteGateways()
			.stream()
			.filter((gateway) -> !gateway.hub() && about(gateway, findings, scope))
			.map((gateway) -> new Indexing(snapshot, gateway, all).index())
			.toList();
		return new Assessment(scope.spoken(), snapshot.now(), snapshot.takenAt(), Rules.guidelines().size(),
				Score.of(Rules.guidelines(), findings), azure, findings);
	}

	private static boolean about(Gateway gateway, List<Finding> findings, Scope scope) {
		return scope instanceof Scope.Everything
				|| findings.stream().anyMatch((finding) -> finding.subject().id().equalsIgnoreCase(gateway.id()));
	}

}
