package dev.switchback.playbook;

/// Somebody says that what was changed was brought back by hand.
///
/// @param step key of the step at which they said so
public record DoneOutside(String step) implements Learned {

	@Override
	public String sentence() {
		return "nothing is sent to bring it back: it is looked whether a hand does";
	}

}
