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

/// The failover of a group is committed: Azure deletes all recovery points.
record CommitGroup(GroupRef group, List<GroupMember> members) implements GroupDeed {

	@Override
	public String title() {
		return "commit the failover of %s to %s".formatted(this.group.name(), to());
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
	public Optional<Sighting> told(GroupSeen seen, Look look, @Nullable JobSeen job, Deadline deadline) {
		if (seen.job().isPresent()) {
			return Optional.empty();
		}
		var elsewhere = seen.items().stream().filter((item) -> item.failedOverElsewhere(from())).findFirst();
		if (elsewhere.isPresent()) {
			return elsewhere.map(Commit::others);
		}
		return seen.all((item) -> item.committed() || (!item.failedOver() && item.primary().same(to()))) ? Optional
			.of(Sighting.met("the failover of %s to %s is committed".formatted(this.group.name(), to()), Evidence.NONE))
				: Optional.empty();
	}

	@Override
	public Preparation prepare(GroupSeen seen, Look look, Deadline deadline) {
		return new Preparation.Ready(new Call("POST", seen.plan().id().toString(), title(), null, ""), List.of());
	}

	private Place to() {
		return known().to();
	}

	private Place from() {
		return known().from();
	}

	private LegFacts known() {
		return Objects.requireNonNull(this.members.getFirst().facts(), "nothing is committed before its leg has begun");
	}

}
