package dev.switchback.engine;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Sighting;

/// Who keeps which promise. What is only watched because of a call of ours is nobody's duty here once it is known that the call
/// did not happen and nothing was taken on: whatever is so then is others' doing.
final class Keepers {

	private final Map<String, Keeper> byKind;

	Keepers(Collection<Keeper> keepers) {
		this.byKind = keepers.stream().collect(Collectors.toUnmodifiableMap(Keeper::kind, Function.identity()));
	}

	Effect effect(Obligation obligation) {
		var made = obligation.mutation();
		return (made != null) ? keeper(obligation).effect(obligation.payload(), made)
				: keeper(obligation).effect(obligation.payload());
	}

	/// What became of the call that a promise was made with.
	Fate settle(Obligation obligation, Mutation made, Look look) {
		return keeper(obligation).settle(obligation.payload(), made, look);
	}

	/// What has to do alone until a promise is kept; empty if nothing is known of it.
	Optional<Condition> meanwhile(Obligation obligation) {
		return keeper(obligation).meanwhile(obligation.payload());
	}

	/// Looks whether what was promised is so.
	Sighting look(Operation operation, Obligation obligation, Look look) {
		return others(operation, obligation).orElseGet(() -> effect(obligation).look(look));
	}

	/// Looks whether everything is as it was.
	Sighting proof(Operation operation, Obligation obligation, Look look) {
		return others(operation, obligation).orElseGet(() -> keeper(obligation).proof(obligation.payload()).look(look));
	}

	/// Only what turns back leaves it to them: what others did may have been taken on instead, and is ours to watch then.
	private Optional<Sighting> others(Operation operation, Obligation obligation) {
		var made = obligation.mutation();
		var leaves = operation.phase() instanceof Phase.Restoring && !operation.pastReturn();
		return (leaves && made != null && keeper(obligation).onlyWatches()) ? operation.mutation(made)
			.filter((call) -> call.state() == Mutation.State.REFUTED)
			.map((call) -> Sighting.met(
					"the call to %s did not happen, and what others did is left to them".formatted(call.title()),
					Evidence.NONE))
				: Optional.empty();
	}

	private Keeper keeper(Obligation obligation) {
		var keeper = this.byKind.get(obligation.kind());
		if (keeper == null) {
			throw new IllegalStateException("there is no keeper for " + obligation.kind());
		}
		return keeper;
	}

}
