package dev.switchback.simulator.world;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.switchback.simulator.estate.PairPlan;

/// Which plan a pair's state belongs to. State that was kept under another plan would disagree with the customer's edge.
///
/// @param mark changes with the plan
record PlanMark(String mark) {

	static PlanMark of(PairPlan plan) {
		return new PlanMark(UUID.nameUUIDFromBytes(plan.toString().getBytes(StandardCharsets.UTF_8)).toString());
	}

	static String key(PairPlan plan) {
		return "plan/" + plan.name();
	}

}
