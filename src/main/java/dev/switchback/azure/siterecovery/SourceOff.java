package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Deadline;
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

/// The source of a failover is off: because the failover's own task shut it down, or because it is read deallocated. People
/// may have it deallocated.
///
/// @param facts `null` while steps are only listed
/// @param failedOver the same
record SourceOff(Reads reads, ItemRef item, @Nullable LegFacts facts,
		@Nullable FailedOver failedOver) implements Effect {

	private static final Duration DEALLOCATING = Duration.ofMinutes(5);

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		if (known().sourceVm() == null) {
			return new Sighting.Refused(
					"Azure does not say which machine the source of %s is".formatted(this.item.vm()), Evidence.NONE);
		}
		var sighting = shutDown(deadline);
		return (sighting != null) ? sighting : learned(settling(look, watch().look(deadline)));
	}

	/// Azure takes a while to deallocate.
	private Sighting settling(Look look, Sighting seen) {
		var asked = look.mutations()
			.stream()
			.anyMatch((mutation) -> mutation.state() == Mutation.State.CONFIRMED
					&& mutation.intendedAt().plus(DEALLOCATING).isAfter(look.at()));
		return (asked && seen instanceof Sighting.Unmet unmet)
				? new Sighting.Converging(unmet.sentence(), unmet.evidence(), this.reads.lookAgain()) : seen;
	}

	/// What the failover's own job says counts, however unreachable the source's region is. It said so once, and is not asked
	/// again: what cannot be read for a moment would have people asked for nothing.
	private @Nullable Sighting shutDown(Deadline deadline) {
		var gone = this.failedOver;
		if (gone != null && gone.sourceOffAt() != null) {
			return learned(Sighting.met("the failover shut the source in %s down".formatted(known().from()),
					new Notes().note("source shut down at", this.item.vm(), gone.sourceOffAt().toString(), gone.at())
						.evidence()));
		}
		return shutDownBy((gone != null) ? gone.job() : null, deadline);
	}

	private @Nullable Sighting shutDownBy(@Nullable String job, Deadline deadline) {
		if (job != null
				&& this.reads.vault().job(ArmId.parse(job), deadline) instanceof Value<JobSeen>(var seen, var at)
				&& seen.shutTheSourceDown().orElse(false)) {
			return learned(Sighting.met("the failover shut the source in %s down".formatted(known().from()),
					new Notes().job(seen, at).evidence()));
		}
		return null;
	}

	private Sighting learned(Sighting sighting) {
		return (sighting instanceof Sighting.Met met)
				? new Sighting.Met(met.sentence(), met.evidence(), new SourceFenced(known().leg())) : sighting;
	}

	@Override
	public Preparation prepare(Look look) {
		var source = Objects.requireNonNull(known().sourceVm());
		return new Preparation.Ready(new Call("POST", source, title(), null, ""), List.of());
	}

	private String title() {
		return "deallocate the source %s in %s".formatted(this.item.vm(), known().from());
	}

	@Override
	public Answer send(Call call, Sending sending) {
		return this.reads.arm().post(ArmId.parse(call.target()), "deallocate", call.body(), sending);
	}

	@Override
	public Fate settle(Mutation mutation, Look look) {
		return watch().settle(mutation, look);
	}

	private SourceWatch watch() {
		return new SourceWatch(this.reads, ArmId.parse(Objects.requireNonNull(known().sourceVm())), this.item.vm(),
				known().from());
	}

	private LegFacts known() {
		return Objects.requireNonNull(this.facts, "a leg is not gone before it has begun");
	}

}
