package dev.switchback.playbook;

/// Somebody wants the source switched off.
///
/// @param step key of the step at which they said so
public record ChoseFencing(String step) implements Learned {

	@Override
	public String sentence() {
		return "the source is to be switched off";
	}

}
