package dev.switchback.simulator.arm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import dev.switchback.simulator.world.Ids;

/// What every response of ARM carries.
final class Manners {

	static final String CLIENT_REQUEST_ID = "x-ms-client-request-id";

	private static final DateTimeFormatter ROUTING = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private Manners() {
	}

	/// The ids of a call.
	///
	/// @param request the server's own
	/// @param correlation the caller's if it has one
	/// @param client the caller's
	record CallIds(String request, String correlation, @Nullable String client) {

		CallIds(Request request, Ids ids) {
			this(ids.uuid(), correlation(request, ids), request.header(CLIENT_REQUEST_ID));
		}

		private static String correlation(Request request, Ids ids) {
			var given = request.header("x-ms-correlation-request-id");
			return (given != null && isPlain(given)) ? given : ids.uuid();
		}

	}

	static Response response(Reply reply, CallIds ids, Instant now) {
		var headers = new LinkedHashMap<String, String>();
		headers.put("Cache-Control", "no-cache");
		headers.put("Pragma", "no-cache");
		headers.put("Expires", "-1");
		headers.put("Server", "Microsoft-HTTPAPI/2.0");
		headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
		headers.put("X-Content-Type-Options", "nosniff");
		headers.put("x-ms-request-id", ids.request());
		headers.put("x-ms-correlation-request-id", ids.correlation());
		headers.put("x-ms-arm-service-request-id", ids.request());
		headers.put("x-ms-routing-request-id", "SIMULATOR:" + ROUTING.format(now) + ":" + ids.request());
		if (ids.client() != null && isPlain(ids.client())) {
			headers.put(CLIENT_REQUEST_ID, ids.client());
		}
		headers.putAll(reply.headers());
		if (reply.body() == null) {
			return Response.of(reply.status(), headers, new byte[0]);
		}
		headers.put("Content-Type", "application/json; charset=utf-8");
		return Response.of(reply.status(), headers, Json.bytes(reply.body()));
	}

	/// Whether a value may be repeated in a header.
	private static boolean isPlain(String value) {
		return value.length() <= 200 && value.chars().allMatch((character) -> character > 31 && character < 127);
	}

}
