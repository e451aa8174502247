package dev.switchback.operation;

import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

import dev.switchback.playbook.Mutation;

/// What an operation leaves to the one that takes over from it, as that one counts it: a call or an open promise is of the step
/// that goes on with it, or of none of its steps. What was closed is over.
///
/// @param from the operation that leaves it
/// @param heir the key of the step, or of the promise, that goes on with what stood under a key there; empty if that is over
/// @param keeper the key under which what goes on under a key is kept, if it is about a certain resource, which comes first
public record Heritage(Operation from, Function<String, Optional<String>> heir, BinaryOperator<String> keeper) {

	/// That it is taken over.
	public Event.TookOver taken() {
		return new Event.TookOver(this.from.id(), this.from.code(),
				this.from.mutations().stream().map(this::left).toList(),
				this.from.obligations().stream().map(this::left).toList());
	}

	private Mutation left(Mutation mutation) {
		return mutation.madeFor(new Origin(mutation.origin()).left(this.from.code(), this.heir).text());
	}

	private Obligation left(Obligation obligation) {
		if (obligation.over()) {
			return obligation;
		}
		var heir = obligation.open()
				? this.heir.apply(obligation.key()).map((key) -> this.keeper.apply(obligation.subject(), key))
				: Optional.<String>empty();
		return obligation.under(heir.orElseGet(() -> "%s/%s".formatted(this.from.code(), obligation.key())));
	}

}
