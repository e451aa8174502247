package dev.switchback.azure.siterecovery;

import java.util.Optional;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;

/// Keeps the promise to watch a source from what was stored with it alone. It only looks: switching a source off is for
/// people to decide.
final class WatchSource implements Keeper {

	static final String KIND = "watch-source";

	private final Reads reads;

	WatchSource(Reads reads) {
		this.reads = reads;
	}

	/// The promise to watch the source of a leg; empty if Azure did not say which machine that is.
	///
	/// @param key of the promise
	static Optional<Promise> promise(ItemRef item, LegFacts facts, String key) {
		var source = facts.sourceVm();
		return (source == null) ? Optional.empty() : Optional.of(new Promise(key, KIND, source,
				"see to it that the source %s in %s stays off until it is removed".formatted(item.vm(), facts.from()),
				null, new SourcePayload(item, source, facts.from()).json()));
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Effect effect(String payload) {
		return new Watching(this.reads, SourcePayload.parse(payload));
	}

	/// The call that the promise was made with is a failover.
	@Override
	public Fate settle(String payload, Mutation made, Look look) {
		return new Watching(this.reads, SourcePayload.parse(payload)).settle(made, look);
	}

	/// Of a machine that we did not fail over the source is for those to see to who did.
	@Override
	public boolean onlyWatches() {
		return true;
	}

	@Override
	public Condition proof(String payload) {
		return effect(payload);
	}

	private record Watching(Reads reads, SourcePayload payload) implements Effect {

		@Override
		public Sighting look(Look look) {
			var deadline = this.reads.deadline(look);
			var item = this.payload.item();
			if (this.reads.vault().item(item, deadline) instanceof Value<ItemSeen>(var seen, var _)
					&& !seen.failedOver() && seen.job().isEmpty()) {
				return Sighting.met("%s is not failed over, so its source need not stay off".formatted(item.vm()),
						Evidence.NONE);
			}
			return new SourceWatch(this.reads, ArmId.parse(this.payload.source()), item.vm(), this.payload.from())
				.look(deadline);
		}

		@Override
		public Preparation prepare(Look look) {
			return new Preparation.Withheld("the source %s in %s is not off; FENCE_SOURCE is for people to decide"
				.formatted(this.payload.item().vm(), this.payload.from()), Evidence.NONE);
		}

		@Override
		public Answer send(Call call, Sending sending) {
			throw new IllegalStateException("a source is watched, and never changed by that");
		}

		/// Either a job of Site Recovery's, such as the reprotect that removes the source, or one that is to switch it off.
		@Override
		public Fate settle(Mutation mutation, Look look) {
			var item = this.payload.item();
			var source = ArmId.parse(this.payload.source());
			if (ArmId.parse(mutation.target()).same(source)) {
				return new SourceWatch(this.reads, source, item.vm(), this.payload.from()).settle(mutation, look);
			}
			return JobDoubt.settle(this.reads, item, mutation, look);
		}

	}

}
