package dev.switchback.engine;

import java.util.List;

import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Sighting;

/// How the guards of a step are.
sealed interface Guarded {

	/// One of them does not hold; the situation's sighting is the guard's.
	record Lost(Situation situation, Guard.OnLoss onLoss) implements Guarded {
	}

	/// None is seen to be lost.
	record Stands(List<Sighting> sightings) implements Guarded {
	}

	/// The step has none.
	record Nothing() implements Guarded {
	}

}
