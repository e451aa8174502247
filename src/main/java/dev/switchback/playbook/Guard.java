package dev.switchback.playbook;

/// What must stay true while a step lasts. Only a sighting that says it is not counts as a loss: blind is not lost.
public record Guard(Condition condition, OnLoss onLoss) {

	/// What happens when a guard is lost.
	public enum OnLoss {

		/// In every purpose, an emergency included.
		TURN_BACK,

		ASK,

		/// The same, and a person may take it as it is: then the step's way for `ACCEPT_AS_IS` is gone.
		ASK_OR_ACCEPT

	}

}
