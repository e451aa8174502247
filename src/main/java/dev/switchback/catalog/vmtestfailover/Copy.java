package dev.switchback.catalog.vmtestfailover;

import dev.switchback.catalog.request.DrillPromise;
import dev.switchback.azure.siterecovery.DrillBegun;
import dev.switchback.azure.siterecovery.DrillMade;
import dev.switchback.azure.siterecovery.GroupCopy;
import dev.switchback.azure.siterecovery.ItemRef;
import org.jspecify.annotations.Nullable;

/// A machine that is copied. Stored with the plan, so its names stay.
///
/// @param number of the machine in its group, from 1; 0 for one that is copied alone
/// @param begun `null` until its copy is there
/// @param made `null` until its copy runs
record Copy(ItemRef item, int number, @Nullable DrillBegun begun, @Nullable DrillMade made) {

	String promise() {
		return DrillPromise.key(this.number);
	}

	/// The key of a step that is about this machine alone.
	String key(String name) {
		return (this.number > 0) ? name + "." + this.number : name;
	}

	GroupCopy ofGroup() {
		return new GroupCopy(this.item, promise());
	}

	Copy with(DrillBegun begun) {
		return new Copy(this.item, this.number, begun, this.made);
	}

	/// The same if it was made by its own job.
	Copy with(DrillMade made) {
		return (this.begun != null && this.begun.job().equals(made.job()))
				? new Copy(this.item, this.number, this.begun, made) : this;
	}

}
