package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Value;

/// What arrives over a circuit now: its own tables, and those of the gateways of a baseline, asked for together.
///
/// @param learned by gateway, in the baseline's order
/// @param notes of all that was read of the circuit
record TablesSeen(PathSeen path, Map<String, Fetched<List<LearnedRoute>>> learned, Notes notes) {

	static TablesSeen read(Reads reads, DeclaredCircuit circuit, Value<PeeringSeen> peering, Baseline before,
			Deadline deadline) {
		var asks = new ArrayList<ArmRead>(PeeringReads.asks(circuit, true));
		var own = asks.size();
		before.gateways().forEach((gateway) -> asks.add(PeeringReads.learned(ArmId.parse(gateway.id()))));
		var answers = reads.arm().ask(asks, deadline);
		var path = PathSeen.of(peering.value(), answers.subList(0, own));
		Map<String, Fetched<List<LearnedRoute>>> learned = new LinkedHashMap<>();
		for (int i = 0; i < before.gateways().size(); i++) {
			learned.put(before.gateways().get(i).id(), answers.get(own + i).map(Tables::learned));
		}
		return new TablesSeen(path, learned,
				new Notes().state(circuit, peering.value(), peering.at())
					.sessions(circuit, path.sessions())
					.prefixes(circuit, path));
	}

}
