package dev.switchback.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/// A problem as RFC 9457 wants it.
///
/// @param instance the path that was asked for
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail, String instance,
		@JsonUnwrapped @Nullable Extension extension) {

	static Problem of(ProblemType type, String detail, String instance, @Nullable Extension extension) {
		return new Problem(type.urn(), type.title(), type.status(), detail, instance, extension);
	}

}
