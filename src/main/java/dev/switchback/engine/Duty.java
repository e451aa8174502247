package dev.switchback.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that an obligation which is due is kept, whatever its operation is doing: a live one is turned back, one
/// that is over is kept from here.
final class Duty {

	private static final Logger log = LoggerFactory.getLogger(Duty.class);

	private final Operations operations;

	private final Engine engine;

	private final Timekeeper time;

	private final EngineSettings settings;

	Duty(Operations operations, Engine engine, Timekeeper time, EngineSettings settings) {
		this.operations = operations;
		this.engine = engine;
		this.time = time;
		this.settings = settings;
	}

	/// @return when to look after it again; empty once it is closed
	Optional<Instant> keep(UUID obligation) {
		while (this.time.trusted()) {
			var operation = this.operations.owing(obligation).flatMap(this.operations::find).orElse(null);
			if (operation == null || !open(operation, obligation)) {
				return Optional.empty();
			}
			var again = switch (operation.phase()) {
				case Phase.Forward _,Phase.Parked _ -> turnBack(operation, obligation);
				case Phase.Restoring _ -> Optional.of(later());
				case Phase.Ended _ -> keepAfterEnd(operation);
			};
			if (again.isPresent()) {
				return again;
			}
		}
		return Optional.of(this.time.instant().plus(this.settings.distrustInterval()));
	}

	private static boolean open(Operation operation, UUID obligation) {
		return operation.owed().stream().anyMatch((owed) -> owed.id().equals(obligation));
	}

	/// Empty if somebody appended meanwhile.
	private Optional<Instant> turnBack(Operation operation, UUID id) {
		var obligation = operation.obligation(id).orElseThrow();
		var now = this.time.instant();
		if (operation.pastReturn()) {
			return Optional.of(later());
		}
		if (!obligation.dueBy(now)) {
			return Optional.of((obligation.due() != null) ? obligation.due() : later());
		}
		log.info("{} is turned back: {} is due", operation.code(), obligation.title());
		var back = List.<Event>of(Event.TurnedBack.overdue(obligation));
		var appending = this.operations.interject(operation, now, back, null);
		return (appending instanceof Operations.Appending.Appended) ? Optional.of(later()) : Optional.empty();
	}

	private Optional<Instant> keepAfterEnd(Operation operation) {
		return this.engine.keepAfterEnd(operation.id()).or(() -> Optional.of(later()));
	}

	private Instant later() {
		return this.time.instant().plus(this.settings.hindranceInterval());
	}

}
