package dev.switchback.simulator.arm;

import dev.switchback.simulator.estate.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.world.Match;

/// What a call has to get past before any resource sees it: a token, a version, a subscription and a group that exist, and
/// ARM's limits.
final class Gate {

	private final Tokens tokens;

	private final Throttle throttle;

	Gate(Tokens tokens, Throttle throttle) {
		this.tokens = tokens;
		this.throttle = throttle;
	}

	/// Lets a call through.
	/// @return headers for its response
	/// @throws ArmError if it does not get through
	Map<String, String> pass(Exchange exchange, boolean reads) {
		authenticate(exchange);
		if (isBlank(exchange.target().query("api-version"))) {
			throw ArmError.of(400, "MissingApiVersionParameter",
					"The api-version query parameter (?api-version=) is required for all requests.");
		}
		checkScope(exchange);
		return admit(exchange, reads);
	}

	private void authenticate(Exchange exchange) {
		var header = exchange.header("Authorization");
		var token = (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) ? header.substring(7).trim()
				: "";
		var validity = token.isEmpty() ? Tokens.Validity.UNKNOWN : this.tokens.check(token, exchange.now());
		var message = switch (validity) {
			case VALID -> "";
			case EXPIRED -> "The access token has expired.";
			case UNKNOWN -> token.isEmpty() ? "Authentication failed. The 'Authorization' header is missing."
					: "The access token is invalid.";
		};
		if (!message.isEmpty()) {
			var code = (validity == Tokens.Validity.EXPIRED) ? "ExpiredAuthenticationToken" : "AuthenticationFailed";
			throw ArmError.of(401, code, message)
				.header("WWW-Authenticate",
						"Bearer authorization_uri=\"" + exchange.target().base() + "/"
								+ exchange.world().estate().tenant()
								+ "\", error=\"invalid_token\", error_description=\"" + message + "\"");
		}
	}

	private static void checkScope(Exchange exchange) {
		var segments = exchange.target().segments();
		if (segments.size() < 2 || !segments.getFirst().equalsIgnoreCase("subscriptions")) {
			return;
		}
		var subscription = segments.get(1);
		if (subscription.equalsIgnoreCase(Scope.FOREIGN.subscription())) {
			throw ArmError.of(403, "AuthorizationFailed",
					"The client does not have authorization to perform action on '" + exchange.target().path()
							+ "' or the scope is invalid.");
		}
		var scopes = exchange.world()
			.estate()
			.scopes()
			.stream()
			.filter((scope) -> scope.subscription().equalsIgnoreCase(subscription))
			.toList();
		if (scopes.isEmpty()) {
			throw isUuid(subscription)
					? ArmError.of(404, "SubscriptionNotFound",
							"The subscription '" + subscription + "' could not be found.")
					: ArmError.of(400, "InvalidSubscriptionId",
							"The provided subscription identifier '" + subscription + "' is malformed or invalid.");
		}
		var grouped = segments.size() > 3 && segments.get(2).equalsIgnoreCase("resourceGroups");
		if (grouped && scopes.stream().noneMatch((scope) -> scope.group().equalsIgnoreCase(segments.get(3)))) {
			throw ArmError.of(404, "ResourceGroupNotFound",
					"Resource group '" + segments.get(3) + "' could not be found.");
		}
	}

	private Map<String, String> admit(Exchange exchange, boolean reads) {
		var kind = kind(exchange, reads);
		if (!exchange.settings().wire().throttling() || kind.isEmpty()) {
			return Map.of();
		}
		var scope = exchange.target().segments().size() > 1 ? "subscription" : "tenant";
		var remaining = this.throttle.admit(scope, kind.get(), exchange.now());
		var circuit = Match.circuitIn(exchange.target().path());
		if (circuit != null) {
			exchange.world()
				.pairOf(circuit)
				.flatMap((plan) -> plan.circuits()
					.stream()
					.filter((each) -> each.name().equalsIgnoreCase(circuit))
					.findFirst())
				.ifPresent((plan) -> this.throttle.admitNetwork(plan.region(), kind.get(), exchange.now()));
		}
		// Recorded: answers to POSTs carry no counter, but for those of Site Recovery.
		var silent = exchange.request().method().equals("POST") && !exchange.isAbout("Microsoft.RecoveryServices");
		return silent ? Map.of() : Map.ofEntries(remaining);
	}

	private static Optional<Throttle.Kind> kind(Exchange exchange, boolean reads) {
		return switch (exchange.request().method()) {
			case "DELETE" -> Optional.of(Throttle.Kind.DELETE);
			case "POST" -> reads ? switch (exchange.settings().assumptions().tablePosts()) {
				case WRITES -> Optional.of(Throttle.Kind.WRITE);
				case READS -> Optional.of(Throttle.Kind.READ);
				case NONE -> Optional.<Throttle.Kind>empty();
			} : Optional.of(Throttle.Kind.WRITE);
			case "PUT", "PATCH" -> Optional.of(Throttle.Kind.WRITE);
			default -> Optional.of(Throttle.Kind.READ);
		};
	}

	private static boolean isBlank(@Nullable String text) {
		return text == null || text.isBlank();
	}

	private static boolean isUuid(String text) {
		try {
			return UUID.fromString(text).toString().equalsIgnoreCase(text);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
