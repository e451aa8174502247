package dev.switchback.catalog.vmtestfailover;

import org.jspecify.annotations.Nullable;

/// What a caller asks for. Words and durations are kept as they came, so that everything that is wrong with them can be said
/// at once.
record Request(@Nullable Machine target, @Nullable Parameters parameters) {

	/// @param protectedItemId the item's ARM id, or its lifecycle id
	/// @param recoveryPlanId ARM id of the recovery plan of a consistency group
	record Machine(@Nullable String protectedItemId, @Nullable String recoveryPlanId) {
	}

	/// @param networkId ARM id of a network that reaches nothing
	/// @param recoveryPoint by default the latest processed
	/// @param cleanUpWithin until when everything is cleaned up, whatever happens
	record Parameters(@Nullable String networkId, @Nullable Point recoveryPoint, @Nullable Hold hold,
			@Nullable String cleanUpWithin) {

		static final Parameters NONE = new Parameters(null, null, null, null);

	}

	record Point(@Nullable String strategy, @Nullable String id) {
	}

	/// @param mode `FOR` or `UNTIL_DECISION`
	/// @param duration with `FOR`
	record Hold(@Nullable String mode, @Nullable String duration) {

		static final Hold NONE = new Hold(null, null);

	}

}
