package dev.switchback.simulator.wire;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// One HTTP request.
///
/// @param method in capitals
/// @param target an absolute URI, or path and query as in the request line
/// @param headers one value each; names are compared without regard to case
/// @param body empty if there is none
public record Request(String method, String target, Map<String, String> headers, byte[] body) {

	public Request {
		method = method.toUpperCase(Locale.ROOT);
		headers = Headers.copyOf(headers);
	}

	/// A request without headers or body.
	public static Request of(String method, String target) {
		return new Request(method, target, Map.of(), new byte[0]);
	}

	/// The same request with one header more, or another value of it.
	public Request with(String name, String value) {
		var more = new HashMap<>(this.headers);
		more.keySet().removeIf(name::equalsIgnoreCase);
		more.put(name, value);
		return new Request(this.method, this.target, more, this.body);
	}

	/// The same request with a body (UTF-8) and its content type.
	public Request withBody(String contentType, String text) {
		return new Request(this.method, this.target, this.headers, text.getBytes(StandardCharsets.UTF_8))
			.with("Content-Type", contentType);
	}

	public @Nullable String header(String name) {
		return this.headers.get(name);
	}

	/// The body read as UTF-8.
	public String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

}
