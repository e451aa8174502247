package dev.switchback.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.inventory.ProbeWarnings;
import dev.switchback.readiness.Assessing;
import dev.switchback.readiness.Proposal;
import dev.switchback.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The circuit pairs, and what is declared about them.
@RestController
@RequestMapping(path = "/v1/circuit-pairs", produces = MediaType.APPLICATION_JSON_VALUE)
class CircuitPairsController {

	private final CircuitPairs pairs;

	private final PairDeclarations declarations;

	private final ProbeWarnings warnings;

	private final Assessing assessing;

	CircuitPairsController(CircuitPairs pairs, PairDeclarations declarations, ProbeWarnings warnings,
			Assessing assessing) {
		this.pairs = pairs;
		this.declarations = declarations;
		this.warnings = warnings;
		this.assessing = assessing;
	}

	/// All of them: they are few, and declared by people.
	record Pairs(List<PairView> items) {
	}

	/// Beside the declared ones, what looks like a pair.
	///
	/// @param proposedAsOf when it was read what there is; `null` as long as nothing was
	record Listed(List<PairView> items, List<Proposal> proposed, @Nullable Instant proposedAsOf) {
	}

	@GetMapping
	Listed all(Query query) {
		query.done();
		var proposals = this.assessing.proposals();
		return new Listed(this.pairs.all().stream().map(this::view).toList(), proposals.pairs(), proposals.seenAt());
	}

	@GetMapping("/{name}")
	ResponseEntity<PairView> one(@PathVariable String name, Query query) {
		query.done();
		return answer(ResponseEntity.ok(), named(name));
	}

	@GetMapping("/{name}/declarations")
	Pairs declarations(@PathVariable String name, Query query) {
		query.done();
		return new Pairs(this.pairs.declarations(named(name).name()).stream().map(this::view).toList());
	}

	@PutMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PairView> declare(@PathVariable String name, Submitted<CircuitPairRequest> body, Query query,
			@AuthenticationPrincipal Caller caller, @RequestHeader HttpHeaders headers) {
		query.done();
		var before = this.pairs.named(name.toLowerCase(Locale.ROOT)).orElse(null);
		Preconditions.check(headers, before);
		var declared = this.declarations.declare(name, body.value().declaration(), before, caller);
		return answer(
				(before == null) ? ResponseEntity.created(URI.create(PairView.path(declared))) : ResponseEntity.ok(),
				declared);
	}

	private CircuitPair named(String name) {
		return this.pairs.named(name.toLowerCase(Locale.ROOT))
			.orElseThrow(() -> Finding.missing("No circuit pair has this name. GET /v1/circuit-pairs lists them."));
	}

	private ResponseEntity<PairView> answer(ResponseEntity.BodyBuilder answer, CircuitPair pair) {
		return answer.eTag(Preconditions.tag(pair)).body(view(pair));
	}

	private PairView view(CircuitPair pair) {
		return PairView.of(pair, this.warnings.of(pair));
	}

}
