package dev.switchback.azure.siterecovery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.Learned;

/// That a machine is failed over. Stored with the plan, so its names stay.
///
/// @param leg which one
/// @param job ARM id of the job that did it for us; `null` if somebody else had it done
/// @param point ARM id of the recovery point that was used, as far as Azure tells
/// @param pointTime its time, as far as Azure tells
/// @param sourceOffAt when the source was shut down by it; `null` if it was not, or nobody says when
/// @param at when it was seen
/// @param replicated whether others have it replicated again by then; `null` if not, and in what was learned before that was
/// asked
public record FailedOver(String leg, @Nullable String job, @Nullable String point, @Nullable Instant pointTime,
		@Nullable Instant sourceOffAt, Instant at, @Nullable Boolean replicated) implements Learned {

	@Override
	public String sentence() {
		return "failed over %s%s".formatted((this.job != null) ? "by job " + ArmId.tail(this.job) : "by somebody else",
				(this.pointTime != null) ? ", to the point of %s".formatted(this.pointTime) : "");
	}

}
