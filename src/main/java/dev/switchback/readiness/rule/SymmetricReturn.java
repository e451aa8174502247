package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Said;
import dev.switchback.readiness.snapshot.Snapshot;

/// Azure does not see which way on-premises answers. Only stateful devices mind much.
final class SymmetricReturn implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-23",
				"On-premises answers over the circuit that traffic came in by, as stateful devices need it.",
				Basis.DECLARED, Severity.HIGH, "Give the preferred circuit a higher local preference on-premises.",
				Source.DISASTER_RECOVERY);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return Declared.judge(snapshot, (circuit) -> new Sheet(guideline(), Subject.of(circuit)),
				SymmetricReturn::judge);
	}

	private static Finding judge(Circuit circuit, Said said, Sheet sheet) {
		var symmetric = said.of("symmetricReturn");
		var stateful = said.of("statefulDevices");
		sheet.seen(symmetric, stateful);
		return symmetric.flag()
			.map((is) -> is ? sheet.pass("traffic over %s is declared to be answered over it".formatted(circuit.name()))
					: sheet.lesser(stateful.flag().orElse(true) ? Severity.HIGH : Severity.LOW)
						.fail("traffic over %s is declared to be answered over another circuit"
							.formatted(circuit.name())))
			.orElseGet(() -> sheet.lesser(stateful.flag().orElse(true) ? Severity.HIGH : Severity.LOW)
				.unknown("it is not declared over what traffic of %s is answered".formatted(circuit.name())));
	}

}
