package dev.switchback.playbook;

/// What another operation had drained became this one's to bring back.
///
/// @param plan of the other operation, of the same playbook and version
public record TakenOver(Record plan) implements Learned {

	@Override
	public String sentence() {
		return "how it was found before the other one changed it counts here as well, and is what it is brought back to";
	}

}
