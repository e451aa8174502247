package dev.switchback.api;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;

import dev.switchback.inventory.DeclaredMachine;
import dev.switchback.inventory.DeclaredMachines;
import dev.switchback.inventory.ProbeWarnings;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.security.Caller;
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

/// What is declared about protected machines.
@RestController
@RequestMapping(path = "/v1/protected-items/{lifecycleId}", produces = MediaType.APPLICATION_JSON_VALUE)
class DeclaredMachinesController {

	private final DeclaredMachines declared;

	private final ProtectedVms machines;

	private final ProbeWarnings warnings;

	private final InstantSource clock;

	DeclaredMachinesController(DeclaredMachines declared, ProtectedVms machines, ProbeWarnings warnings,
			InstantSource clock) {
		this.declared = declared;
		this.machines = machines;
		this.warnings = warnings;
		this.clock = clock;
	}

	/// All of them, the newest first.
	record Declarations(List<DeclaredMachineView> items) {
	}

	@GetMapping
	ResponseEntity<DeclaredMachineView> one(@PathVariable String lifecycleId, Query query) {
		query.done();
		return answer(ResponseEntity.ok(), present(lifecycleId));
	}

	@GetMapping("/declarations")
	Declarations declarations(@PathVariable String lifecycleId, Query query) {
		query.done();
		return new Declarations(
				this.declared.declarations(present(lifecycleId).lifecycleId()).stream().map(this::view).toList());
	}

	@PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<DeclaredMachineView> declare(@PathVariable String lifecycleId,
			Submitted<MachineDeclarationRequest> body, Query query, @AuthenticationPrincipal Caller caller,
			@RequestHeader HttpHeaders headers) {
		query.done();
		var before = this.declared.of(lifecycleId).orElse(null);
		Preconditions.check(headers, before);
		var machine = this.machines.one(lifecycleId)
			.orElseThrow(() -> Finding
				.missing("No protected machine has this lifecycle id. GET /v1/protected-items lists them."));
		var revision = (before != null) ? before.revision() + 1 : 1;
		var after = body.value().declaration().checked(machine, caller.subject(), this.clock.instant(), revision);
		if (!this.declared.store(before, after)) {
			throw Preconditions.failed(this.declared.of(lifecycleId).orElse(null));
		}
		return answer(
				(before == null) ? ResponseEntity.created(URI.create("/v1/protected-items/" + after.lifecycleId()))
						: ResponseEntity.ok(),
				after);
	}

	private DeclaredMachine present(String lifecycleId) {
		return this.declared.of(lifecycleId)
			.orElseThrow(() -> Finding.missing("Nothing is declared about such a machine."));
	}

	private ResponseEntity<DeclaredMachineView> answer(ResponseEntity.BodyBuilder answer, DeclaredMachine declared) {
		return answer.eTag(Preconditions.tag(declared)).body(view(declared));
	}

	private DeclaredMachineView view(DeclaredMachine machine) {
		return DeclaredMachineView.of(machine, this.warnings.of(machine));
	}

}
