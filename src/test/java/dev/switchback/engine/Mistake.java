package dev.switchback.engine;

import dev.switchback.operation.Operations;
import dev.switchback.playbook.Playbook;

/// A deliberate mistake, plugged in where a part of ours belongs.
interface Mistake {

	/// None.
	Mistake NONE = new Mistake() {
	};

	default Operations operations(Operations right, DeterministicRun run) {
		return right;
	}

	default Playbook<?, ?> playbook(Playbook<?, ?> right, DeterministicRun run) {
		return right;
	}

}
