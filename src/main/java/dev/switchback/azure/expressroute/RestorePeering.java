package dev.switchback.azure.expressroute;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Keeper;

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
	public Condition proof(String payload) {
		var restore = RestorePayload.parse(payload);
		return new Matches(this.reads, restore.declared(), restore.baseline());
	}

}
