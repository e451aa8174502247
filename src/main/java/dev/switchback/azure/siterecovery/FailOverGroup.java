package dev.switchback.azure.siterecovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.Deadline;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.LearnedTogether;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.Sighting;

/// All machines of a group are failed over, to one kind of point that they have in common. With the intent the promises are
/// made to watch their sources.
record FailOverGroup(Reads reads, GroupRef group, List<GroupMember> members, RecoveryPointWish wish,
		boolean shutDown) implements GroupDeed {

	@Override
	public String title() {
		return "fail %s over %s".formatted(this.group.name(), known(this.members.getFirst()).way());
	}

	@Override
	public String action() {
		return "unplannedFailover";
	}

	@Override
	public String offered() {
		return "UnplannedFailover";
	}

	@Override
	public Optional<Sighting> told(GroupSeen seen, Look look, @Nullable JobSeen job, Deadline deadline) {
		for (var i = 0; i < this.members.size(); i++) {
			var item = seen.items().get(i);
			var facts = known(this.members.get(i));
			if (!item.primary().same(facts.from()) && !item.wentOn(facts.to())) {
				return Optional
					.of(new Sighting.Refused("%s is protected from %s by now, and not from %s: somebody else moved it"
						.formatted(item.vm(), item.primary(), facts.from()), Evidence.NONE));
			}
		}
		if (!seen.each(this.members,
				(item, member) -> item.wentOn(known(member).to()) || (item.failedOver() && item.job().isEmpty()))
				|| seen.plan().job().isPresent()) {
			return Optional.empty();
		}
		var used = new UsedPoint(this.reads, deadline);
		var learned = new ArrayList<Learned>();
		for (var i = 0; i < this.members.size(); i++) {
			var item = seen.items().get(i);
			var child = used.child(job, item.vm());
			learned.add(new FailedOver(this.members.get(i).leg(), (child != null) ? child.id().toString() : null,
					item.failoverPoint().orElse(null), used.time(item, child).orElse(null),
					(child != null) ? child.sourceOffAt().orElse(null) : null, look.at(),
					(item.wentOn(known(this.members.get(i)).to()) && item.isProtected()) ? Boolean.TRUE : null));
		}
		var warnings = (job != null && !job.errors().isEmpty()) ? ". Azure says: " + String.join("; ", job.errors())
				: "";
		return Optional.of(new Sighting.Met("%s is failed over to %s%s".formatted(this.group.name(), to(), warnings),
				Evidence.NONE, new LearnedTogether(learned)));
	}

	@Override
	public Preparation prepare(GroupSeen seen, Look look, Deadline deadline) {
		var promises = this.members.stream()
			.flatMap((member) -> WatchSource.promise(member.item(), known(member), member.promise()).stream())
			.toList();
		return new Preparation.Ready(new Call("POST", seen.plan().id().toString(), title(), null,
				Bodies.groupFailover(this.shutDown, Bodies.kind(this.wish))), promises);
	}

	/// As people say it of all: members may be in different zones.
	private Place to() {
		return known(this.members.getFirst()).to();
	}

	private static LegFacts known(GroupMember member) {
		return Objects.requireNonNull(member.facts(), "a leg is not gone before it has begun");
	}

}
