package dev.switchback.azure.arm;

import java.util.Map;
import java.util.Optional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import dev.switchback.azure.expressroute.ExpressRoute;
import dev.switchback.azure.expressroute.ExpressRouteSettings;
import dev.switchback.azure.expressroute.HealthyCircuits;
import dev.switchback.azure.expressroute.InMemoryHealthyCircuits;
import dev.switchback.playbook.LiveReplicas.Replica;
import dev.switchback.playbook.OwnWrites;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.wire.Delivery;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import reactor.core.publisher.Mono;

/// The Azure room as it is, SDK included, on a simulator in the same process: no sockets, no threads, and time that passes
/// only because something is waited for. The same requests give the same answers to the letter.
///
/// Responses that the simulator holds back arrive later; those that it drops, and those that come after the client gave
/// up, are exceptions as they are over a network.
public final class InProcessAzure {

	private static final Duration ROUND_TRIP = Duration.ofMillis(20);

	private final Network network;

	private final Doctor doctor = new Doctor();

	private final HealthyCircuits healthy = new InMemoryHealthyCircuits();

	private final Arm arm;

	/// Variables of the environment, from which secrets are had.
	public final Map<String, String> environment = new HashMap<>();

	/// The processes of the service that run.
	public final List<Replica> replicas = new ArrayList<>();

	/// How many more times somebody gets a token.
	public int signIns = Integer.MAX_VALUE;

	/// How long new tokens last; the simulator takes none after an hour.
	public Duration tokenLife = Duration.ofMinutes(59);

	/// @param clock by which readings are dated
	/// @param nanos the monotonic clock, the same that the engine sends by
	/// @param pass lets time pass, on both clocks
	public InProcessAzure(InstantSource clock, LongSupplier nanos, Consumer<Duration> pass, ArmSimulator simulator) {
		this(clock, nanos, pass, simulator, (point) -> {
		});
	}

	/// @param points told before and after each request, such as `before PUT …/peerings/AzurePrivatePeering`; may throw an
	/// error to end the process there
	public InProcessAzure(InstantSource clock, LongSupplier nanos, Consumer<Duration> pass, ArmSimulator simulator,
			Consumer<String> points) {
		this.network = (what, asked, patience) -> {
			var request = asked.get();
			points.accept("before " + what);
			var response = this.doctor.treat(request, simulator.handle(request));
			pass.accept(ROUND_TRIP);
			deliver(response.delivery(), patience, pass);
			points.accept("after " + what);
			return response;
		};
		this.arm = arm(clock, nanos, pass, signIn(clock, simulator));
	}

	/// @param network carries requests to the simulator, and what is answered back
	/// @param token good for as long as anybody will ask
	public InProcessAzure(InstantSource clock, LongSupplier nanos, Consumer<Duration> pass, Network network,
			String token) {
		this(clock, nanos, pass, network, token, CallBudget.Kind.READS);
	}

	/// @param posts what a POST that only reads is budgeted as
	public InProcessAzure(InstantSource clock, LongSupplier nanos, Consumer<Duration> pass, Network network,
			String token, CallBudget.Kind posts) {
		this.network = network;
		this.arm = ArmConfiguration.arm(settings(), new Client(), always(token),
				InMemoryCallBudget.allowances(clock, nanos::getAsLong, posts), clock, nanos::getAsLong, pass::accept);
	}

	private Arm arm(InstantSource clock, LongSupplier nanos, Consumer<Duration> pass, SignIn signIn) {
		return ArmConfiguration.arm(settings(), new Client(), signIn,
				InMemoryCallBudget.allowances(clock, nanos::getAsLong), clock, nanos::getAsLong, pass::accept);
	}

	/// Lets a response arrive as it was said to: late, after the client gave up, or never.
	/// @throws IOException as a client over a network would
	public static void deliver(Delivery delivery, Duration patience, Consumer<Duration> pass) throws IOException {
		if (delivery.after().compareTo(patience) > 0) {
			pass.accept(patience);
			throw new HttpTimeoutException("request timed out");
		}
		pass.accept(delivery.after());
		if (delivery instanceof Delivery.Dropped) {
			throw new IOException("HTTP/1.1 header parser received no bytes");
		}
	}

	/// What lies between a client and Azure.
	@FunctionalInterface
	public interface Network {

		/// Carries one request there and its response back.
		///
		/// @param what method and path
		/// @param asked the request, whose body is read when this is asked for: the last moment at which it may not leave
		/// @param patience how long the client waits
		Response carry(String what, Supplier<Request> asked, Duration patience) throws IOException;

	}

	static ArmSettings settings() {
		var host = URI.create("https://management.azure.com");
		return new ArmSettings(host, host, host + "/.default", ArmSettings.Credential.CLIENT_SECRET, null, null, null,
				null, true, "2025-03-01", ApiVersions.DEFAULT, Duration.ofSeconds(5), Duration.ofSeconds(15),
				Duration.ofSeconds(60));
	}

	/// What is remembered and renewed goes by virtual time; the SDK, which goes by the wall clock, takes every token for old
	/// and asks for one with every request.
	private SignIn signIn(InstantSource clock, ArmSimulator simulator) {
		var tokens = new Tokens(() -> (_) -> Mono.fromSupplier(() -> issue(clock, simulator)), settings().scope(),
				clock);
		return new SignIn() {

			@Override
			public Mono<AccessToken> getToken(TokenRequestContext request) {
				return tokens.getToken(request)
					.map((token) -> new AccessToken(token.getToken(), OffsetDateTime.parse("2000-01-01T00:00Z")));
			}

			@Override
			public Optional<ArmProblem> lasting(Duration duration) {
				return tokens.lasting(duration);
			}

		};
	}

	private AccessToken issue(InstantSource clock, ArmSimulator simulator) {
		if (this.signIns-- <= 0) {
			throw new IllegalStateException("no answer");
		}
		return new AccessToken(simulator.issueToken(), clock.instant().plus(this.tokenLife).atOffset(ZoneOffset.UTC));
	}

	private static SignIn always(String token) {
		var access = new AccessToken(token, OffsetDateTime.parse("2999-01-01T00:00Z"));
		return new SignIn() {

			@Override
			public Mono<AccessToken> getToken(TokenRequestContext request) {
				return Mono.just(access);
			}

			@Override
			public Optional<ArmProblem> lasting(Duration duration) {
				return Optional.empty();
			}

		};
	}

	/// Changes what is answered.
	public Doctor doctor() {
		return this.doctor;
	}

	public Arm arm() {
		return this.arm;
	}

	/// ExpressRoute, for somebody who has nothing open anywhere.
	public ExpressRoute expressRoute() {
		return expressRoute((_) -> List.of());
	}

	public ExpressRoute expressRoute(OwnWrites ownWrites) {
		return new ExpressRoute(this.arm, ownWrites, this.healthy, () -> List.copyOf(this.replicas),
				new Secrets(this.environment::get), ExpressRouteSettings.DEFAULT);
	}

	private final class Client implements HttpClient {

		@Override
		public Mono<HttpResponse> send(HttpRequest request) {
			return send(request, Context.NONE);
		}

		@Override
		public Mono<HttpResponse> send(HttpRequest request, Context context) {
			return Mono.fromCallable(() -> exchange(request, context));
		}

		@Override
		public HttpResponse sendSync(HttpRequest request, Context context) {
			try {
				return exchange(request, context);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private HttpResponse exchange(HttpRequest request, Context context) throws IOException {
			var what = request.getHttpMethod() + " " + request.getUrl().getPath();
			var patience = (Duration) context.getData("azure-response-timeout").orElse(Duration.ofSeconds(15));
			var response = InProcessAzure.this.network.carry(what, () -> asked(request), patience);
			return new InMemoryResponse(request, response.status(), response.headers(), response.body());
		}

		private static Request asked(HttpRequest request) {
			var headers = new HashMap<String, String>();
			request.getHeaders().forEach((header) -> headers.put(header.getName(), header.getValue()));
			headers.put("Host", request.getUrl().getAuthority());
			var body = request.getBodyAsBinaryData();
			return new Request(request.getHttpMethod().toString(), request.getUrl().toString(), headers,
					(body != null) ? body.toBytes() : new byte[0]);
		}

	}

}
