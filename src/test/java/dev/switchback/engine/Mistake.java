package dev.switchback.engine;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

import dev.switchback.operation.Operations;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;

/// A deliberate mistake, plugged in where a part of ours belongs.
///
/// @param purposes of the operations in whose schedules it is looked for; any if none is named
/// @param amid what happens in them; anything if nothing is named
record Mistake(BiFunction<Operations, DeterministicRun, Operations> operations,
		BiFunction<Playbook<?, ?>, DeterministicRun, Playbook<?, ?>> playbook, UnaryOperator<Keeper> keeper,
		UnaryOperator<Timekeeper> time, List<Purpose> purposes, List<Incident> amid) {

	/// None.
	static final Mistake NONE = new Mistake((right, _) -> right, (right, _) -> right, UnaryOperator.identity(),
			UnaryOperator.identity(), List.of(), List.of());

	Mistake amid(Incident... incidents) {
		return new Mistake(this.operations, this.playbook, this.keeper, this.time, this.purposes, List.of(incidents));
	}

	Mistake in(Purpose... purposes) {
		return new Mistake(this.operations, this.playbook, this.keeper, this.time, List.of(purposes), this.amid);
	}

	Operations operations(Operations right, DeterministicRun run) {
		return this.operations.apply(right, run);
	}

	Playbook<?, ?> playbook(Playbook<?, ?> right, DeterministicRun run) {
		return this.playbook.apply(right, run);
	}

	Keeper keeper(Keeper right) {
		return this.keeper.apply(right);
	}

	Timekeeper time(Timekeeper right) {
		return this.time.apply(right);
	}

}
