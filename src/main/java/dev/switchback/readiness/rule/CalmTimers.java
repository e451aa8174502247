package dev.switchback.readiness.rule;

import java.time.Duration;

import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Snapshot;

/// Timers as short as Microsoft's routers allow take sessions down for nothing; that is what BFD is for.
final class CalmTimers implements DesignRule {

	private static final Duration SHORTEST = Duration.ofSeconds(10);

	@Override
	public Guideline guideline() {
		return new Guideline("ER-15", "BGP's hold time is not shorter than 10 s.", Basis.DECLARED, Severity.LOW,
				"Leave BGP's timers as they are, and use BFD.", Source.BFD);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return Declared.judge(snapshot, (circuit) -> new Sheet(guideline(), Subject.of(circuit)),
				(circuit, said, sheet) -> {
					var hold = said.of("holdTime");
					return hold.duration()
						.map((time) -> (time.compareTo(SHORTEST) >= 0)
								? sheet.seen(hold).pass("the hold time of %s is %s".formatted(circuit.name(), time))
								: sheet.seen(hold).fail("the hold time of %s is %s".formatted(circuit.name(), time)))
						.orElseGet(() -> sheet.seen(hold)
							.unknown("the hold time of %s is not declared".formatted(circuit.name())));
				});
	}

}
