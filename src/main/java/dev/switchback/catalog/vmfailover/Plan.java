package dev.switchback.catalog.vmfailover;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import dev.switchback.azure.siterecovery.FailedOver;
import dev.switchback.azure.siterecovery.ItemRef;
import dev.switchback.azure.siterecovery.LegFacts;
import dev.switchback.azure.siterecovery.PointChosen;
import dev.switchback.azure.siterecovery.ReprotectWish;
import dev.switchback.catalog.request.Machines;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import org.jspecify.annotations.Nullable;

/// Everything that the steps need. Stored as JSON, so its names stay.
///
/// @param legs what was learned and chosen, by leg
record Plan(Purpose purpose, ItemRef item, boolean shutDownSource, RecoveryPointWish recoveryPoint,
		ReprotectWish reprotect, Map<Leg, Known> legs) {

	Plan {
		legs = Map.copyOf(Objects.requireNonNullElse(legs, Map.of()));
	}

	/// What is known of a leg.
	///
	/// @param wish what somebody chose on the way instead of what was asked for first; `null` if nobody did
	/// @param changed whether they chose it for a machine that was failed over already
	/// @param fenced whether its source is known to be off
	/// @param fence whether somebody wants the source switched off
	record Known(@Nullable LegFacts facts, @Nullable RecoveryPointWish wish, boolean changed,
			@Nullable PointChosen point, @Nullable FailedOver failedOver, boolean fenced, boolean fence) {

		static final Known NOTHING = new Known(null, null, false, null, null, false, false);

		Known with(LegFacts facts) {
			return new Known(facts, this.wish, this.changed, this.point, this.failedOver, this.fenced, this.fence);
		}

		Known with(RecoveryPointWish wish, boolean change) {
			return new Known(this.facts, wish, this.changed || change, this.point, this.failedOver, this.fenced,
					this.fence);
		}

		Known with(PointChosen point) {
			return new Known(this.facts, this.wish, this.changed, point, this.failedOver, this.fenced, this.fence);
		}

		/// What was learned with our own job in hand is not forgotten for a later look without it.
		Known with(FailedOver failedOver) {
			var known = (this.failedOver != null && failedOver.job() == null) ? this.failedOver : failedOver;
			return new Known(this.facts, this.wish, this.changed, this.point, known, this.fenced, this.fence);
		}

		Known sourceOff() {
			return new Known(this.facts, this.wish, this.changed, this.point, this.failedOver, true, false);
		}

		Known fencing() {
			return new Known(this.facts, this.wish, this.changed, this.point, this.failedOver, this.fenced, true);
		}

	}

	Known known(Leg leg) {
		return this.legs.getOrDefault(leg, Known.NOTHING);
	}

	/// Which point a leg goes to: what was asked for first is of the way out; the way home has the latest processed unless
	/// somebody says otherwise.
	RecoveryPointWish wish(Leg leg) {
		var chosen = known(leg).wish();
		if (chosen != null) {
			return chosen;
		}
		return (this.recoveryPoint.strategy() == RecoveryPointWish.Strategy.CUSTOM && leg == Leg.BACK)
				? Machines.USUAL_POINT : this.recoveryPoint;
	}

	Plan with(Leg leg, UnaryOperator<Known> change) {
		var legs = new EnumMap<Leg, Known>(Leg.class);
		legs.putAll(this.legs);
		legs.put(leg, change.apply(known(leg)));
		return new Plan(this.purpose, this.item, this.shutDownSource, this.recoveryPoint, this.reprotect, legs);
	}

	/// Nothing goes on by itself any more that did before.
	Plan escalated() {
		return new Plan(Purpose.EMERGENCY, this.item, this.shutDownSource, this.recoveryPoint, this.reprotect,
				this.legs);
	}

}
