package dev.switchback.azure.arm;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sending;
import tools.jackson.databind.JsonNode;

/// Azure Resource Manager. Every call blocks the caller's thread and is made once: whoever wants to know again looks
/// again.
public final class Arm {

	private final HttpPipeline pipeline;

	private final ArmEndpoint endpoint;

	private final Terms terms;

	private final SignIn signIn;

	private final Allowances allowances;

	private final InstantSource clock;

	private final Ticker ticker;

	private final Pause pause;

	private final Wire wire;

	private final Pages pages;

	private final Map<String, NetworkManagementClient> clients = new ConcurrentHashMap<>();

	Arm(HttpPipeline pipeline, ArmEndpoint endpoint, Terms terms, SignIn signIn, Allowances allowances,
			InstantSource clock, Ticker ticker, Pause pause) {
		this.pipeline = pipeline;
		this.endpoint = endpoint;
		this.terms = terms;
		this.signIn = signIn;
		this.allowances = allowances;
		this.clock = clock;
		this.ticker = ticker;
		this.pause = pause;
		this.wire = new Wire(pipeline, allowances);
		this.pages = new Pages(this.wire, endpoint, terms.readWithin(), clock);
	}

	/// @param networkApiVersion of Microsoft.Network
	/// @param apiVersions of the other providers
	/// @param readWithin how long one read may take
	/// @param writeWithin how long a changing call is waited for; when it is over its
	/// fate is not known
	record Terms(String networkApiVersion, ApiVersions apiVersions, Duration readWithin, Duration writeWithin) {
	}

	/// Until when a look that begins now may block.
	public Deadline deadline(Look look) {
		return Deadline.of(look, this.ticker);
	}

	/// The moment to date a reading with.
	public Instant now() {
		return this.clock.instant();
	}

	/// Nanoseconds of the monotonic clock, to measure ages with.
	public long nanos() {
		return this.ticker.nanos();
	}

	/// Waits, if there is that much time left.
	/// @return whether it waited
	public boolean pause(Duration duration, Deadline deadline) {
		if (deadline.left().compareTo(duration) <= 0) {
			return false;
		}
		try {
			this.pause.pause(duration);
			return true;
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/// Sees to it that calls can be made for so long without signing in again.
	/// @return why they cannot
	public Optional<ArmProblem> signedInFor(Duration duration) {
		return this.signIn.lasting(duration);
	}

	/// Reads a resource of Microsoft.Network, or something that a GET can ask of it.
	public Fetched<JsonNode> get(ArmRead read, Deadline deadline) {
		return get(address(read), deadline);
	}

	/// Reads what another provider tells about a resource.
	public Fetched<JsonNode> get(ArmId id, Extension extension, Map<String, String> query, Deadline deadline) {
		return get(this.endpoint.of(id, extension, query), deadline);
	}

	/// Reads the resource group that a resource is, or is to be, in.
	public Fetched<JsonNode> group(ArmId resource, Deadline deadline) {
		return get(this.endpoint.group(resource.subscription(), resource.resourceGroup()), deadline);
	}

	private Fetched<JsonNode> get(URL address, Deadline deadline) {
		var at = now();
		try {
			var reply = this.wire.read(HttpMethod.GET, address, this.terms.readWithin(), deadline);
			if (reply.status() != 200) {
				return new Fetched.Failed<>(reply.problem(), at);
			}
			var document = reply.document();
			return (document.isObject()) ? new Fetched.Value<>(document, at)
					: new Fetched.Failed<>(ArmProblem.Garbled.because("the answer is no JSON object"), at);
		}
		catch (RuntimeException ex) {
			return new Fetched.Failed<>(Problems.of(ex).orElseThrow(() -> ex), at);
		}
	}

	/// The ids of all resources of a type in a subscription, as far as the service's
	/// identity may see them.
	///
	/// @param type such as `Microsoft.Network/connections`
	public Fetched<List<ArmId>> resources(String subscription, String type, Deadline deadline) {
		return new ResourceList(this.pages, this.endpoint).of(subscription, type, deadline);
	}

	/// Reads all pages of a list. The last page may be empty; a page without a link is the last.
	///
	/// @param read a collection, such as `replicationJobs` of a vault
	public Fetched<List<JsonNode>> list(ArmRead read, Deadline deadline) {
		return this.pages.of(address(read), deadline);
	}

	/// Reads all resources of one type in one resource group.
	///
	/// @param one of them, there or not
	public Fetched<List<JsonNode>> beside(ArmId one, Deadline deadline) {
		return list(Listing.beside(one, this.terms.apiVersions().of(one, this.terms.networkApiVersion())), deadline);
	}

	/// Reads all pages of a list that belongs to no resource.
	public Fetched<List<JsonNode>> list(Listing listing, Deadline deadline) {
		return this.pages.of(this.endpoint.of(listing), deadline);
	}

	/// Which version of each provider's interface is spoken.
	public ApiVersions apiVersions() {
		return this.terms.apiVersions();
	}

	/// Reads what Azure answers later, all at the same time. Each is a POST that changes nothing. Unless there are calls left for
	/// all of them, none is made.
	///
	/// @return in the same order
	public List<Fetched<JsonNode>> ask(List<ArmRead> reads, Deadline deadline) {
		var addresses = reads.stream().map(this::address).toList();
		var wait = this.wire.take(addresses, deadline.urgency());
		if (wait.isPresent()) {
			var refused = new Fetched.Failed<JsonNode>(Turns.refused(wait.get()).problem(), now());
			return Collections.nCopies(reads.size(), refused);
		}
		var pending = addresses.stream()
			.map((address) -> new AsyncRead(this.wire, this.endpoint, address, deadline, this.ticker, this.clock))
			.toList();
		new AsyncReads(pending, this.pause, deadline).await();
		return pending.stream().map(AsyncRead::outcome).toList();
	}

	/// Reads with the SDK's own client.
	///
	/// @param read changes nothing: changing calls of that client are not let through. Has to pass on the context
	public <T> Fetched<T> read(ArmId id, Deadline deadline, BiFunction<NetworkManagementClient, Context, T> read) {
		var at = now();
		try {
			var value = read.apply(client(id.subscription()),
					Wire.context(deadline.left(this.terms.readWithin()), deadline.urgency()));
			return (value != null) ? new Fetched.Value<>(value, at)
					: new Fetched.Failed<>(ArmProblem.Garbled.because("the answer is empty"), at);
		}
		catch (RuntimeException ex) {
			var problem = Problems.of(ex).orElseThrow(() -> ex);
			this.allowances.note(new Allowances.Counted(
					new CallBudget.Bucket(id.subscription().toLowerCase(Locale.ROOT), CallBudget.Kind.READS),
					Optional.empty()), problem);
			return new Fetched.Failed<>(problem, at);
		}
	}

	/// Writes a resource. The call is made once, whatever happens.
	///
	/// @param body JSON
	public Answer put(ArmId id, String body, Sending sending) {
		return change(HttpMethod.PUT, ArmRead.of(id), body, sending);
	}

	/// Has a resource do something that changes it. The call is made once, whatever happens.
	///
	/// @param action such as `unplannedFailover`
	/// @param body JSON; empty for a call without a body. Such a call is held back for the last time when it is handed to
	/// the HTTP client, and not again when the connection stands
	public Answer post(ArmId id, String action, String body, Sending sending) {
		return change(HttpMethod.POST, ArmRead.of(id, action), body, sending);
	}

	private Answer change(HttpMethod method, ArmRead target, String body, Sending sending) {
		var departure = new Departure(sending, this.ticker);
		var bytes = body.getBytes(StandardCharsets.UTF_8);
		var request = new HttpRequest(method, address(target)).setHeader(HttpHeaderName.ACCEPT, "application/json")
			.setHeader(HttpHeaderName.CONTENT_LENGTH, Integer.toString(bytes.length))
			.setHeader(HttpHeaderName.X_MS_CLIENT_REQUEST_ID, sending.requestId().toString());
		if (bytes.length > 0) {
			request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
			request.setBody(BinaryData.fromStream(departure.body(bytes), (long) bytes.length));
		}
		else {
			request.setBody(bytes);
		}
		Context context = Wire.context(this.terms.writeWithin(), sending.urgency()).addData(Departure.KEY, departure);
		try {
			var reply = this.wire.send(request, context);
			var handle = Handles.of(reply, this.endpoint);
			return (reply.status() >= 200 && reply.status() < 300) ? new Answer.Accepted(handle)
					: reply.problem().answer(handle);
		}
		catch (RuntimeException ex) {
			return Problems.of(ex)
				.orElseGet(() -> ArmProblem.Unanswered.because("the call broke off: " + ex.getClass().getSimpleName()))
				.answer(Handle.NONE);
		}
	}

	/// Where something that can be asked of a resource lies on this authority.
	public String addressOf(ArmId id, String action) {
		return address(ArmRead.of(id, action)).toString();
	}

	/// How an async operation of ours stands.
	///
	/// @param address as Azure named it
	public Fetched<AsyncStatus> asyncOperation(String address, Deadline deadline) {
		var at = now();
		try {
			var reply = this.wire.read(HttpMethod.GET, this.endpoint.followed(address), this.terms.readWithin(),
					deadline);
			var document = reply.document();
			if (reply.status() != 200) {
				return new Fetched.Failed<>(reply.problem(), at);
			}
			return document.path("status").isString() ? new Fetched.Value<>(AsyncRead.status(document), at)
					: new Fetched.Failed<>(ArmProblem.Garbled.because("the async operation has no status"), at);
		}
		catch (RuntimeException ex) {
			return new Fetched.Failed<>(Problems.of(ex).orElseThrow(() -> ex), at);
		}
	}

	/// What ARM last said is left of its limits for this process, by subscription and
	/// name.
	public Map<String, Long> remainingCalls() {
		return this.allowances.remaining();
	}

	private URL address(ArmRead read) {
		return this.endpoint.of(read, (read.apiVersion() != null) ? read.apiVersion()
				: this.terms.apiVersions().of(read.id(), this.terms.networkApiVersion()));
	}

	private NetworkManagementClient client(String subscription) {
		return this.clients.computeIfAbsent(subscription,
				(id) -> NetworkClients.of(this.pipeline, this.endpoint.base(), id));
	}

}
