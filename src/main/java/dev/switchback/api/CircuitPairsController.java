package dev.switchback.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The circuit pairs that are declared.
@RestController
@RequestMapping(path = "/v1/circuit-pairs", produces = MediaType.APPLICATION_JSON_VALUE)
class CircuitPairsController {

	private final CircuitPairs pairs;

	CircuitPairsController(CircuitPairs pairs) {
		this.pairs = pairs;
	}

	record PairView(String name, CircuitView primary, CircuitView secondary, String declaredBy, Instant declaredAt,
			long revision, Links links) {

		static PairView of(CircuitPair pair) {
			return new PairView(pair.name(), CircuitView.of(pair.primary()), CircuitView.of(pair.secondary()),
					pair.declaredBy(), pair.declaredAt(), pair.revision(),
					new Links("/v1/circuit-pairs/" + pair.name(), "/v1/operations?circuitPair=" + pair.name()));
		}

	}

	record CircuitView(String id, String name, String site, CircuitPair.Md5 md5) {

		static CircuitView of(CircuitPair.Circuit circuit) {
			return new CircuitView(circuit.id(), circuit.name(), circuit.site(), circuit.md5());
		}

	}

	/// @param operations what was done with it
	record Links(String self, String operations) {
	}

	/// All of them: they are few, and declared by people.
	record Pairs(List<PairView> items) {
	}

	@GetMapping
	Pairs all(Query query) {
		query.done();
		return new Pairs(this.pairs.all().stream().map(PairView::of).toList());
	}

	@GetMapping("/{name}")
	PairView one(@PathVariable String name, Query query) {
		query.done();
		return this.pairs.named(name.toLowerCase(Locale.ROOT))
			.map(PairView::of)
			.orElseThrow(() -> Finding.missing("No circuit pair has this name. GET /v1/circuit-pairs lists them."));
	}

}
