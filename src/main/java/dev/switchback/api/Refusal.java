package dev.switchback.api;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// A request that is answered with a problem.
final class Refusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ProblemType type;

	private final transient @Nullable Extension extension;

	/// @param detail what is the matter and what to do about it, in whole sentences
	Refusal(ProblemType type, String detail, @Nullable Extension extension) {
		super(detail);
		this.type = type;
		this.extension = extension;
	}

	Refusal(ProblemType type, String detail) {
		this(type, detail, null);
	}

	/// A request with these faults; the first is said in the detail, too.
	static Refusal of(List<Fault> faults) {
		return new Refusal(ProblemType.INVALID_REQUEST, faults.getFirst().detail(), new Extension.Faults(faults));
	}

	ProblemType type() {
		return this.type;
	}

	String detail() {
		return String.valueOf(getMessage());
	}

	@Nullable
	Extension extension() {
		return this.extension;
	}

}
