package dev.switchback.catalog.peeringfailover;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// What a caller asks for. Words and durations are kept as they came, so that everything that is wrong with them can be
/// said at once.
record Request(@Nullable Pair target, @Nullable Parameters parameters) {

	/// Either a registered pair, or two circuits.
	record Pair(@Nullable String circuitPair, @Nullable String primaryCircuitId, @Nullable String secondaryCircuitId) {
	}

	/// @param scope the circuit to be drained: `PRIMARY`, `SECONDARY` or `BOTH`
	/// @param addressFamilies by default IPv4
	/// @param soak how long the other path must have carried everything without a break
	/// @param restoreWithin until when the circuit is brought back, whatever happens; in drills only
	/// @param onSurvivorLoss `RESTORE` or, in maintenance, `ASK`
	/// @param requireTraffic whether bytes must be seen on the other path
	record Parameters(@Nullable String scope, @Nullable String peeringType,
			@Nullable List<@Nullable String> addressFamilies, @Nullable Hold hold, @Nullable String soak,
			@Nullable String restoreWithin, @Nullable String onSurvivorLoss, @Nullable Boolean requireTraffic) {

		static final Parameters NONE = new Parameters(null, null, null, null, null, null, null, null);

	}

	/// @param mode `FOR` or `UNTIL_DECISION`
	/// @param duration with `FOR`
	record Hold(@Nullable String mode, @Nullable String duration) {

		static final Hold NONE = new Hold(null, null);

	}

}
