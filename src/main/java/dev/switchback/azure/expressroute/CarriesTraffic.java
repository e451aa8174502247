package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;

/// Bytes flow over the survivor, more than its sessions send by themselves, and no longer over the drained circuit, which has
/// no sessions, by two counts of each. Where nobody talks nothing can be told yet.
///
/// @param staying families that stay on the drained circuit: the counters do not tell families apart
record CarriesTraffic(Reads reads, DeclaredCircuit survivor, DeclaredCircuit drained,
		Set<Family> staying) implements Condition {

	@Override
	public Sighting look(Look look) {
		if (!this.staying.isEmpty()) {
			return new Sighting.Unsettled(
					"the byte counters do not tell families apart, and %s stays on %s; look at flows on-premises"
						.formatted(Words.families(this.staying), this.drained.spoken()),
					Evidence.NONE, Duration.ofMinutes(1));
		}
		var deadline = this.reads.deadline(look);
		var first = count(deadline);
		var waited = this.reads.arm().pause(this.reads.settings().trafficSample(), deadline);
		var second = count(deadline);
		for (var fetched : new Fetched<?>[] { first.survivor(), first.drained(), second.survivor(),
				second.drained() }) {
			if (fetched instanceof Failed<?>(ArmProblem problem, var _)) {
				return problem.blind("the byte counters", Evidence.NONE);
			}
		}
		return waited
				? judge(since(first.survivor(), second.survivor()), since(first.drained(), second.drained()),
						this.reads.arm().now())
				: new Sighting.Blind("there was no time to count twice", Evidence.NONE, Duration.ofSeconds(10));
	}

	private record Count(Fetched<Counters> survivor, Fetched<Counters> drained) {
	}

	private Count count(Deadline deadline) {
		return new Count(this.reads.peerings().counters(this.survivor, deadline),
				this.reads.peerings().counters(this.drained, deadline));
	}

	private static long since(Fetched<Counters> first, Fetched<Counters> second) {
		return ((Value<Counters>) second).value().since(((Value<Counters>) first).value());
	}

	/// @param carried bytes over the survivor between the two counts
	/// @param stray bytes over the drained circuit in that time
	Sighting judge(long carried, long stray, Instant at) {
		var within = "%d s".formatted(this.reads.settings().trafficSample().toSeconds());
		var evidence = new Notes().note("bytes in " + within, this.survivor.name(), Long.toString(carried), at)
			.note("bytes in " + within, this.drained.name(), Long.toString(stray), at)
			.evidence();
		if (stray > 0) {
			return new Sighting.Unmet(
					"%d bytes went over %s within %s, although its sessions are down: on-premises still sends there"
						.formatted(stray, this.drained.spoken(), within),
					evidence);
		}
		return (carried > Upkeep.ofPeering(this.reads.settings().trafficSample()))
				? Sighting.met("%d bytes went over %s within %s, and none over %s".formatted(carried,
						this.survivor.spoken(), within, this.drained.spoken()), evidence)
				: new Sighting.Converging(
						"nobody talked for %s: no more went over %s than its sessions send by themselves, so the traffic tells nothing"
							.formatted(within, this.survivor.spoken()),
						evidence, Duration.ofSeconds(15));
	}

}
