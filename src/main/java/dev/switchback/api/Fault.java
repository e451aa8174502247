package dev.switchback.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a request. One of the first three says where.
///
/// @param pointer JSON pointer into the body
/// @param parameter name of a query parameter
/// @param header name of a header
/// @param detail what is wrong and what would be right
@JsonInclude(JsonInclude.Include.NON_NULL)
record Fault(@Nullable String pointer, @Nullable String parameter, @Nullable String header, String detail) {

	static Fault at(String pointer, String detail) {
		return new Fault(pointer, null, null, detail);
	}

	static Fault in(String parameter, String detail) {
		return new Fault(null, parameter, null, detail);
	}

	static Fault of(String header, String detail) {
		return new Fault(null, null, header, detail);
	}

}
