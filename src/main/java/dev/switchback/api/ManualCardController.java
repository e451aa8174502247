package dev.switchback.api;

import java.time.Instant;
import java.util.List;

import dev.switchback.operation.CardText;
import dev.switchback.operation.ManualCards;
import dev.switchback.operation.ManualCards.Written;
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

	private final ManualCards cards;

	private final Finding finding;

	ManualCardController(ManualCards cards, Finding finding) {
		this.cards = cards;
		this.finding = finding;
	}

	/// The card, whose it is and when it was written.
	record CardView(OperationRef operation, Instant writtenAt, String title, List<ManualCard.Section> sections) {
	}

	@GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
	CardView card(@PathVariable String idOrCode, Query query) {
		query.done();
		var operation = this.finding.operation(idOrCode);
		var written = card(operation);
		var card = written.card();
		return new CardView(OperationRef.of(operation.id(), operation.code()), written.at(), card.title(),
				card.sections());
	}

	@GetMapping(path = PATH, produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
	String text(@PathVariable String idOrCode, Query query) {
		query.done();
		var operation = this.finding.operation(idOrCode);
		return CardText.of(operation, card(operation));
	}

	private Written card(Operation operation) {
		return this.cards.newest(operation.id())
			.orElseThrow(() -> Finding.missing("This operation changes nothing, so there is nothing to bring back."));
	}

}
