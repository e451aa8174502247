package dev.switchback.simulator.arm;

import dev.switchback.simulator.estate.PairPlan;
import java.util.List;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.world.Settings;
import dev.switchback.simulator.world.World;

/// One call on its way through ARM: what was asked, and what the ledger has to know of it.
public final class Exchange {

	private final Request request;

	private final Target target;

	private final World world;

	private final Disturbance disturbance;

	private final String correlation;

	private Map<String, String> variables = Map.of();

	private @Nullable String change;

	private @Nullable String asyncOperation;

	/// @param correlation what ties the call to others
	Exchange(Request request, Target target, World world, Disturbance disturbance, String correlation) {
		this.request = request;
		this.target = target;
		this.world = world;
		this.disturbance = disturbance;
		this.correlation = correlation;
	}

	void routed(Map<String, String> found) {
		this.variables = found;
	}

	public World world() {
		return this.world;
	}

	public Instant now() {
		return this.world.now();
	}

	public Settings settings() {
		return this.world.settings();
	}

	public Target target() {
		return this.target;
	}

	Request request() {
		return this.request;
	}

	/// What a `{name}` of the route stands for, in the caller's spelling.
	public String variable(String name) {
		return Objects.requireNonNull(this.variables.get(name), name);
	}

	/// The pairs in the subscription that the call names, and in the resource group if it names one.
	public List<PairPlan> pairs() {
		return this.world.estate().pairsIn(variable("subscription"), this.variables.get("group"));
	}

	/// The subscription that the call names, the first one if it names none.
	public String subscription() {
		return this.variables.getOrDefault("subscription", this.world.estate().subscription());
	}

	/// ARM's correlation id of the call.
	public String correlation() {
		return this.correlation;
	}

	/// Whether the call goes to a resource provider.
	public boolean isAbout(String provider) {
		var segments = this.target.segments();
		return segments.size() > 5 && segments.get(5).equalsIgnoreCase(provider);
	}

	/// Whether the call has a body.
	public boolean hasBody() {
		return this.request.body().length > 0;
	}

	/// Whether the call writes a resource inside another.
	public boolean changesChild() {
		return this.request.method().equals("PUT") && this.target.segments().size() > 8;
	}

	public @Nullable String header(String name) {
		return this.request.header(name);
	}

	/// The body as an object.
	/// @throws ArmError if it is anything else
	public ObjectNode body() {
		if (this.request.body().length == 0) {
			throw ArmError.of(400, "InvalidRequestContent", "The request content was invalid and could not be"
					+ " deserialized: 'A body is required for this request.'.");
		}
		try {
			if (Json.parse(this.request.body()) instanceof ObjectNode object) {
				return object;
			}
		}
		catch (JacksonException ex) {
			throw ArmError.of(400, "InvalidRequestContent",
					"The request content was invalid and could not be deserialized: 'Not JSON " + Json.where(ex)
							+ "'.");
		}
		throw ArmError.invalidFormat("The body is not a JSON object.");
	}

	/// Says in words what the call changes. Never with a secret.
	public void changes(String description) {
		this.change = description;
	}

	@Nullable
	String change() {
		return this.change;
	}

	@Nullable
	String asyncOperation() {
		return this.asyncOperation;
	}

	/// What ordered faults make of the async operation that this call is about to begin.
	/// Asking counts as a strike.
	public Disturbance.Course course(Duration usual) {
		return this.disturbance.course(this.world, usual);
	}

	/// Says which async operation the call has begun.
	public void began(String operation) {
		this.asyncOperation = operation;
	}

}
