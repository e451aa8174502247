package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sighting;

/// A test failover is cleaned up. Only what the drill made is touched, and only a drill that is meant.
record CleanUp(Reads reads, ItemRef item, Whose whose) implements Deed {

	@Override
	public String title() {
		return "clean up after the test failover of %s".formatted(this.item.vm());
	}

	@Override
	public String action() {
		return "testFailoverCleanup";
	}

	@Override
	public String offered() {
		return "TestFailoverCleanup";
	}

	@Override
	public Optional<Sighting> told(ItemSeen seen, Look look, @Nullable JobSeen job, Deadline deadline) {
		if (!seen.drilling()) {
			return seen.job().isPresent() ? Optional.empty() : Optional.of(coming(seen, look, deadline)
				.orElseGet(() -> Sighting.met("no test failover of %s is there".formatted(seen.vm()), Evidence.NONE)));
		}
		return seen.offers(offered()) ? stranger(seen, look, deadline) : Optional.empty();
	}

	/// What Azure took and does not show yet may still come. Once it took our call to clean up, it has shown what there was.
	private Optional<Sighting> coming(ItemSeen seen, Look look, Deadline deadline) {
		if (last(look).filter((call) -> call.state() == Mutation.State.CONFIRMED).isPresent()) {
			return Optional.empty();
		}
		var drills = look.calls()
			.stream()
			.filter((call) -> call.state() == Mutation.State.CONFIRMED && this.whose.comesOf(call))
			.toList();
		return drills.isEmpty() ? Optional.empty()
				: new DrillComing(this.reads, seen, drills.getLast(), look).sighting(deadline);
	}

	/// What somebody else drills is theirs to clean up.
	private Optional<Sighting> stranger(ItemSeen seen, Look look, Deadline deadline) {
		if (this.whose instanceof Whose.Anybodys) {
			return Optional.empty();
		}
		var unclear = new Sighting.Refused(
				"it cannot be told whose test failover of %s is there; clean it up in the portal if it is ours"
					.formatted(seen.vm()),
				Evidence.NONE);
		if (seen.job().isEmpty()) {
			return Optional.of(unclear);
		}
		return switch (this.reads.vault().job(seen.job().get(), deadline)) {
			case Failed<JobSeen>(var problem, var _) ->
				Optional.of(problem.blind("the job of the test failover", Evidence.NONE));
			case Value<JobSeen>(var drill, var _) -> this.whose.is(drill)
				.or(() -> said(drill, seen, look))
				.map((ours) -> ours ? Optional.<Sighting>empty()
						: Optional.<Sighting>of(Sighting.met(
								"the test failover of %s that is there is somebody else's".formatted(seen.vm()),
								Evidence.NONE)))
				.orElseGet(() -> Optional.of(unclear));
		};
	}

	/// A job that does not say who asked for it is that of the call which it was taken for, and of no call that did not happen.
	private Optional<Boolean> said(JobSeen drill, ItemSeen seen, Look look) {
		return look.calls().stream().filter(this.whose::comesOf).findFirst().flatMap((call) -> switch (call.state()) {
			case CONFIRMED -> VaultReads.jobOf(call, seen.vault()).filter(drill.id()::same).map((_) -> true);
			case REFUTED -> Optional.of(false);
			case INTENDED, IN_DOUBT -> Optional.empty();
		});
	}

	@Override
	public Preparation prepare(ItemSeen seen, Look look, Deadline deadline) {
		return new Preparation.Ready(new Call("POST", seen.id().toString(), title(), null, Bodies.cleanUp()),
				List.of());
	}

}
