package dev.switchback.api;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

import dev.switchback.inventory.Attested;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.inventory.Designing;
import dev.switchback.inventory.Designs;
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
import org.springframework.web.bind.annotation.RestController;

/// What people declare for assessments: how pairs are built, and what runs behind them. No failover is judged by it.
@RestController
class DesignsController {

	private static final String DESIGN = "/v1/circuit-pairs/{name}/design";

	private static final String WORKLOADS = "/v1/workloads";

	private static final String WORKLOAD = WORKLOADS + "/{name}";

	private final Designs designs;

	private final CircuitPairs pairs;

	private final InstantSource clock;

	DesignsController(Designs designs, CircuitPairs pairs, InstantSource clock) {
		this.designs = designs;
		this.pairs = pairs;
		this.clock = clock;
	}

	/// All of them: they are few, and declared by people.
	record Workloads(List<WorkloadView> items) {
	}

	@GetMapping(path = DESIGN, produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PairDesignView> design(@PathVariable String name, Query query) {
		query.done();
		var design = this.designs.pair(pair(name))
			.orElseThrow(
					() -> Finding.missing("Nobody declared yet how this pair is built. PUT it with If-None-Match: *."));
		return answer(ResponseEntity.ok(), design, PairDesignView.of(design));
	}

	@PutMapping(path = DESIGN, consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PairDesignView> declare(@PathVariable String name, Submitted<PairDesignRequest> body, Query query,
			@AuthenticationPrincipal Caller caller, @RequestHeader HttpHeaders headers) {
		query.done();
		var pair = pair(name);
		var before = this.designs.pair(pair).orElse(null);
		Preconditions.check(headers, before);
		var now = this.clock.instant();
		var declared = new Attested<>(pair, Designing.checked(body.value().design(), now), caller.subject(), now,
				revision(before));
		if (!this.designs.declarePair(declared)) {
			throw Preconditions.failed(this.designs.pair(pair).orElse(null));
		}
		return answer(status(before, "/v1/circuit-pairs/" + pair + "/design"), declared, PairDesignView.of(declared));
	}

	@GetMapping(path = WORKLOADS, produces = MediaType.APPLICATION_JSON_VALUE)
	Workloads workloads(Query query) {
		query.done();
		return new Workloads(this.designs.workloads().stream().map(WorkloadView::of).toList());
	}

	@GetMapping(path = WORKLOAD, produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<WorkloadView> workload(@PathVariable String name, Query query) {
		query.done();
		var workload = this.designs.workload(name.toLowerCase(Locale.ROOT))
			.orElseThrow(() -> Finding.missing("No workload has this name. GET /v1/workloads lists them."));
		return answer(ResponseEntity.ok(), workload, WorkloadView.of(workload));
	}

	@PutMapping(path = WORKLOAD, consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<WorkloadView> declare(@PathVariable("name") String name, Submitted<WorkloadRequest> body,
			@AuthenticationPrincipal Caller caller, Query query, @RequestHeader HttpHeaders headers) {
		query.done();
		var before = this.designs.workload(name.toLowerCase(Locale.ROOT)).orElse(null);
		Preconditions.check(headers, before);
		var now = this.clock.instant();
		var declared = new Attested<>(name, Designing.checked(name, body.value().workload(), now), caller.subject(),
				now, revision(before));
		if (!this.designs.declareWorkload(declared)) {
			throw Preconditions.failed(this.designs.workload(name).orElse(null));
		}
		return answer(status(before, WORKLOADS + "/" + name), declared, WorkloadView.of(declared));
	}

	/// The name as it is stored.
	private String pair(String name) {
		return this.pairs.named(name.toLowerCase(Locale.ROOT))
			.orElseThrow(() -> Finding.missing("No circuit pair has this name. GET /v1/circuit-pairs lists them."))
			.name();
	}

	private static long revision(@Nullable Attested<?> before) {
		return (before != null) ? before.revision() + 1 : 1;
	}

	private static ResponseEntity.BodyBuilder status(@Nullable Attested<?> before, String path) {
		return (before != null) ? ResponseEntity.ok() : ResponseEntity.created(URI.create(path));
	}

	private static <T> ResponseEntity<T> answer(ResponseEntity.BodyBuilder answer, Attested<?> declared, T view) {
		return answer.eTag(Preconditions.tag(declared.revision())).body(view);
	}

}
