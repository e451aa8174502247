package dev.switchback.simulator.world;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/// A write to a peering that Azure has accepted and not finished.
///
/// @param operation the id of its async operation
/// @param completesAt null if it never will
/// @param kind what happens on completion
/// @param requested the properties that were asked for
/// @param sharedKey the print of the MD5 key there will be afterwards
/// @param etag the etag there will be afterwards
/// @param modifiedBy who will have written last
public record Write(String operation, @Nullable Instant completesAt, Kind kind, ObjectNode requested,
		@Nullable String sharedKey, String etag, String modifiedBy) {

	public Write {
		sharedKey = KeyPrint.of(sharedKey);
	}

	/// `FAIL_WITH_EFFECT` reports a failure although the change came about; `IGNORE` a
	/// success although it did not.
	public enum Kind {

		SUCCEED, DELETE, FAIL, FAIL_WITH_EFFECT, IGNORE

	}

}
