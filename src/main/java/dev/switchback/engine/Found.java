package dev.switchback.engine;

import java.util.UUID;

import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Mutation;

/// What the looks of one turn found on the way forward.
sealed interface Found {

	/// What became of a doubtful call, or that it is in doubt.
	record Learnt(UUID mutation, Mutation.Fact fact) implements Found {
	}

	/// The step's own condition was looked at.
	record Saw(Situation situation) implements Found {
	}

	/// A guard of the step does not hold; the situation's sighting is the guard's.
	record Lost(Situation situation, Guard.OnLoss onLoss) implements Found {
	}

}
