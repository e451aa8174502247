package dev.switchback.catalog.vmfailover;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a caller asks for. Words are kept as they came, so that everything that is wrong with them can be said at once.
record Request(@Nullable Machine target, @Nullable Parameters parameters) {

	/// @param protectedItemId the item's ARM id, or its lifecycle id
	/// @param recoveryPlanId ARM id of the recovery plan of a consistency group
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

	/// @param mode `UNTIL_DECISION`, or `AFTER_PROBE`
	/// @param after how long after its application has answered it goes on by itself
	record Mode(@Nullable String mode, @Nullable String after) {
	}

	/// @param mode `AUTOMATIC`
	/// @param diskEncryptionSets ids by the name of the disk
	record Reprotect(@Nullable String mode, @Nullable String cacheStorageAccountId,
			@Nullable ObjectNode diskEncryptionSets) {
	}

}
