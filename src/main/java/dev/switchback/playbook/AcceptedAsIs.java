package dev.switchback.playbook;

/// Somebody takes what is seen at a step for what it should be.
///
/// @param step key of the step
public record AcceptedAsIs(String step) implements Learned {

	@Override
	public String sentence() {
		return "what is seen counts as it should be from now on";
	}

}
