package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;

/// Something that a recovery plan is told to do by one POST, and that jobs of Azure's then do with every machine.
///
/// Nothing is posted that is under way or done already. A plan that left its machines apart is for people to put right:
/// there is no call that would do it.
final class GroupAction implements Effect {

	private final Reads reads;

	private final GroupRef group;

	private final List<ItemRef> members;

	private final GroupDeed deed;

	GroupAction(Reads reads, GroupRef group, List<ItemRef> members, GroupDeed deed) {
		this.reads = reads;
		this.group = group;
		this.members = List.copyOf(members);
		this.deed = deed;
	}

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		return switch (GroupSeen.of(this.reads, this.group, this.members, deadline)) {
			case Failed<GroupSeen>(var problem, var _) -> problem.blind(spoken(), Evidence.NONE);
			case Value<GroupSeen>(var seen, var _) -> look(seen, look, deadline);
		};
	}

	private Sighting look(GroupSeen seen, Look look, Deadline deadline) {
		var read = this.deed.job(this.reads, this.group.vaultId(), look, deadline);
		var ours = (read instanceof Value<JobSeen>(var job, var _)) ? job : null;
		var evidence = evidence(seen, ours);
		var told = this.deed.told(seen, look, ours, deadline);
		if (told.isPresent()) {
			return told.get().after(evidence);
		}
		var untraceable = this.deed.untraceable(look, this.reads.settings().doubtWindow(), this.group.name(), evidence);
		if (untraceable.isPresent()) {
			return untraceable.get();
		}
		var unread = this.deed.unread(this.reads, read, look, evidence);
		if (unread.isPresent()) {
			return unread.get();
		}
		return afterOurs(ours, seen, look, evidence, deadline);
	}

	private Sighting afterOurs(@Nullable JobSeen job, GroupSeen seen, Look look, Evidence evidence, Deadline deadline) {
		if (job == null) {
			return untouched(seen, null, look, evidence, deadline);
		}
		if (job.failed()) {
			var errors = job.errors().isEmpty() ? "it does not say why" : String.join("; ", job.errors());
			var sentence = "Azure's job “%s” of %s failed: %s".formatted(job.title(), this.group.name(), errors);
			return seen.plan().offers(this.deed.offered()) ? new Sighting.Unmet(sentence, evidence)
					: new Sighting.Refused("%s; %s".formatted(sentence, apart(seen)), evidence);
		}
		if (!job.succeeded()) {
			return new Sighting.Converging(
					job.suspended() ? "%s waits for somebody to go on with it in the portal: %s"
						.formatted(this.group.name(), job.progress()) : job.progress(),
					evidence, this.reads.lookAgain());
		}
		return Post.settled(job, seen.at()) ? untouched(seen, job, look, evidence, deadline)
				: new Sighting.Converging(
						"Azure's job “%s” succeeded, and still: %s".formatted(job.title(), seen.states()), evidence,
						this.reads.lookAgain());
	}

	private Sighting untouched(GroupSeen seen, @Nullable JobSeen job, Look look, Evidence evidence, Deadline deadline) {
		var busy = busy(seen, deadline);
		if (busy.isPresent()) {
			return new Sighting.Converging(busy.get(), evidence, this.reads.lookAgain());
		}
		return seen.plan().offers(this.deed.offered())
				? this.deed.unmet(this.reads, seen.states(), evidence, job, look, this.group.name())
				: new Sighting.Refused(apart(seen), evidence);
	}

	private String apart(GroupSeen seen) {
		return "Azure does not offer %s for %s (%s). Put its machines into one state in the portal, and decide RETRY"
			.formatted(this.deed.offered(), this.group.name(), seen.states());
	}

	/// A machine of which there is a test failover names its job until that is cleaned up; such a job is over.
	private Optional<String> busy(GroupSeen seen, Deadline deadline) {
		return seen.jobs()
			.map((id) -> this.reads.vault().job(id, deadline))
			.filter((job) -> !(job instanceof Value<JobSeen>(var read, var _) && Post.settled(read, seen.at())))
			.map((job) -> "%s is busy: %s".formatted(this.group.name(),
					(job instanceof Value<JobSeen>(var read, var _)) ? read.progress() : "a job is at work on it"))
			.findFirst();
	}

	private static Evidence evidence(GroupSeen seen, @Nullable JobSeen job) {
		var notes = new Notes();
		seen.items().forEach((item) -> notes.item(item, seen.at()));
		notes.offered(seen.plan().id().name(), seen.plan().offers(), seen.at());
		if (job != null) {
			notes.job(job, seen.at());
		}
		return notes.evidence();
	}

	@Override
	public Preparation prepare(Look look) {
		var deadline = this.reads.deadline(look);
		return switch (GroupSeen.of(this.reads, this.group, this.members, deadline)) {
			case Failed<GroupSeen>(var problem, var _) ->
				new Preparation.Unseen(problem.sentence(spoken()), problem.lookAgainIn());
			case Value<GroupSeen>(var seen, var _) ->
				busy(seen, deadline).<Preparation>map((busy) -> new Preparation.Busy(busy, this.reads.lookAgain()))
					.orElseGet(() -> seen.plan().offers(this.deed.offered()) ? this.deed.prepare(seen, look, deadline)
							: new Preparation.Withheld(apart(seen), evidence(seen, null)));
		};
	}

	@Override
	public Answer send(Call call, Sending sending) {
		return this.deed.send(this.reads, call, sending);
	}

	@Override
	public Fate settle(Mutation mutation, Look look) {
		var deadline = this.reads.deadline(look);
		return switch (GroupSeen.of(this.reads, this.group, this.members, deadline)) {
			case Failed<GroupSeen>(var problem, var _) ->
				new Fate.Undecided(problem.sentence(spoken()), problem.lookAgainIn());
			case Value<GroupSeen>(var seen, var _) -> JobDoubt.ofPlan(this.reads, seen.plan(), mutation, look);
		};
	}

	private String spoken() {
		return "the recovery plan %s and its machines".formatted(this.group.name());
	}

}
