package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.Deadline;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sighting;

/// A machine that was failed over is protected in the direction it came from. It becomes another resource in the other
/// container, and Azure removes the old machine. Only what is committed is reprotected.
///
/// @param facts `null` while steps are only listed
record Reprotect(Reads reads, ItemRef item, @Nullable LegFacts facts, ReprotectWish wish) implements Deed {

	@Override
	public String title() {
		return "protect %s from %s to %s".formatted(this.item.vm(), known().to(), known().from());
	}

	@Override
	public String action() {
		return "switchprotection";
	}

	@Override
	public String offered() {
		return "SwitchProtection";
	}

	@Override
	public Optional<Sighting> told(ItemSeen seen, Look look, @Nullable JobSeen job, Deadline deadline) {
		var running = job != null && !job.succeeded() && !job.failed();
		if (seen.failedOver() || running || !seen.primary().same(known().to())) {
			return Optional.empty();
		}
		return Optional.of(Sighting.met("%s is replicated from %s to %s: %s".formatted(seen.vm(), seen.primary(),
				seen.recovery(), seen.words()), Evidence.NONE));
	}

	@Override
	public Preparation prepare(ItemSeen seen, Look look, Deadline deadline) {
		if (!seen.committed()) {
			return new Preparation.Withheld(
					"%s is %s; only what is committed is reprotected".formatted(seen.vm(), seen.words()),
					Evidence.NONE);
		}
		return switch (new Homecoming(this.reads, known(), this.wish).of(seen, deadline)) {
			case Homecoming.Found.Lacking(var sentence) -> new Preparation.Withheld(sentence, Evidence.NONE);
			case Homecoming.Found.Unseen(var sentence, var problem) ->
				new Preparation.Unseen(sentence, problem.lookAgainIn());
			case Homecoming.Found.Everything(var with) -> new Preparation.Ready(new Call("POST",
					seen.container().toString(), title(), null, Bodies.reprotect(seen.id().name(), with)), List.of());
		};
	}

	private LegFacts known() {
		return Objects.requireNonNull(this.facts, "a leg is not gone before it has begun");
	}

}
