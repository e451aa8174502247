package dev.switchback.playbook;

import org.jspecify.annotations.Nullable;

/// Which recovery point somebody wants. If there is none of that kind, no other is taken instead.
///
/// @param id ARM id, or its last part; with [Strategy#CUSTOM] only
public record RecoveryPointWish(Strategy strategy, @Nullable String id) {

	/// How a point is picked.
	public enum Strategy {

		/// What is not processed yet is processed first: the least is lost, and it takes longest.
		LATEST,

		/// The newest there is.
		LATEST_PROCESSED,

		/// The newest that the applications took part in.
		LATEST_APP_CONSISTENT,

		/// The newest that was taken as if the power had failed.
		LATEST_CRASH_CONSISTENT,

		/// The one that is named.
		CUSTOM

	}

	/// As people say it.
	public String words() {
		return switch (this.strategy) {
			case LATEST -> "the latest, after processing what is pending";
			case LATEST_PROCESSED -> "the latest processed";
			case LATEST_APP_CONSISTENT -> "the latest application-consistent";
			case LATEST_CRASH_CONSISTENT -> "the latest crash-consistent";
			case CUSTOM -> "the one named";
		};
	}

}
