package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;

/// A machine that was reprotected is protected again: it could be failed over back. How far seeding is, is told as Azure
/// tells it, which is no promise: the percentage stalls, jumps, and never reaches 100.
///
/// @param facts `null` while steps are only listed
record Protected(Reads reads, ItemRef item, @Nullable LegFacts facts) implements Condition {

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		return seeded(deadline).orElseGet(() -> itself(look, deadline));
	}

	/// That it is not so yet may be told by what others have read.
	private Optional<Sighting> seeded(Deadline deadline) {
		var items = this.reads.vault().items(this.item.vaultId(), this.reads.settings().sharedFor(), deadline);
		return (items instanceof Value<List<ItemSeen>>(var all, var at)) ? all.stream()
			.filter(this.item::is)
			.findFirst()
			.map((seen) -> judge(seen, new Notes().item(seen, at)))
			.filter(Sighting.Converging.class::isInstance) : Optional.empty();
	}

	private Sighting itself(Look look, Deadline deadline) {
		return switch (this.reads.vault().item(this.item, this.reads.since(look), deadline)) {
			case Failed<ItemSeen>(var problem, var _) -> problem.blind(this.item.spoken(), Evidence.NONE);
			case Value<ItemSeen>(var seen, var at) -> judge(seen, new Notes().item(seen, at));
		};
	}

	private Sighting judge(ItemSeen seen, Notes notes) {
		var home = Objects.requireNonNull(this.facts, "a leg is not gone before it has begun").to();
		if (!seen.primary().same(home) || seen.failedOver()) {
			return new Sighting.Refused(
					"%s is not replicated from %s: it is %s".formatted(seen.vm(), home, seen.words()),
					notes.evidence());
		}
		if (seen.isProtected() && seen.offers("UnplannedFailover")) {
			return Sighting.met("%s is protected from %s to %s".formatted(seen.vm(), seen.primary(), seen.recovery()),
					notes.evidence());
		}
		var seeded = seen.seeded()
			.map((percent) -> ", %d %% by Azure's count, which stalls and jumps".formatted(percent))
			.orElse("");
		return new Sighting.Converging("%s is not protected yet: %s%s".formatted(seen.vm(), seen.words(), seeded),
				notes.evidence(), this.reads.settings().seedingLook());
	}

}
