package dev.switchback.api;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.switchback.playbook.RecoveryPointWish;

/// Which recovery point somebody wants.
///
/// @param id with the strategy `CUSTOM`
record RecoveryPointRequest(RecoveryPointWish.@Nullable Strategy strategy, @Nullable String id) {

	private static final int LONGEST_ID = 500;

	void check(String pointer, Faults faults) {
		faults.required(pointer + "/strategy", this.strategy,
				"Say how the point is picked: LATEST, LATEST_PROCESSED, LATEST_APP_CONSISTENT, LATEST_CRASH_CONSISTENT or CUSTOM.");
		faults.fits(pointer + "/id", this.id, LONGEST_ID);
		if ((this.strategy == RecoveryPointWish.Strategy.CUSTOM) != (this.id != null)) {
			faults.add(Fault.at(pointer + "/id", "Name a point with CUSTOM, and with nothing else."));
		}
	}

	/// After it was checked.
	RecoveryPointWish wish() {
		return new RecoveryPointWish(Objects.requireNonNull(this.strategy), this.id);
	}

}
