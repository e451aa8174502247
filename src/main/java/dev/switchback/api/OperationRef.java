package dev.switchback.api;

import java.util.UUID;

/// Which operation.
///
/// @param href its path
record OperationRef(UUID id, String code, String href) {

	static OperationRef of(UUID id, String code) {
		return new OperationRef(id, code, OperationLinks.path(id));
	}

}
