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
		for (var i = 0; i < this.members.size(); i++) {
			var item = seen.items().get(i);
			if (item.failedOverElsewhere(known(this.members.get(i)).from())) {
				return Optional.of(Commit.others(item));
			}
		}
		return seen.each(this.members, (item, member) -> item.committed() || item.wentOn(known(member).to())) ? Optional
			.of(Sighting.met("the failover of %s to %s is committed".formatted(this.group.name(), to()), Evidence.NONE))
				: Optional.empty();
	}

	@Override
	public Preparation prepare(GroupSeen seen, Look look, Deadline deadline) {
		return new Preparation.Ready(new Call("POST", seen.plan().id().toString(), title(), null, ""), List.of());
	}

	/// As people say it of all: members may be in different zones.
	private Place to() {
		return known(this.members.getFirst()).to();
	}

	private static LegFacts known(GroupMember member) {
		return Objects.requireNonNull(member.facts(), "nothing is committed before its leg has begun");
	}

}
