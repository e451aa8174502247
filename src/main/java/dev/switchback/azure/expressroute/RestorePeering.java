package dev.switchback.azure.expressroute;

import java.util.Optional;
import java.util.Set;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;

/// Keeps the promise to bring a peering back as it was found, from what was stored with it alone.
final class RestorePeering implements Keeper {

	static final String KIND = "restore-peering";

	private final Reads reads;

	RestorePeering(Reads reads) {
		this.reads = reads;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Effect effect(String payload) {
		var restore = RestorePayload.parse(payload);
		return new AsFound(this.reads, restore.declared(), restore.baseline());
	}

	@Override
	public Fate settle(String payload, Mutation made, Look look) {
		var restore = RestorePayload.parse(payload);
		return Switch.off(this.reads, restore.declared(), restore.switchedOff()).settle(made, look);
	}

	/// The survivor, of which nobody else looks after while its partner is to be brought back.
	@Override
	public Optional<Condition> meanwhile(String payload) {
		var restore = RestorePayload.parse(payload);
		var drained = Set.copyOf(restore.switchedOff());
		return restore.meanwhile().map((other) -> new Stands(this.reads, other, restore.baseline(), drained, drained));
	}

	@Override
	public Condition proof(String payload) {
		var restore = RestorePayload.parse(payload);
		return new Matches(this.reads, restore.declared(), Set.copyOf(restore.switchedOff()), restore.baseline());
	}

}
