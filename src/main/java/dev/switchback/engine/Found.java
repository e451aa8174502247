package dev.switchback.engine;

import dev.switchback.playbook.Guard;

/// What the looks of one turn found on the way forward.
sealed interface Found {

	/// The step's own condition was looked at.
	record Saw(Situation situation) implements Found {
	}

	/// A guard of the step does not hold; the situation's sighting is the guard's.
	record Lost(Situation situation, Guard.OnLoss onLoss) implements Found {
	}

}
