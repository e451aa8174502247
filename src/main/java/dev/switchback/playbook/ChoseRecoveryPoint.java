package dev.switchback.playbook;

/// Somebody chose another recovery point.
///
/// @param step key of the step at which they did
public record ChoseRecoveryPoint(String step, RecoveryPointWish wish) implements Learned {

	@Override
	public String sentence() {
		return "another recovery point is wanted: %s"
			.formatted((this.wish.id() != null) ? this.wish.id() : this.wish.words());
	}

}
