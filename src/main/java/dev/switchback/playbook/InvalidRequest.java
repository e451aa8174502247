package dev.switchback.playbook;

import java.util.List;

/// What was asked for cannot be carried out as asked.
public final class InvalidRequest extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Fault> faults;

	public InvalidRequest(List<Fault> faults) {
		super(faults.isEmpty() ? "The request is not valid." : faults.getFirst().sentence());
		this.faults = List.copyOf(faults);
	}

	/// @param pointer JSON pointer to what is wrong, such as `/parameters/hold/duration`
	/// @param sentence what is wrong and what would be right
	public InvalidRequest(String pointer, String sentence) {
		this(List.of(new Fault(pointer, sentence)));
	}

	/// All that is wrong.
	public List<Fault> faults() {
		return this.faults;
	}

	/// One thing that is wrong.
	///
	/// @param pointer JSON pointer into the body
	/// @param sentence what is wrong and what would be right
	public record Fault(String pointer, String sentence) {
	}

}
