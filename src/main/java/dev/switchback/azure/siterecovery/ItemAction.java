package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;

/// Something that a protected item is told to do by one POST, and that a job of Azure's then does.
///
/// Site Recovery knows no idempotency, so nothing is posted that is under way or done already: the item says what is, by its
/// state, by what it offers and by the job at work on it; and the job of a call of ours, by what became of it.
final class ItemAction implements Effect {

	private final Reads reads;

	private final ItemRef item;

	private final Deed deed;

	ItemAction(Reads reads, ItemRef item, Deed deed) {
		this.reads = reads;
		this.item = item;
		this.deed = deed;
	}

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		return atWork(look, deadline).orElseGet(() -> itself(look, deadline));
	}

	/// While the job that does it for us is at work, nothing else tells more.
	private Optional<Sighting> atWork(Look look, Deadline deadline) {
		var vault = this.item.vaultId();
		return this.deed.last(look)
			.filter((mutation) -> mutation.state() == Mutation.State.CONFIRMED)
			.flatMap((mutation) -> VaultReads.jobOf(mutation, vault)
				.flatMap((job) -> this.reads.jobs()
					.find(vault, job, Duration.between(Post.taken(mutation), look.at()), deadline)))
			.map((it) -> new Sighting.Converging(it.job().progress(), new Notes().job(it.job(), it.at()).evidence(),
					it.lookAgain()));
	}

	private Sighting itself(Look look, Deadline deadline) {
		return switch (this.reads.vault().item(this.item, age(look), deadline)) {
			case Failed<ItemSeen>(var problem, var _) -> this.item.unseen(problem);
			case Value<ItemSeen>(var seen, var at) -> look(seen, at, look, deadline);
		};
	}

	/// Once a call was made, only what was read after the question counts: what is older may not know of it, and would have it
	/// made again.
	private Duration age(Look look) {
		return look.mutations().isEmpty() ? this.reads.lately(look) : SharedReads.NOW;
	}

	private Sighting look(ItemSeen seen, Instant at, Look look, Deadline deadline) {
		var notes = new Notes().item(seen, at);
		var job = this.deed.job(this.reads, seen.vault(), look, deadline);
		var ours = (job instanceof Value<JobSeen>(var read, var _)) ? read : null;
		if (job instanceof Value<JobSeen>(var read, var readAt)) {
			notes.job(read, readAt);
		}
		var told = this.deed.told(seen, look, ours, deadline);
		if (told.isPresent()) {
			return told.get().after(notes.evidence());
		}
		var untraceable = this.deed.untraceable(look, this.reads.settings().doubtWindow(), seen.vm(), notes.evidence());
		if (untraceable.isPresent()) {
			return untraceable.get();
		}
		var unread = this.deed.unread(this.reads, job, look, notes.evidence());
		if (unread.isPresent()) {
			return unread.get();
		}
		return afterOurs(ours, seen, at, look, notes, deadline);
	}

	private Sighting afterOurs(@Nullable JobSeen job, ItemSeen seen, Instant at, Look look, Notes notes,
			Deadline deadline) {
		if (job == null) {
			return untouched(seen, null, look, notes, deadline);
		}
		if (job.failed()) {
			var errors = job.errors().isEmpty() ? "it does not say why" : String.join("; ", job.errors());
			return seen.offers(this.deed.offered())
					? new Sighting.Unmet("Azure's job “%s” failed: %s".formatted(job.title(), errors), notes.evidence())
					: new Sighting.Refused(
							"Azure's job “%s” failed (%s), and %s".formatted(job.title(), errors, notOffered(seen)),
							notes.evidence());
		}
		if (!job.succeeded()) {
			return new Sighting.Converging(job.progress(), notes.evidence(), this.reads.lookAgain());
		}
		return Post.settled(job, at) ? untouched(seen, job, look, notes, deadline) : new Sighting.Converging(
				"Azure's job “%s” succeeded, and %s is still %s".formatted(job.title(), seen.vm(), seen.words()),
				notes.evidence(), this.reads.lookAgain());
	}

	private Sighting untouched(ItemSeen seen, @Nullable JobSeen job, Look look, Notes notes, Deadline deadline) {
		if (seen.offers(this.deed.offered())) {
			return this.deed.unmet(this.reads, "%s is %s".formatted(seen.vm(), seen.words()), notes.evidence(), job,
					look, seen.vm());
		}
		if (seen.job().isPresent() || seen.offers().isEmpty()) {
			return new Sighting.Converging(new Busy(this.reads, deadline).sentence(seen), notes.evidence(),
					this.reads.lookAgain());
		}
		return new Sighting.Refused(notOffered(seen), notes.evidence());
	}

	private String notOffered(ItemSeen seen) {
		return "Azure does not offer %s for %s, which is %s; it offers %s".formatted(this.deed.offered(), seen.vm(),
				seen.words(), seen.offers().isEmpty() ? "nothing" : String.join(", ", seen.offers()));
	}

	@Override
	public Preparation prepare(Look look) {
		var deadline = this.reads.deadline(look);
		return switch (this.reads.vault().item(this.item, age(look), deadline)) {
			case Failed<ItemSeen>(var problem, var _) ->
				new Preparation.Unseen(problem.sentence(this.item.spoken()), problem.lookAgainIn());
			case Value<ItemSeen>(var seen, var _) when seen.offers(this.deed.offered()) ->
				this.deed.prepare(seen, look, deadline);
			case Value<ItemSeen>(var seen, var _) when seen.job().isPresent() || seen.offers().isEmpty() ->
				new Preparation.Busy(new Busy(this.reads, deadline).sentence(seen), this.reads.lookAgain());
			case Value<ItemSeen>(var seen, var at) ->
				new Preparation.Withheld(notOffered(seen), new Notes().item(seen, at).evidence());
		};
	}

	@Override
	public Answer send(Call call, Sending sending) {
		return this.deed.send(this.reads, call, sending);
	}

	@Override
	public Fate settle(Mutation mutation, Look look) {
		return JobDoubt.settle(this.reads, this.item, mutation, look);
	}

}
