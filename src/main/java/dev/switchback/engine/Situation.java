package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Protection;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import org.jspecify.annotations.Nullable;

/// All the decider may know of an operation that is on its way through the steps.
///
/// @param sighting what was seen of the step's condition; of a hold, what was last seen of its guards
/// @param revised what was learned, as the event that keeps it; `null` if nothing was
/// @param lost which of the guards of the step the sighting is of, counted from 0; `null` if it is of none that is lost
/// @param lookedAt when the look began
/// @param next the step after this one, by the revised plan; `null` after the last
/// @param protection what it means for the protection that the step passes, by the revised plan; `null` if nothing
record Situation(Operation operation, Phase.Forward at, Step step, Playbook.Trouble trouble, Sighting sighting,
		@Nullable Integer lost, Instant lookedAt, Event.@Nullable Revised revised, @Nullable String next,
		@Nullable Protection protection, Instant now) {

	boolean late() {
		return this.at.sighted(this.now).compareTo(this.step.within()) >= 0;
	}

	/// Whether its patience is used up, whether anything could be seen or not.
	boolean overdue() {
		return waited().compareTo(this.step.within()) >= 0;
	}

	/// How long it has waited since it began or since a person had it look again.
	Duration waited() {
		return Duration.between(this.at.since(), this.now);
	}

	/// How much longer the condition has to hold; zero or less if it held long enough.
	///
	/// @param longestGap for how long what a look saw counts from when it began: its process may have been paused
	Duration unsteady(Duration longestGap) {
		var latest = this.lookedAt.plus(longestGap);
		var seen = this.now.isBefore(latest) ? this.now : latest;
		var since = (this.at.metSince() != null) ? this.at.metSince() : seen;
		return this.step.steadyFor().minus(Duration.between(since, seen));
	}

	/// Whether somebody had it look again after a call was refused.
	boolean askedSince(Mutation refuted) {
		return refuted.intendedAt().isBefore(this.at.since());
	}

	/// Whether somebody who was told what is seen of the last call that Azure took had the step begun anew.
	boolean retriedOn(Sighting seen) {
		var madeIn = this.operation.mutationsOfStep(this.step.key())
			.stream()
			.filter((call) -> call.state() == Mutation.State.CONFIRMED)
			.map(Mutation::origin)
			.reduce("", (_, last) -> last);
		for (var run : this.operation.runs().reversed().stream().skip(1).toList()) {
			if (!run.key().equals(this.step.key())) {
				return false;
			}
			if (seen.sentence().equals(run.sentence())) {
				return true;
			}
			if (run.origin().equals(madeIn)) {
				return false;
			}
		}
		return false;
	}

	List<Mutation> sent() {
		return this.operation.mutationsOf(this.at.origin());
	}

	@Nullable
	Mutation lastSent() {
		var sent = sent();
		return sent.isEmpty() ? null : sent.getLast();
	}

}
