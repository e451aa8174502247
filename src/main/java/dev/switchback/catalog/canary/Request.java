package dev.switchback.catalog.canary;

import org.jspecify.annotations.Nullable;

/// What a caller asks for.
record Request(@Nullable Pair target, @Nullable Parameters parameters) {

	/// @param circuitPair the pair whose primary circuit is read; by default the first by name
	record Pair(@Nullable String circuitPair) {
	}

	/// @param steps how many steps there are to be, by default 8
	/// @param readAzure whether the first one reads something from Azure, by default true
	record Parameters(@Nullable Integer steps, @Nullable Boolean readAzure) {

		static final Parameters NONE = new Parameters(null, null);

	}

}
