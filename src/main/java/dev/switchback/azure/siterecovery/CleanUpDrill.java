package dev.switchback.azure.siterecovery;

import java.util.UUID;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;

/// Keeps the promise to clean up after a test failover, from what was stored with it alone.
final class CleanUpDrill implements Keeper {

	static final String KIND = "clean-up-drill";

	private final Reads reads;

	CleanUpDrill(Reads reads) {
		this.reads = reads;
	}

	@Override
	public String kind() {
		return KIND;
	}

	/// Never: a drill that may be somebody else's is not touched.
	@Override
	public Effect effect(String payload) {
		throw new IllegalStateException("only the drill of a call that is known is cleaned up");
	}

	@Override
	public Effect effect(String payload, UUID made) {
		var item = DrillPayload.parse(payload).item();
		return new ItemAction(this.reads, item, new CleanUp(this.reads, item, new Whose.OfCall(made)));
	}

	/// The call that the promise was made with is a test failover.
	@Override
	public Fate settle(String payload, Mutation made, Look look) {
		var item = DrillPayload.parse(payload).item();
		return JobDoubt.settle(this.reads, item, made, look);
	}

	@Override
	public Condition proof(String payload) {
		var drill = DrillPayload.parse(payload);
		return new NothingLeft(this.reads, drill.item(), drill.resources());
	}

}
