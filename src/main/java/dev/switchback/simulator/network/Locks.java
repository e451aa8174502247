package dev.switchback.simulator.network;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;

/// One write of a circuit and its peerings at a time.
final class Locks {

	private Locks() {
	}

	/// @throws ArmError if another write is running
	static void check(Exchange exchange, Place place) {
		var running = place.circuit().busyWith();
		if (running.isPresent()) {
			var refusal = refusal(exchange, place, running.get());
			throw exchange.settings().assumptions().concurrentWriteSaysRetryAfter()
					? refusal.header("Retry-After", "10") : refusal;
		}
	}

	private static ArmError refusal(Exchange exchange, Place place, String running) {
		return switch (exchange.settings().assumptions().concurrentWrite()) {
			case CONFLICT_409 -> ArmError.of(409, "AnotherOperationInProgress",
					"Another operation on this or dependent resource is in progress. To retrieve status of the operation"
							+ " use uri: " + exchange.target().base() + "/subscriptions/" + exchange.subscription()
							+ "/providers/Microsoft.Network/locations/" + place.plan().region() + "/operations/"
							+ running + "?api-version=" + exchange.target().query("api-version") + ".");
			case RETRYABLE_429 -> ArmError.of(429, "RetryableError", "A retryable error occurred.")
				.detail("RetryableErrorDueToAnotherOperation", "Operation PutExpressRouteCircuitOperation (" + running
						+ ") is updating resource " + place.id() + ". The call can be retried in a while.");
		};
	}

}
