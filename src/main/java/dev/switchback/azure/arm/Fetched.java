package dev.switchback.azure.arm;

import java.time.Instant;
import java.util.function.Function;

/// What came of reading something from Azure: the value, or why there is none. There is no third way: what cannot be
/// understood is a problem, never an empty value.
public sealed interface Fetched<T> {

	/// When the request that read it was made.
	Instant at();

	/// It was read.
	record Value<T>(T value, Instant at) implements Fetched<T> {
	}

	/// It could not be read.
	record Failed<T>(ArmProblem problem, Instant at) implements Fetched<T> {

		/// The same failure, of reading something else.
		public <R> Fetched<R> as() {
			return new Failed<>(this.problem, this.at);
		}

	}

	/// What was read, taken for something else. An exception of the mapper means that the
	/// answer cannot be understood.
	default <R> Fetched<R> map(Function<? super T, ? extends R> mapper) {
		return switch (this) {
			case Value<T>(var value, var at) -> {
				try {
					yield new Value<>(mapper.apply(value), at);
				}
				catch (Unreadable ex) {
					yield new Failed<>(ex.problem(), at);
				}
			}
			case Failed<T> failed -> failed.as();
		};
	}

	/// An answer that is not what it should be.
	final class Unreadable extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final transient ArmProblem problem;

		/// @param why what is wrong with it, without quoting it
		public Unreadable(String why) {
			super(why);
			this.problem = ArmProblem.Garbled.because(why);
		}

		ArmProblem problem() {
			return this.problem;
		}

	}

}
