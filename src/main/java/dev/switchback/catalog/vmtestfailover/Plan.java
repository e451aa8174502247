package dev.switchback.catalog.vmtestfailover;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.switchback.azure.siterecovery.CopyBegun;
import dev.switchback.azure.siterecovery.DrillBegun;
import dev.switchback.azure.siterecovery.DrillMade;
import dev.switchback.azure.siterecovery.GroupRef;
import dev.switchback.azure.siterecovery.ItemRef;
import dev.switchback.azure.siterecovery.PointChosen;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import org.jspecify.annotations.Nullable;

/// Everything that the steps need. Stored as JSON, so its names stay.
///
/// @param item the machine, or the first of a group
/// @param network ARM id
/// @param hold for how long the copy is kept; `null` until somebody decides
/// @param cleanUpWithin when everything is cleaned up at the latest, from the test failover on
/// @param point `null` until it is chosen
/// @param begun of a machine that is copied alone; `null` until the drill is there
/// @param made of a machine that is copied alone; `null` until its machine runs
/// @param group by what the machines go together; `null` for one that is copied alone
/// @param members of the group; `null` for one that is copied alone
record Plan(Purpose purpose, ItemRef item, String network, RecoveryPointWish wish, @Nullable Duration hold,
		Duration cleanUpWithin, @Nullable PointChosen point, @Nullable DrillBegun begun, @Nullable DrillMade made,
		@Nullable GroupRef group, @Nullable List<Copy> members) {

	/// What people call what is copied.
	String subject() {
		return (this.group != null) ? this.group.name() : this.item.vm();
	}

	/// Every machine that is copied.
	List<Copy> copies() {
		return (this.members != null) ? this.members : List.of(new Copy(this.item, 0, this.begun, this.made));
	}

	Plan with(PointChosen point) {
		return (this.group != null) ? this : new Plan(this.purpose, this.item, this.network, this.wish, this.hold,
				this.cleanUpWithin, point, this.begun, this.made, null, null);
	}

	Plan with(DrillBegun begun) {
		return new Plan(this.purpose, this.item, this.network, this.wish, this.hold, this.cleanUpWithin, this.point,
				begun, this.made, this.group, this.members);
	}

	Plan with(CopyBegun begun) {
		return with((copy) -> copy.promise().equals(begun.copy()) ? copy.with(new DrillBegun(begun.job())) : copy);
	}

	Plan with(DrillMade made) {
		return (this.group != null) ? with((copy) -> copy.with(made)) : new Plan(this.purpose, this.item, this.network,
				this.wish, this.hold, this.cleanUpWithin, this.point, this.begun, made, null, null);
	}

	private Plan with(UnaryOperator<Copy> change) {
		return new Plan(this.purpose, this.item, this.network, this.wish, this.hold, this.cleanUpWithin, this.point,
				this.begun, this.made, this.group, copies().stream().map(change).toList());
	}

	/// The plan of an emergency: the copy is kept until somebody decides.
	Plan escalated() {
		return new Plan(Purpose.EMERGENCY, this.item, this.network, this.wish, null, this.cleanUpWithin, this.point,
				this.begun, this.made, this.group, this.members);
	}

}
