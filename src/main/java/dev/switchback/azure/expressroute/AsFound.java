package dev.switchback.azure.expressroute;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// A circuit's peering is switched as it was found. No rule stands in its way but that the write has to be faithful, and it
/// needs nothing but the peering's GET and PUT.
final class AsFound implements Effect {

	private final Reads reads;

	private final DeclaredCircuit circuit;

	private final @Nullable Baseline baseline;

	AsFound(Reads reads, DeclaredCircuit circuit, @Nullable Baseline baseline) {
		this.reads = reads;
		this.circuit = circuit;
		this.baseline = baseline;
	}

	@Override
	public Sighting look(Look look) {
		return found().look(look);
	}

	@Override
	public Preparation prepare(Look look) {
		return switch (this.reads.peerings().peering(this.circuit, this.reads.deadline(look))) {
			case Failed<PeeringSeen>(ArmProblem.NotFound problem, var _) ->
				new Preparation.Withheld(problem.sentence(found().peering()), new Notes().evidence());
			case Failed<PeeringSeen>(var problem, var _) ->
				new Preparation.Unseen(problem.sentence(found().peering()), problem.lookAgainIn());
			case Value<PeeringSeen>(var seen, var _) when seen.changing() -> new Preparation.Busy(
					"a change of %s is under way".formatted(this.circuit.spoken()), this.reads.settings().lookAgain());
			case Value<PeeringSeen>(var seen, var at) -> PeeringBody.obstacle(seen, this.circuit.md5(), look.secret())
				.<Preparation>map((obstacle) -> new Preparation.Withheld(
						"%s cannot be written back as it is: %s".formatted(this.circuit.spoken(), obstacle),
						new Notes().state(this.circuit, seen, at).evidence()))
				.orElseGet(() -> new Preparation.Ready(
						found().call(seen, title(Notes.moved(look.readings(), this.circuit, seen)), look.secret()),
						List.of()));
		};
	}

	@Override
	public Answer send(Call call, Sending sending) {
		return found().send(call, sending);
	}

	@Override
	public Fate settle(Mutation mutation, Look look) {
		return found().settle(mutation, look);
	}

	/// @param moved whether somebody wrote to it and left it switched off
	private String title(boolean moved) {
		return "switch %s as it was found%s".formatted(this.circuit.spokenPeering(),
				moved ? ", though somebody else wrote to it since it was switched off" : "");
	}

	/// What was on is switched on again. What was off when it was found is somebody else's to switch: it is never switched off
	/// here, where nobody looks at the other circuit.
	private Switch found() {
		var found = Objects.requireNonNull(this.baseline, "the baseline is not known yet").found();
		Map<Family, String> states = new EnumMap<>(Family.class);
		for (var family : Family.values()) {
			var state = found.state(family);
			if (PeeringSeen.ENABLED.equalsIgnoreCase(state)) {
				states.put(family, PeeringSeen.ENABLED);
			}
		}
		return new Switch(this.reads, this.circuit, states);
	}

}
