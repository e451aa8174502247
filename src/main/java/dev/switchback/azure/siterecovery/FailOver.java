package dev.switchback.azure.siterecovery;

import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sighting;

/// A machine is failed over. With the intent the promise is made to watch its source, which nobody knows to be off yet.
///
/// @param facts `null` while steps are only listed
/// @param point the same
/// @param shutDown whether Azure is to try to shut the source down first
/// @param promise key of the promise to watch the source
record FailOver(Reads reads, ItemRef item, @Nullable LegFacts facts, @Nullable PointChosen point, boolean shutDown,
		String promise) implements Deed {

	@Override
	public String title() {
		return "fail %s over %s".formatted(this.item.vm(), known().way());
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
	public Optional<Sighting> told(ItemSeen seen, Look look, @Nullable JobSeen job, Deadline deadline) {
		var wentOn = seen.wentOn(known().to());
		if (!wentOn && !seen.primary().same(known().from())) {
			return Optional
				.of(new Sighting.Refused("%s is protected from %s by now, and not from %s: somebody else moved it"
					.formatted(seen.vm(), seen.primary(), known().from()), Evidence.NONE));
		}
		if (!wentOn && (!seen.failedOver() || seen.job().isPresent())) {
			return Optional.empty();
		}
		var warnings = (job != null && !job.errors().isEmpty()) ? ". Azure says: " + String.join("; ", job.errors())
				: "";
		var learned = new FailedOver(known().leg(), (job != null) ? job.id().toString() : null,
				seen.failoverPoint().orElse(null), new UsedPoint(this.reads, deadline).time(seen, job).orElse(null),
				(job != null) ? job.sourceOffAt().orElse(null) : null, look.at(),
				(wentOn && seen.isProtected()) ? Boolean.TRUE : null);
		return Optional.of(new Sighting.Met("%s is failed over to %s%s".formatted(seen.vm(), known().to(), warnings),
				Evidence.NONE, learned));
	}

	@Override
	public Preparation prepare(ItemSeen seen, Look look, Deadline deadline) {
		var chosen = Objects.requireNonNull(this.point, "nothing is failed over before its point is chosen");
		if (chosen.id() != null) {
			var gone = gone(seen, ArmId.parse(chosen.id()), deadline);
			if (gone.isPresent()) {
				return gone.get();
			}
		}
		var call = new Call("POST", seen.id().toString(), title(), null, Bodies.failover(this.shutDown, chosen.id()));
		return new Preparation.Ready(call, WatchSource.promise(this.item, known(), this.promise).stream().toList());
	}

	/// Points are thinned out while nobody looks.
	private Optional<Preparation> gone(ItemSeen seen, ArmId point, Deadline deadline) {
		return switch (this.reads.vault().points().there(seen.id(), point, deadline)) {
			case Value<?> _ -> Optional.empty();
			case Failed<?>(ArmProblem.NotFound _, var _) ->
				Optional.of(new Preparation.Withheld("the recovery point of %s is gone; choose another"
					.formatted(Objects.requireNonNull(this.point).time()), Evidence.NONE));
			case Failed<?>(var problem, var _) ->
				Optional.of(new Preparation.Unseen(problem.sentence("the recovery point"), problem.lookAgainIn()));
		};
	}

	private LegFacts known() {
		return Objects.requireNonNull(this.facts, "a leg is not gone before it has begun");
	}

}
