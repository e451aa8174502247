package dev.switchback.operation;

import java.util.Optional;
import java.util.function.Function;

/// What a call was made for, as the ledger has it: a visit to a step (`key#visit`), or a promise (`obligation:id`).
///
/// What another operation sent, from which this one took over, is never taken for a call of a visit of this one's: it is
/// `key#visit@code` where the step of that key goes on with what the other one, of that code, did; and `code/key#visit` where
/// that is over, and counts for nothing that this one does.
public record Origin(String text) {

	private static final String PROMISE = "obligation:";

	/// The step that the call counts for; empty if it was made for a promise, or for what is over.
	public Optional<String> step() {
		var visit = this.text.lastIndexOf('#');
		return (visit < 0 || over() || this.text.startsWith(PROMISE)) ? Optional.empty()
				: Optional.of(this.text.substring(0, visit));
	}

	/// Whether it was made for what was over when another operation took over.
	public boolean over() {
		return this.text.indexOf('/') >= 0;
	}

	boolean isOf(String step) {
		return step().filter(step::equals).isPresent();
	}

	/// Which visit to its step it was; 0 if it was none of this operation's.
	int visit() {
		var visit = this.text.substring(this.text.lastIndexOf('#') + 1);
		return (step().isPresent() && visit.matches("[0-9]{1,9}")) ? Integer.parseInt(visit) : 0;
	}

	/// The same for whoever takes over.
	///
	/// @param code of the operation that it is taken over from
	/// @param heir the step that goes on with what a step did; empty if that is over
	Origin left(String code, Function<String, Optional<String>> heir) {
		return step().map((step) -> {
			var visit = this.text.substring(step.length() + 1);
			var taken = visit.indexOf('@');
			var maker = (taken < 0) ? code : visit.substring(taken + 1);
			var number = (taken < 0) ? visit : visit.substring(0, taken);
			return heir.apply(step)
				.map((key) -> new Origin("%s#%s@%s".formatted(key, number, maker)))
				.orElseGet(() -> new Origin("%s/%s#%s".formatted(maker, step, number)));
		}).orElse(this);
	}

}
