package dev.switchback.playbook;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// What must be undone, made together with the call that makes it necessary.
///
/// @param key stable within the operation, so that the step which keeps the promise can name it
/// @param kind which [Keeper] can keep it
/// @param subject the ARM id of what must be brought back
/// @param title what has to be done, as a sentence without a full stop
/// @param dueIn how long after the intent it is due; `null` if it has no due time of its own
/// @param payload JSON: everything the keeper needs but the secret
/// @param secret what the keeper needs and nobody may read: kept sealed, and only until the promise is kept; `null` if
/// there is none
public record Promise(String key, String kind, String subject, String title, @Nullable Duration dueIn, String payload,
		@Nullable Secret secret) {

	/// A promise without a secret.
	public Promise(String key, String kind, String subject, String title, @Nullable Duration dueIn, String payload) {
		this(key, kind, subject, title, dueIn, payload, null);
	}

}
