package dev.switchback.catalog.vmfailover;

import java.time.Instant;
import java.util.Objects;

import dev.switchback.azure.siterecovery.FailedOver;
import dev.switchback.azure.siterecovery.LegFacts;
import dev.switchback.azure.siterecovery.PointChosen;
import dev.switchback.playbook.RecoveryPointWish;
import org.jspecify.annotations.Nullable;

/// What is known of a machine on a leg. Stored with the plan, so its names stay.
///
/// @param wish what somebody chose on the way instead of what was asked for first; `null` if nobody did
/// @param changed whether they chose it for a machine that was failed over already
/// @param fenced whether its source is known to be off
/// @param fence whether somebody wants the source switched off
/// @param probed when its application was last seen to answer; `null` if it was not, at the point that it runs from
record Known(@Nullable LegFacts facts, @Nullable RecoveryPointWish wish, boolean changed, @Nullable PointChosen point,
		@Nullable FailedOver failedOver, boolean fenced, boolean fence, @Nullable Instant probed) {

	static final Known NOTHING = new Known(null, null, false, null, null, false, false, null);

	Known with(LegFacts facts) {
		return new Known(facts, this.wish, this.changed, this.point, this.failedOver, this.fenced, this.fence,
				this.probed);
	}

	/// At another point nobody has asked the application anything yet.
	Known with(RecoveryPointWish wish, boolean change) {
		return new Known(this.facts, wish, this.changed || change, this.point, this.failedOver, this.fenced, this.fence,
				null);
	}

	Known with(PointChosen point) {
		return new Known(this.facts, this.wish, this.changed, point, this.failedOver, this.fenced, this.fence,
				this.probed);
	}

	/// At another point than was chosen, because it could not be brought there.
	Known atWhateverPoint() {
		return with(new PointChosen(Objects.requireNonNull(this.point).leg(), null, null, "the point it runs from"));
	}

	/// What was learned with our own job in hand is not forgotten for a later look without it.
	Known with(FailedOver failedOver) {
		var known = (this.failedOver != null && failedOver.job() == null) ? this.failedOver : failedOver;
		return new Known(this.facts, this.wish, this.changed, this.point, known, this.fenced, this.fence, this.probed);
	}

	Known sourceOff() {
		return new Known(this.facts, this.wish, this.changed, this.point, this.failedOver, true, false, this.probed);
	}

	Known fencing() {
		return new Known(this.facts, this.wish, this.changed, this.point, this.failedOver, this.fenced, true,
				this.probed);
	}

	Known answered(Instant at) {
		return new Known(this.facts, this.wish, this.changed, this.point, this.failedOver, this.fenced, this.fence, at);
	}

	/// The time of the point that it runs from, as far as that is known.
	@Nullable
	Instant pointTime() {
		if (this.changed && this.point != null) {
			return this.point.time();
		}
		return (this.failedOver != null && this.failedOver.pointTime() != null) ? this.failedOver.pointTime()
				: (this.point != null) ? this.point.time() : null;
	}

	/// When its source was shut down by the failover; `null` if that is not known.
	@Nullable
	Instant sourceOffAt() {
		return (this.failedOver != null) ? this.failedOver.sourceOffAt() : null;
	}

	boolean adopted() {
		return this.facts != null && this.facts.adopted() && !this.changed;
	}

}
