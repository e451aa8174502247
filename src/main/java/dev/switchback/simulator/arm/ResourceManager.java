package dev.switchback.simulator.arm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.wire.Delivery;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import dev.switchback.simulator.world.Match;
import dev.switchback.simulator.world.Mutation;
import dev.switchback.simulator.world.World;

/// ARM's front door: signs in, lets through, answers, and writes down every call that changes something.
public final class ResourceManager {

	private final World world;

	private final Routes routes;

	private final SignIn signIn;

	private final Tokens tokens;

	private final Throttle throttle;

	private final byte[] tokenKey;

	private final Principal principal;

	/// @param routes the addresses of the resources; what ARM itself answers is added
	/// @param tokenKey signs the access tokens
	public ResourceManager(World world, Routes routes, Principal principal, byte[] tokenKey) {
		this(world, routes, principal, tokenKey, new Throttle());
		AsyncOperations.routes(routes);
		Subscriptions.routes(routes);
	}

	private ResourceManager(World world, Routes routes, Principal principal, byte[] tokenKey, Throttle throttle) {
		this.world = world;
		this.routes = routes;
		this.principal = principal;
		this.tokenKey = tokenKey;
		this.tokens = new Tokens(tokenKey);
		this.signIn = new SignIn(principal, this.tokens);
		this.throttle = throttle;
	}

	/// The same front door to another world.
	public ResourceManager over(World other) {
		return new ResourceManager(other, this.routes, this.principal, this.tokenKey, this.throttle.copy());
	}

	/// An access token as the sign-in would give it.
	public String issueToken() {
		return this.tokens.issue(this.world.now().plus(this.world.settings().wire().tokenLifetime()));
	}

	/// Answers a call. The world's time has been set, and is the time of the call.
	public Response handle(Request request) {
		var ids = new Manners.CallIds(request, this.world.ids());
		Target target;
		try {
			target = Target.of(request);
		}
		catch (ArmError error) {
			return Manners.response(error.reply(), ids, this.world.now());
		}
		var found = this.routes.find(request.method(), target.segments());
		var reads = found.map((each) -> each.route().reads()).orElse(request.method().matches("GET|HEAD|OPTIONS"));
		var disturbance = Disturbance.of(this.world, request.method(), target.path(), reads, SignIn.owns(target));
		if (disturbance.neverArrives()) {
			return neverArrived(request, target, ids, disturbance, reads);
		}
		var exchange = new Exchange(request, target, this.world, disturbance);
		var headers = new LinkedHashMap<String, String>();
		Reply reply;
		@Nullable
		String code = null;
		try {
			reply = answer(exchange, found, disturbance, reads, headers);
		}
		catch (ArmError error) {
			reply = error.reply();
			code = error.code();
		}
		return deliver(exchange, ids, disturbance, reads, reply, (code != null) ? code : errorCode(reply), headers);
	}

	private Reply answer(Exchange exchange, Optional<Routes.Found> found, Disturbance disturbance, boolean reads,
			Map<String, String> headers) {
		var intercepted = disturbance.interception(this.world);
		if (intercepted.isPresent()) {
			return intercepted.get();
		}
		var signingIn = this.signIn.answer(exchange.request(), exchange.target(), this.world);
		if (signingIn.isPresent()) {
			return signingIn.get();
		}
		authenticate(exchange);
		if (isBlank(exchange.target().query("api-version"))) {
			throw ArmError.of(400, "MissingApiVersionParameter",
					"The api-version query parameter (?api-version=) is required for all requests.");
		}
		checkScope(exchange.target());
		admit(exchange, reads, headers);
		var route = found.orElseThrow(() -> unknown(exchange));
		exchange.routed(route.variables());
		return route.route().handler().apply(exchange);
	}

	private void authenticate(Exchange exchange) {
		var header = exchange.header("Authorization");
		var token = (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) ? header.substring(7).trim()
				: "";
		var validity = token.isEmpty() ? Tokens.Validity.UNKNOWN : this.tokens.check(token, this.world.now());
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
						"Bearer authorization_uri=\"" + exchange.target().base() + "/" + this.world.estate().tenant()
								+ "\", error=\"invalid_token\", error_description=\"" + message + "\"");
		}
	}

	private void checkScope(Target target) {
		var segments = target.segments();
		if (segments.size() < 2 || !segments.getFirst().equalsIgnoreCase("subscriptions")) {
			return;
		}
		var subscription = segments.get(1);
		if (!subscription.equalsIgnoreCase(this.world.estate().subscription())) {
			throw isUuid(subscription)
					? ArmError.of(404, "SubscriptionNotFound",
							"The subscription '" + subscription + "' could not be found.")
					: ArmError.of(400, "InvalidSubscriptionId",
							"The provided subscription identifier '" + subscription + "' is malformed or invalid.");
		}
		var grouped = segments.size() > 3 && segments.get(2).equalsIgnoreCase("resourceGroups");
		if (grouped && !segments.get(3).equalsIgnoreCase(this.world.estate().resourceGroup())) {
			throw ArmError.of(404, "ResourceGroupNotFound",
					"Resource group '" + segments.get(3) + "' could not be found.");
		}
	}

	private void admit(Exchange exchange, boolean reads, Map<String, String> headers) {
		var kind = kind(exchange, reads);
		if (!this.world.settings().wire().throttling() || kind.isEmpty()) {
			return;
		}
		var scope = exchange.target().segments().size() > 1 ? "subscription" : "tenant";
		var remaining = this.throttle.admit(scope, kind.get(), this.world.now());
		if (!exchange.request().method().equals("POST")) {
			headers.put(remaining.getKey(), remaining.getValue());
		}
		var circuit = Match.circuitIn(exchange.target().path());
		if (circuit != null) {
			this.world.pairOf(circuit)
				.flatMap((plan) -> plan.circuits()
					.stream()
					.filter((each) -> each.name().equalsIgnoreCase(circuit))
					.findFirst())
				.ifPresent((plan) -> this.throttle.admitNetwork(plan.region(), kind.get(), this.world.now()));
		}
	}

	private Optional<Throttle.Kind> kind(Exchange exchange, boolean reads) {
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

	private ArmError unknown(Exchange exchange) {
		var target = exchange.target();
		if (this.routes.knows(target.segments())) {
			return ArmError.of(405, "HttpMethodNotSupported", "The HTTP method '" + exchange.request().method()
					+ "' is not supported at scope '" + target.path() + "'.");
		}
		return ArmError.of(404, "InvalidResourceType",
				"The resource type could not be found at '" + target.path() + "': the simulator does not model it.");
	}

	private Response deliver(Exchange exchange, Manners.CallIds ids, Disturbance disturbance, boolean reads,
			Reply reply, @Nullable String code, Map<String, String> headers) {
		var accepted = reply.status() < 400;
		if (accepted) {
			disturbance.accepted(this.world);
		}
		var delivery = disturbance.delivery(this.world);
		if (!reads && !SignIn.owns(exchange.target())) {
			var outcome = outcome(accepted, reply.status(), delivery);
			record(exchange.request(), exchange.target(), ids, exchange.change(), outcome, reply.status(), code,
					accepted, exchange.asyncOperation());
		}
		return Manners.response(reply, ids, this.world.now()).with(headers).delivered(delivery);
	}

	private static Mutation.Outcome outcome(boolean accepted, int status, Delivery delivery) {
		if (!accepted) {
			return (status == 429) ? Mutation.Outcome.THROTTLED : Mutation.Outcome.REFUSED;
		}
		return switch (delivery) {
			case Delivery.Dropped _ -> Mutation.Outcome.LOST_RESPONSE;
			case Delivery.Held _ -> Mutation.Outcome.ACCEPTED;
		};
	}

	private Response neverArrived(Request request, Target target, Manners.CallIds ids, Disturbance disturbance,
			boolean reads) {
		var delivery = disturbance.delivery(this.world);
		if (!reads && !SignIn.owns(target)) {
			record(request, target, ids, null, Mutation.Outcome.NEVER_ARRIVED, 0, null, false, null);
		}
		return Response.of(503, Map.of(), new byte[0]).delivered(delivery);
	}

	private void record(Request request, Target target, Manners.CallIds ids, @Nullable String change,
			Mutation.Outcome outcome, int status, @Nullable String code, boolean tookEffect,
			@Nullable String asyncOperation) {
		this.world.record(new Mutation(this.world.ledger().next(), this.world.now(), request.method(), target.path(),
				Match.circuitIn(target.path()), request.header(Manners.CLIENT_REQUEST_ID), ids.correlation(),
				ids.request(), (change != null) ? change : "nothing", outcome, status, code, tookEffect,
				asyncOperation));
	}

	private static @Nullable String errorCode(Reply reply) {
		return (reply.status() < 400 || reply.body() == null) ? null
				: reply.body().path("error").path("code").asString(null);
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
