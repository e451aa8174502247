package dev.switchback.readiness.rule;

import java.util.function.Function;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Said;
import dev.switchback.readiness.snapshot.Snapshot;

/// Judges what only people know of each circuit. Nothing counts that nobody answers for, or whose time is over.
final class Declared {

	private Declared() {
	}

	/// @param about begins the finding of a circuit
	/// @param judge is asked if there is a declaration that counts
	static Listed<Finding> judge(Snapshot snapshot, Function<Circuit, Sheet> about, Judge judge) {
		return snapshot.circuits().map((circuit) -> {
			var said = snapshot.said(circuit);
			var sheet = about.apply(circuit);
			return said.silent()
				.map((why) -> sheet.seen(said.place()).unknown(why))
				.orElseGet(() -> judge.judge(circuit, said, sheet));
		});
	}

	/// One judgement.
	interface Judge {

		Finding judge(Circuit circuit, Said said, Sheet sheet);

	}

}
