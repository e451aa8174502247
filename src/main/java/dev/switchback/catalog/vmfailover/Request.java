package dev.switchback.catalog.vmfailover;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a caller asks for. Words are kept as they came, so that everything that is wrong with them can be said at once.
record Request(@Nullable Machine target, @Nullable Parameters parameters) {

	/// @param protectedItemId the item's ARM id, or its lifecycle id
	/// @param recoveryPlanId not taken yet
	record Machine(@Nullable String protectedItemId, @Nullable String recoveryPlanId) {
	}

	/// @param recoveryPoint by default the latest processed
	/// @param shutDownSource whether Azure is to try to shut the source down first; by default it is
	record Parameters(@Nullable Point recoveryPoint, @Nullable Boolean shutDownSource, @Nullable Mode commit,
			@Nullable Reprotect reprotect, @Nullable Mode failBack) {

		static final Parameters NONE = new Parameters(null, null, null, null, null);

	}

	record Point(@Nullable String strategy, @Nullable String id) {
	}

	/// @param mode `UNTIL_DECISION`
	record Mode(@Nullable String mode) {
	}

	/// @param mode `AUTOMATIC`
	/// @param diskEncryptionSets ids by the name of the disk
	record Reprotect(@Nullable String mode, @Nullable String cacheStorageAccountId,
			@Nullable ObjectNode diskEncryptionSets) {
	}

}
