package dev.switchback.simulator.arm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

	private final Gate gate;

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
		this.gate = new Gate(this.tokens, throttle);
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
		var reads = found.map((each) -> each.route().reads())
			.orElseGet(() -> request.method().matches("GET|HEAD|OPTIONS"));
		var disturbance = Disturbance.of(this.world, request.method(), target.path(), Subject.item(request, target),
				reads, SignIn.owns(target));
		if (disturbance.neverArrives()) {
			return neverArrived(request, target, ids, disturbance, reads);
		}
		var exchange = new Exchange(request, target, this.world, disturbance, ids.correlation());
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
		headers.putAll(this.gate.pass(exchange, reads));
		var route = found.orElseThrow(() -> unknown(exchange));
		exchange.routed(route.variables());
		return route.route().handler().apply(exchange);
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
			var outcome = accepted ? accepted(delivery) : refused(reply.status(), code);
			record(exchange.request(), exchange.target(), ids, exchange.change(), outcome, reply.status(), code,
					accepted, exchange.asyncOperation());
		}
		return Manners.response(reply, ids, this.world.now()).with(headers).delivered(delivery);
	}

	private static Mutation.Outcome accepted(Delivery delivery) {
		return switch (delivery) {
			case Delivery.Dropped _ -> Mutation.Outcome.LOST_RESPONSE;
			case Delivery.Held _ -> Mutation.Outcome.ACCEPTED;
		};
	}

	private static Mutation.Outcome refused(int status, @Nullable String code) {
		// The network provider says 429 of a busy resource, too, which is no limit.
		return (status == 429 && !"RetryableError".equals(code)) ? Mutation.Outcome.THROTTLED
				: Mutation.Outcome.REFUSED;
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
				Match.circuitIn(target.path()), Subject.item(request, target),
				request.header(Manners.CLIENT_REQUEST_ID), ids.correlation(), ids.request(),
				(change != null) ? change : "nothing", outcome, status, code, tookEffect, asyncOperation));
	}

	private static @Nullable String errorCode(Reply reply) {
		return (reply.status() < 400 || reply.body() == null) ? null
				: reply.body().path("error").path("code").asString(null);
	}

}
