package dev.switchback.api;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The ledger of an operation.
@RestController
class MutationsController {

	private final Finding finding;

	MutationsController(Finding finding) {
		this.finding = finding;
	}

	@GetMapping(path = "/v1/operations/{id}/mutations", produces = MediaType.APPLICATION_JSON_VALUE)
	Items<MutationView> mutations(@PathVariable String id, Query query) {
		query.done();
		return new Items<>(this.finding.operation(id).mutations().stream().map(MutationView::of).toList(), null);
	}

}
