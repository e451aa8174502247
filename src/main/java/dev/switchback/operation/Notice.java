package dev.switchback.operation;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Something that happened outside of operations, and that those who follow what happens want to know.
///
/// @param subject a pair's name, or an id in lower case; `null` for everything
/// @param sentence what happened, for people
/// @param by who did it; `null` unless somebody did
/// @param assessment that it is about; `null` unless it is about one
/// @param worseBy how many findings got worse; `null` unless it is about an assessment
public record Notice(Type type, Instant at, @Nullable String subject, String sentence, @Nullable String by,
		@Nullable UUID assessment, @Nullable Integer worseBy) {

	/// What kind of thing. Stored by name, and named so in the contract.
	public enum Type {

		/// An assessment found something worse than the one before about the same.
		ASSESSMENT_WORSE,

		/// Somebody declared something.
		DECLARED

	}

}
