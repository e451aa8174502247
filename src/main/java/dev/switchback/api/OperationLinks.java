package dev.switchback.api;

import java.util.UUID;

/// Where more about an operation is to be had, and where decisions go.
record OperationLinks(String self, String events, String mutations, String decisions, String observations,
		String report) {

	static OperationLinks of(UUID id) {
		var self = path(id);
		return new OperationLinks(self, self + "/events", self + "/mutations", self + "/decisions",
				self + "/observations", self + "/report");
	}

	static String path(UUID id) {
		return "/v1/operations/" + id;
	}

}
