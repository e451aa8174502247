package dev.switchback.api;

import java.util.List;

import dev.switchback.engine.Reception;
import dev.switchback.operation.Operation;
import dev.switchback.playbook.ManualCard;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// How to bring things back by hand. It comes from what is stored alone, so it is there while Azure is out of reach.
@RestController
class ManualCardController {

	private static final String PATH = "/v1/operations/{idOrCode}/manual-card";

	private final Reception reception;

	private final Finding finding;

	ManualCardController(Reception reception, Finding finding) {
		this.reception = reception;
		this.finding = finding;
	}

	/// The card and whose it is.
	record CardView(OperationRef operation, String title, List<ManualCard.Section> sections) {
	}

	@GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
	CardView card(@PathVariable String idOrCode, Query query) {
		query.done();
		var operation = this.finding.operation(idOrCode);
		var card = card(operation);
		return new CardView(OperationRef.of(operation.id(), operation.code()), card.title(), card.sections());
	}

	@GetMapping(path = PATH, produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
	String text(@PathVariable String idOrCode, Query query) {
		query.done();
		var operation = this.finding.operation(idOrCode);
		return CardText.of(operation, card(operation));
	}

	private ManualCard card(Operation operation) {
		return this.reception.card(operation)
			.orElseThrow(() -> Finding.missing("This operation changes nothing, so there is nothing to bring back."));
	}

}
