package dev.switchback.azure.siterecovery;

import java.time.Duration;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Sighting;

/// Looks whether a source that was failed over is off, so that no two machines think they are the one.
///
/// @param vm what people call the machine
record SourceWatch(Reads reads, ArmId source, String vm, Place from) {

	/// What became of a call that was to deallocate it. To deallocate twice does no harm, so it is enough to see whether it is.
	/// In a region that is away nobody sees that, and nothing must wait for it: then it counts for not done.
	Fate settle(Mutation mutation, Look look) {
		var sighting = look(this.reads.deadline(look));
		if (sighting instanceof Sighting.Met) {
			return new Fate.Happened(sighting.sentence(), mutation.handle());
		}
		var left = Duration.between(look.at(), mutation.intendedAt().plus(this.reads.settings().doubtWindow()));
		return left.isPositive() ? new Fate.Undecided(sighting.sentence(), Duration.ofSeconds(15))
				: new Fate.DidNot((sighting instanceof Sighting.Blind)
						? "nobody can tell, and it may be made again: " + sighting.sentence() : sighting.sentence());
	}

	Sighting look(Deadline deadline) {
		return switch (this.reads.vault().machines().alone(this.source, deadline)) {
			case Failed<VmSeen>(ArmProblem.NotFound _, var _) ->
				Sighting.met("the source %s in %s is gone".formatted(this.vm, this.from), Evidence.NONE);
			case Failed<VmSeen>(var problem, var _) ->
				problem.blind("whether the source %s in %s is off".formatted(this.vm, this.from), Evidence.NONE);
			case Value<VmSeen>(var seen, var at) -> {
				var evidence = new Notes().note("source machine", this.vm, seen.words(), at).evidence();
				yield seen.deallocated()
						? Sighting.met("the source %s in %s is deallocated".formatted(this.vm, this.from), evidence)
						: new Sighting.Unmet(
								"the source %s in %s is not off: %s".formatted(this.vm, this.from, seen.words()),
								evidence);
			}
		};
	}

}
