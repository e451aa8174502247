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

/// A failover is committed: Azure deletes all its recovery points.
///
/// @param facts `null` while steps are only listed
record Commit(ItemRef item, @Nullable LegFacts facts) implements Deed {

	@Override
	public String title() {
		return "commit the failover of %s to %s".formatted(this.item.vm(),
				Objects.requireNonNull(this.facts, "nothing is committed before its leg has begun").to());
	}

	@Override
	public String action() {
		return "failoverCommit";
	}

	@Override
	public String offered() {
		return "Commit";
	}

	@Override
	public Optional<Sighting> told(ItemSeen seen, Look look, @Nullable JobSeen job, Deadline deadline) {
		var to = Objects.requireNonNull(this.facts).to();
		if (seen.job().isPresent()) {
			return Optional.empty();
		}
		if (seen.failedOverElsewhere(this.facts.from())) {
			return Optional.of(others(seen));
		}
		if (seen.committed() || seen.wentOn(to)) {
			return Optional
				.of(Sighting.met("the failover of %s to %s is committed".formatted(seen.vm(), to), Evidence.NONE));
		}
		return Optional.empty();
	}

	/// What was decided is not that.
	static Sighting others(ItemSeen seen) {
		return new Sighting.Refused(
				"somebody else has failed %s over from %s to %s since, and what was decided is not to commit that"
					.formatted(seen.vm(), seen.primary(), seen.recovery()),
				Evidence.NONE);
	}

	@Override
	public Preparation prepare(ItemSeen seen, Look look, Deadline deadline) {
		return new Preparation.Ready(new Call("POST", seen.id().toString(), title(), null, ""), List.of());
	}

}
