package dev.switchback.api;

import java.util.List;

import dev.switchback.inventory.MachinePoint;
import dev.switchback.inventory.ProtectedMachine;
import dev.switchback.inventory.ProtectedVms;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The machines that are protected, and the moments they can be brought back to: read from Azure while the caller waits.
@RestController
class ProtectedItemsController {

	private static final int LONGEST_ID = 500;

	private final ProtectedVms machines;

	ProtectedItemsController(ProtectedVms machines) {
		this.machines = machines;
	}

	/// All of them: a vault has no more than fit into one answer.
	record Machines(List<ProtectedMachine> items) {
	}

	/// All of them, newest first.
	record Points(List<MachinePoint> items) {
	}

	@GetMapping(path = "/v1/protected-items", produces = MediaType.APPLICATION_JSON_VALUE)
	Machines machines(Query query) {
		query.done();
		return new Machines(this.machines.all());
	}

	@GetMapping(path = "/v1/recovery-points", produces = MediaType.APPLICATION_JSON_VALUE)
	Points points(Query query) {
		var item = query.text("protectedItemId", LONGEST_ID);
		query.done();
		if (item == null) {
			throw Refusal.of(List.of(Fault.in("protectedItemId",
					"Name a machine by its ARM id or its lifecycle id. GET /v1/protected-items lists them.")));
		}
		return new Points(this.machines.points(item)
			.orElseThrow(
					() -> Finding.missing("No protected machine has this id. GET /v1/protected-items lists them.")));
	}

}
