package dev.switchback.catalog.vmtestfailover;

import java.time.Duration;

import dev.switchback.azure.siterecovery.DrillBegun;
import dev.switchback.azure.siterecovery.DrillMade;
import dev.switchback.azure.siterecovery.ItemRef;
import dev.switchback.azure.siterecovery.PointChosen;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import org.jspecify.annotations.Nullable;

/// Everything that the steps need. Stored as JSON, so its names stay.
///
/// @param network ARM id
/// @param hold for how long the copy is kept; `null` until somebody decides
/// @param cleanUpWithin when everything is cleaned up at the latest, from the test failover on
/// @param point `null` until it is chosen
/// @param begun `null` until the drill is there
/// @param made `null` until its machine runs
record Plan(Purpose purpose, ItemRef item, String network, RecoveryPointWish wish, @Nullable Duration hold,
		Duration cleanUpWithin, @Nullable PointChosen point, @Nullable DrillBegun begun, @Nullable DrillMade made) {

	Plan with(PointChosen point) {
		return new Plan(this.purpose, this.item, this.network, this.wish, this.hold, this.cleanUpWithin, point,
				this.begun, this.made);
	}

	Plan with(DrillBegun begun) {
		return new Plan(this.purpose, this.item, this.network, this.wish, this.hold, this.cleanUpWithin, this.point,
				begun, this.made);
	}

	Plan with(DrillMade made) {
		return new Plan(this.purpose, this.item, this.network, this.wish, this.hold, this.cleanUpWithin, this.point,
				this.begun, made);
	}

	/// The plan of an emergency: the copy is kept until somebody decides.
	Plan escalated() {
		return new Plan(Purpose.EMERGENCY, this.item, this.network, this.wish, null, this.cleanUpWithin, this.point,
				this.begun, this.made);
	}

}
