package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Extension;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Value;

/// Reads what changes slowly: peaks of traffic, and announced maintenance. What was read is good for a while, so that the
/// look right before a write does not wait for it; what could not be read is tried again by every look.
final class OutlookReads {

	/// Averages over such a time are what peaks are found among: days of finer ones would be thousands.
	private static final String GRAIN = "PT30M";

	/// How long all of it may take: nobody who is in a hurry waits for what only advises when it does not come.
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Arm arm;

	private final ExpressRouteSettings settings;

	private final Map<String, Value<Load>> loads = new ConcurrentHashMap<>();

	private final Map<String, Value<List<Announced>>> announced = new ConcurrentHashMap<>();

	OutlookReads(Arm arm, ExpressRouteSettings settings) {
		this.arm = arm;
		this.settings = settings;
	}

	Outlook of(DeclaredCircuit drained, DeclaredCircuit survivor, Deadline deadline) {
		var soon = deadline.atMost(PATIENCE);
		return new Outlook(load(drained, soon), load(survivor, soon), announced(survivor, soon),
				(int) Math.round(100 * this.settings.headroom()), this.settings.maintenanceAhead());
	}

	private Fetched<Load> load(DeclaredCircuit circuit, Deadline deadline) {
		var known = this.loads.get(circuit.id().normal());
		if (known != null && fresh(known)) {
			return known;
		}
		var now = this.arm.now().truncatedTo(ChronoUnit.MINUTES);
		var query = Load.query(now.minus(this.settings.peakWindow()), now, GRAIN);
		var read = this.arm.get(circuit.id(), Extension.METRICS, query, deadline).map(Load::of);
		if (read instanceof Value<Load> value) {
			this.loads.put(circuit.id().normal(), value);
		}
		return read;
	}

	private Fetched<List<Announced>> announced(DeclaredCircuit circuit, Deadline deadline) {
		var known = this.announced.get(circuit.id().normal());
		if (known != null && fresh(known)) {
			return known;
		}
		var read = this.arm.get(circuit.id(), Extension.HEALTH_EVENTS, Map.of(), deadline).map(Announced::of);
		if (read instanceof Value<List<Announced>> value) {
			this.announced.put(circuit.id().normal(), value);
		}
		return read;
	}

	private boolean fresh(Value<?> known) {
		var age = Duration.between(known.at(), this.arm.now());
		return !age.isNegative() && age.compareTo(this.settings.outlookAge()) <= 0;
	}

}
