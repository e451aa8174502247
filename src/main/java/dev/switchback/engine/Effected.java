package dev.switchback.engine;

import java.util.List;
import java.util.Optional;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Origin;
import dev.switchback.operation.StepRun;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.Verdict;

/// Whether the call that something was promised with was seen to have had its effect, and what was read then.
final class Effected {

	private Effected() {
	}

	/// Whether it was seen.
	static boolean seen(Operation operation, Obligation obligation) {
		return run(operation, obligation).isPresent();
	}

	/// What was read; nothing if it was not seen.
	static List<Reading> readings(Operation operation, Obligation obligation) {
		return run(operation, obligation).map((run) -> run.evidence().readings()).orElse(List.of());
	}

	/// Whoever took the call over has looked at the step anew.
	private static Optional<StepRun> run(Operation operation, Obligation obligation) {
		return operation.mutations()
			.stream()
			.filter((mutation) -> mutation.id().equals(obligation.mutation()))
			.findFirst()
			.flatMap((mutation) -> new Origin(mutation.origin()).step())
			.flatMap((key) -> operation.runs()
				.stream()
				.filter((run) -> run.key().equals(key) && run.verdict() == Verdict.PASS)
				.reduce((_, last) -> last));
	}

}
