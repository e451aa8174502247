package dev.switchback.simulator.http;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import dev.switchback.simulator.wire.Delivery;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;

/// Carries requests in and responses out, as late as they are to be, or not at all.
final class Carrier implements HttpHandler {

	/// More than any resource of ours needs.
	private static final int LARGEST_BODY = 1024 * 1024;

	private static final System.Logger LOG = System.getLogger(Carrier.class.getName());

	private final Function<Request, Response> handler;

	private final Pause pause;

	Carrier(Function<Request, Response> handler, Pause pause) {
		this.handler = handler;
		this.pause = pause;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
			if (body.length > LARGEST_BODY) {
				write(exchange, tooLarge());
				return;
			}
			var request = new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
					headers(exchange), body);
			deliver(exchange, this.handler.apply(request));
		}
		catch (IOException ex) {
			LOG.log(Level.DEBUG, "A client went away", ex);
		}
	}

	private static Map<String, String> headers(HttpExchange exchange) {
		var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
		exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
		return headers;
	}

	private void deliver(HttpExchange exchange, Response response) throws IOException {
		switch (response.delivery()) {
			case Delivery.Held held -> {
				this.pause.pause(held.after());
				write(exchange, response);
			}
			// Closing an exchange without a response closes its connection.
			case Delivery.Dropped dropped -> this.pause.pause(dropped.after());
		}
	}

	private static void write(HttpExchange exchange, Response response) throws IOException {
		response.headers().forEach(exchange.getResponseHeaders()::set);
		if (response.body().length == 0 || exchange.getRequestMethod().equals("HEAD")) {
			exchange.sendResponseHeaders(response.status(), -1);
			return;
		}
		exchange.sendResponseHeaders(response.status(), response.body().length);
		exchange.getResponseBody().write(response.body());
	}

	private static Response tooLarge() {
		var message = "{\"error\":{\"code\":\"RequestContentTooLarge\",\"message\":\"The request content exceeded the"
				+ " maximum size.\"}}";
		return Response.of(413, Map.of("Content-Type", "application/json; charset=utf-8", "Connection", "close"),
				message.getBytes(StandardCharsets.UTF_8));
	}

}
