package dev.switchback.readiness;

import java.time.Instant;
import java.util.List;

import dev.switchback.readiness.rule.Finding;

/// What was found at a moment. Stored as JSON, so its names stay.
///
/// @param takenAt when the inventory was taken that it was made of
/// @param rules how many rules there were
public record Assessment(String scope, Instant assessedAt, Instant takenAt, int rules, Score score,
		List<AzureIndex> azure, List<Finding> findings) {

	public Assessment {
		azure = List.copyOf(azure);
		findings = List.copyOf(findings);
	}

}
