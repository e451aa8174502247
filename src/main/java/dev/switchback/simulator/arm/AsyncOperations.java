package dev.switchback.simulator.arm;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.AsyncOperation;

/// ARM's async operations: how they are begun, and what a client that asks after them hears. They end by the clock, whether
/// anybody asks or not.
public final class AsyncOperations {

	private static final String PROVIDER = "/subscriptions/{subscription}/providers/{provider}/locations/{region}";

	private static final String NETWORK = "Microsoft.Network";

	private AsyncOperations() {
	}

	/// Which headers a POST's 202 carries.
	public enum Headers {

		LOCATION, ASYNC_OPERATION, BOTH

	}

	static void routes(Routes routes) {
		routes.get(PROVIDER + "/operations/{operation}", AsyncOperations::status);
		routes.get(PROVIDER + "/operationResults/{operation}", AsyncOperations::result);
	}

	/// Begins the async operation of a write.
	public static AsyncOperation write(Exchange exchange, Disturbance.Course course) {
		return begin(exchange, course, null);
	}

	private static AsyncOperation begin(Exchange exchange, Disturbance.Course course, @Nullable JsonNode result) {
		var completesAt = (course.takes() == null) ? null : exchange.now().plus(course.takes());
		var operation = new AsyncOperation(exchange.world().ids().uuid(), exchange.now(), completesAt, course.code(),
				course.message(), result);
		exchange.world().begin(operation);
		exchange.began(operation.id());
		return operation;
	}

	/// Answers a write's PUT: the resource, and where to ask after the operation. Never
	/// 202, which SDKs do not accept.
	public static Reply put(Exchange exchange, int status, String region, AsyncOperation operation, JsonNode resource) {
		return new Reply(status, Map.of(), resource)
			.header("Azure-AsyncOperation", url(exchange, region, "operations", operation))
			.header("Azure-AsyncNotification", "Enabled")
			.header("Retry-After", retryAfter(exchange));
	}

	/// Answers a DELETE.
	public static Reply delete(Exchange exchange, String region, AsyncOperation operation) {
		return new Reply(202, Map.of(), null)
			.header("Azure-AsyncOperation", url(exchange, region, "operations", operation))
			.header("Location", url(exchange, region, "operationResults", operation))
			.header("Retry-After", retryAfter(exchange));
	}

	/// Answers a POST that changes something, for a provider that says so with 202 and an empty body.
	public static Reply accepted(Exchange exchange, String provider, String region, AsyncOperation operation) {
		return new Reply(202, Map.of(), null)
			.header("Azure-AsyncOperation", url(exchange, provider, region, "operations", operation))
			.header("Location", url(exchange, provider, region, "operationResults", operation))
			.header("Retry-After", retryAfter(exchange));
	}

	/// Answers a POST that reads: 202 and the word `null`. What it will give is what
	/// could be read when it was received.
	public static Reply read(Exchange exchange, String region, Duration usual, Headers headers, JsonNode result) {
		var operation = begin(exchange, exchange.course(exchange.settings().scaled(usual)), result);
		var reply = new Reply(202, Map.of(), NullNode.instance);
		if (headers != Headers.ASYNC_OPERATION) {
			reply = reply.header("Location", url(exchange, region, "operationResults", operation));
		}
		if (headers != Headers.LOCATION) {
			reply = reply.header("Azure-AsyncOperation", url(exchange, region, "operations", operation));
		}
		return reply.header("Retry-After", retryAfter(exchange));
	}

	private static String url(Exchange exchange, String region, String kind, AsyncOperation operation) {
		return url(exchange, NETWORK, region, kind, operation);
	}

	private static String url(Exchange exchange, String provider, String region, String kind,
			AsyncOperation operation) {
		return exchange.target().base() + "/subscriptions/" + exchange.subscription() + "/providers/" + provider
				+ "/locations/" + region + "/" + kind + "/" + operation.id() + "?api-version="
				+ exchange.target().query("api-version");
	}

	private static String retryAfter(Exchange exchange) {
		int seconds = exchange.settings().wire().retryAfterSeconds();
		return (seconds > 0) ? Integer.toString(seconds) : "";
	}

	private static Reply status(Exchange exchange) {
		var operation = find(exchange);
		if (!operation.over(exchange.now())) {
			return Reply.ok(Json.object().put("status", "InProgress")).header("Retry-After", retryAfter(exchange));
		}
		if (operation.errorCode() == null) {
			return Reply.ok(Json.object().put("status", "Succeeded"));
		}
		var failed = Json.object().put("status", "Failed");
		error(failed.putObject("error"), operation);
		return Reply.ok(failed);
	}

	private static Reply result(Exchange exchange) {
		var operation = find(exchange);
		var here = exchange.target().base() + exchange.target().path() + "?api-version="
				+ exchange.target().query("api-version");
		if (!operation.over(exchange.now())) {
			return new Reply(202, Map.of(), NullNode.instance).header("Location", here)
				.header("Retry-After", retryAfter(exchange));
		}
		if (operation.errorCode() != null) {
			throw ArmError.of(400, operation.errorCode(), String.valueOf(operation.errorMessage()));
		}
		return (operation.result() == null) ? new Reply(204, Map.of(), null)
				: Reply.ok(operation.result()).header("Location", here);
	}

	private static void error(ObjectNode error, AsyncOperation operation) {
		error.put("code", operation.errorCode()).put("message", operation.errorMessage());
		error.putArray("details");
	}

	private static AsyncOperation find(Exchange exchange) {
		var id = exchange.variable("operation");
		return exchange.world()
			.operation(id)
			.orElseThrow(() -> ArmError.of(404, "OperationNotFound",
					"The operation with id '" + id + "' was not found. It may never have existed, or be too old."));
	}

}
