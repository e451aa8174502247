package dev.switchback.simulator;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.admin.Administration;
import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Principal;
import dev.switchback.simulator.arm.ResourceManager;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.arm.Target;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.machines.Machines;
import dev.switchback.simulator.network.Network;
import dev.switchback.simulator.protection.Guest;
import dev.switchback.simulator.recovery.RecoveryServices;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import dev.switchback.simulator.world.Ids;
import dev.switchback.simulator.world.Journal;
import dev.switchback.simulator.world.Mutation;
import dev.switchback.simulator.world.Settings;
import dev.switchback.simulator.world.World;

/// The simulator's core: requests in, responses out. Its state is a function of the clock and of what was received, so
/// that polling changes nothing, and the same seed, clock and requests give the same responses to the letter. It never
/// waits and never fails to answer: what is to happen to a response on its way is said in its delivery. Safe to use from
/// many threads.
public final class ArmSimulator implements AutoCloseable {

	private static final System.Logger LOG = System.getLogger(ArmSimulator.class.getName());

	private final ReentrantLock lock = new ReentrantLock();

	private final InstantSource clock;

	private final Setup setup;

	private final World world;

	private final ResourceManager resourceManager;

	private final Administration administration;

	private @Nullable RuntimeException broken;

	/// What a simulator consists of.
	///
	/// @param estate what there is at first
	/// @param settings how it behaves at first
	/// @param seed of all ids; the same seed gives the same ids
	/// @param clientId the one application that may sign in
	/// @param clientSecret its secret
	/// @param adminToken asked for under `/_simulator`; null to refuse everybody there
	/// @param hosts names it goes by under `/_simulator`, without ports
	/// @param tokenKey signs access tokens
	/// @param journal where its state is kept
	record Setup(Estate estate, Settings settings, long seed, String clientId, String clientSecret,
			@Nullable String adminToken, Set<String> hosts, byte[] tokenKey, Journal journal) {
	}

	/// The rehearsal estate, kept nowhere. Signing in works with client
	/// `00000000-0000-0000-0000-000000000003` and secret
	/// `simulator`; under `/_simulator` the token is `admin`.
	public ArmSimulator(InstantSource clock, Settings settings, long seed) {
		this(clock, Estate.rehearsal(), settings, seed);
	}

	/// Any estate, kept nowhere.
	public ArmSimulator(InstantSource clock, Estate estate, Settings settings, long seed) {
		this(clock, new Setup(estate, settings, seed, Options.CLIENT_ID, Options.CLIENT_SECRET, "admin",
				Set.of("localhost", "127.0.0.1", "management.azure.com"), new byte[] { 1, 2, 3, 4 }, Journal.NONE));
	}

	ArmSimulator(InstantSource clock, Setup setup) {
		this.clock = clock;
		this.setup = setup;
		this.world = World.open(setup.estate(), setup.settings(), new Ids(setup.seed()), setup.journal(),
				Instant.ofEpochMilli(clock.millis()));
		var routes = new Routes();
		Network.routes(routes);
		RecoveryServices.routes(routes);
		Machines.routes(routes);
		this.resourceManager = new ResourceManager(this.world, routes,
				new Principal(setup.clientId(), setup.clientSecret()), setup.tokenKey());
		this.administration = administration(setup, this.world);
	}

	private ArmSimulator(InstantSource clock, Setup setup, World world, ResourceManager resourceManager) {
		this.clock = clock;
		this.setup = setup;
		this.world = world;
		this.resourceManager = resourceManager;
		this.administration = administration(setup, world);
	}

	private static Administration administration(Setup setup, World world) {
		var names = setup.hosts().stream().map((name) -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
		return new Administration(world, setup.adminToken(), names);
	}

	/// A copy that goes its own way from here on, by a clock of its own, kept nowhere.
	/// Cheap.
	public ArmSimulator fork(InstantSource otherClock) {
		return locked(() -> {
			var copy = this.world.copy();
			return new ArmSimulator(otherClock, this.setup, copy, this.resourceManager.over(copy));
		});
	}

	/// Answers a request. When this returns, everything that the response speaks of is
	/// durable.
	public Response handle(Request request) {
		return locked(() -> {
			if (this.broken != null) {
				return unavailable(this.broken);
			}
			var response = answer(request);
			try {
				this.world.commit();
				return response;
			}
			catch (RuntimeException ex) {
				this.broken = ex;
				LOG.log(Level.ERROR, "The state cannot be kept. The simulator answers nothing more until restarted.",
						ex);
				return unavailable(ex);
			}
		});
	}

	private Response answer(Request request) {
		try {
			var target = Target.of(request);
			return Administration.owns(target) ? this.administration.handle(request, target)
					: this.resourceManager.handle(request);
		}
		catch (ArmError error) {
			return this.resourceManager.handle(request);
		}
		catch (RuntimeException ex) {
			LOG.log(Level.ERROR, "A bug of the simulator's, in " + request.method() + " " + request.target(), ex);
			return error(500, "InternalServerError", "The simulator has a bug: " + ex);
		}
	}

	private static Response unavailable(RuntimeException cause) {
		return error(503, "ServiceUnavailable", "The simulator cannot keep its state: " + cause.getMessage());
	}

	private static Response error(int status, String code, String message) {
		var body = Json.object();
		body.putObject("error").put("code", code).put("message", message);
		return Response.of(status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.bytes(body));
	}

	private <T> T locked(Supplier<T> action) {
		this.lock.lock();
		try {
			this.world.tick(this.clock.instant());
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/// An access token, as the token endpoint would give it now.
	public String issueToken() {
		return locked(this.resourceManager::issueToken);
	}

	/// The changing calls that were received, in order.
	public List<Mutation> mutations() {
		return locked(() -> this.world.ledger().lines());
	}

	/// Every protected machine and every drill's, and whether anything answers on it: what a probe would find.
	public List<Guest> guests() {
		return locked(this.world::guests);
	}

	/// Orders a fault, by the document that `POST /_simulator/faults` takes.
	/// @return the fault's id
	/// @throws RuntimeException with a sentence if the order makes no sense
	public String order(String json) {
		return locked(() -> {
			var document = (ObjectNode) Json.MAPPER.readTree(json);
			var id = this.administration.order(document).path("id").asString();
			this.world.commit();
			return id;
		});
	}

	public Settings settings() {
		return locked(this.world::settings);
	}

	/// Changes settings from now on.
	public void settings(Settings settings) {
		locked(() -> {
			this.world.settings(settings);
			this.world.commit();
			return settings;
		});
	}

	@Override
	public void close() {
		this.setup.journal().close();
	}

}
