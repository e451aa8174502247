package dev.switchback.simulator.wire;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// One HTTP response, and how it is to reach its client.
///
/// @param status the HTTP status
/// @param headers one value each; names are compared without regard to case
/// @param body empty if there is none
/// @param delivery at once unless a fault says otherwise; whoever carries the response has to honour it
public record Response(int status, Map<String, String> headers, byte[] body, Delivery delivery) {

	public Response {
		headers = Headers.copyOf(headers);
	}

	public static Response of(int status, Map<String, String> headers, byte[] body) {
		return new Response(status, headers, body, Delivery.AT_ONCE);
	}

	/// The same response with headers more, or other values of them.
	public Response with(Map<String, String> more) {
		var all = new HashMap<>(this.headers);
		more.forEach((name, value) -> {
			all.keySet().removeIf(name::equalsIgnoreCase);
			all.put(name, value);
		});
		return new Response(this.status, all, this.body, this.delivery);
	}

	public Response delivered(Delivery other) {
		return new Response(this.status, this.headers, this.body, other);
	}

	public @Nullable String header(String name) {
		return this.headers.get(name);
	}

	/// The body read as UTF-8.
	public String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

}
