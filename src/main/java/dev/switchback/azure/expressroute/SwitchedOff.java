package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import tools.jackson.databind.JsonNode;

/// What Azure shows of a peering that is switched off is not documented. Besides an empty table it may be a refusal to show
/// one, and that too means that nothing is there. The same refusal for a peering that is on means that we did not see.
final class SwitchedOff {

	private SwitchedOff() {
	}

	static Optional<Fetched<Session>> down(PeeringSeen peering, Fetched<JsonNode> answer) {
		return refused(peering, answer).map((at) -> new Value<>(new Session.Down("down (no table is shown)"), at));
	}

	static Optional<Fetched<List<Route>>> empty(PeeringSeen peering, Fetched<JsonNode> answer) {
		return refused(peering, answer).map((at) -> new Value<>(List.of(), at));
	}

	/// A table is of all families: one that is on would still have to be shown.
	private static boolean isOff(PeeringSeen peering) {
		return peering.off(Family.IPV4) && peering.families().stream().allMatch(peering::off);
	}

	private static Optional<Instant> refused(PeeringSeen peering, Fetched<JsonNode> answer) {
		if (!isOff(peering) || !(answer instanceof Failed<JsonNode>(var problem, var at))) {
			return Optional.empty();
		}
		return switch (problem) {
			case ArmProblem.Invalid _,ArmProblem.Conflict _,ArmProblem.NotFound _ -> Optional.of(at);
			case ArmProblem.Forbidden _,ArmProblem.Unauthorized _,ArmProblem.Busy _,ArmProblem.Throttled _,ArmProblem.Unavailable _,ArmProblem.NotSent _,ArmProblem.Unanswered _,ArmProblem.Garbled _ ->
				Optional.empty();
		};
	}

}
