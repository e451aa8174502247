package dev.switchback.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.api.Contract;
import dev.switchback.api.Exchange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/// The service in a process of its own, which a test may kill.
public final class ServiceProcess implements AutoCloseable {

	private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/v1");

	private static final List<String> FLAGS = List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(20))
		.build();

	private final Process process;

	private final Path log;

	private final Path state;

	private final int port;

	private ServiceProcess(Process process, Path log, Path state) {
		this.process = process;
		this.log = log;
		this.state = state;
		this.port = awaitPort();
	}

	/// Starts the service on a free port and waits until it has greeted.
	///
	/// @param state its state directory
	/// @param settings as on a command line, such as `--spring.datasource.url=…`
	public static ServiceProcess start(Path state, List<String> settings) {
		return start(state, FLAGS, settings);
	}

	/// The same with other flags for the JVM.
	public static ServiceProcess start(Path state, List<String> flags, List<String> settings) {
		try {
			Files.createDirectories(state);
			var log = state.resolve("service-" + UUID.randomUUID() + ".log");
			var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"--enable-native-access=ALL-UNNAMED", "-Djdk.httpclient.allowRestrictedHeaders=content-length",
					"-Dsun.net.httpserver.nodelay=true"));
			command.addAll(flags);
			command.addAll(List.of("-cp", classPath(), "dev.switchback.Switchback", "--server.port=0",
					"--switchback.state-dir=" + state));
			command.addAll(settings);
			var builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.directory(state.toFile());
			builder.environment().put("REHEARSAL_MD5_KEY", "rehearsal-md5-key");
			var process = builder.start();
			try {
				return new ServiceProcess(process, log, state);
			}
			catch (AssertionError ex) {
				process.destroyForcibly();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/// As in production: without the tests' own settings, which silence what tests provoke.
	private static String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private int awaitPort() {
		return Waiting.until("the service greets", PATIENCE, () -> {
			if (!this.process.isAlive()) {
				throw new AssertionError("the service ended:\n" + log());
			}
			var matcher = URL.matcher(log());
			return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
		});
	}

	/// All it has printed.
	public String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.port;
	}

	/// `kill -9`.
	public void kill() {
		this.process.destroyForcibly();
		await();
	}

	/// Asks it to end in good order, and kills it if it does not.
	@Override
	public void close() {
		end();
	}

	/// The same.
	///
	/// @return whether it ended by itself
	public boolean end() {
		this.process.destroy();
		try {
			if (this.process.waitFor(30, TimeUnit.SECONDS)) {
				return true;
			}
			this.process.destroyForcibly();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return false;
	}

	private void await() {
		try {
			this.process.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/// How much processor time it has used so far.
	public Duration cpu() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	public long pid() {
		return this.process.pid();
	}

	public boolean alive() {
		return this.process.isAlive();
	}

	public Reply get(String path) {
		return exchange("GET", path, null, Map.of());
	}

	/// Posts with a fresh idempotency key.
	public Reply post(String path, String body) {
		return exchange("POST", path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
	}

	/// Sends a request; what is answered has to fit the contract.
	public Reply exchange(String method, String path, @Nullable String body, Map<String, String> headers) {
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.timeout(Duration.ofSeconds(60))
			.setHeader("Authorization", "Bearer " + token())
			.setHeader("Content-Type", "application/json");
		headers.forEach(request::setHeader);
		request.method(method,
				(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		try {
			var sent = request.build();
			var response = this.http.send(sent, HttpResponse.BodyHandlers.ofString());
			Contract.check(new Exchange(method, path, sent.headers().map(), (body != null) ? body : "",
					response.statusCode(), response.headers().map(), response.body()));
			var json = response.body().isEmpty() ? NullNode.getInstance() : JSON.readTree(response.body());
			return new Reply(response.statusCode(), json, response.headers());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/// Reads something in one of its forms, with the token of an operator; empty if there is nothing.
	public String read(String path, String accept) {
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.timeout(Duration.ofSeconds(60))
			.header("Authorization", "Bearer " + token())
			.header("Accept", accept)
			.build();
		try {
			var response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
			return response.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/// The bearer token of an operator.
	public String token() {
		try {
			return JSON.readTree(Files.readString(this.state.resolve("tokens.json"))).path("operator").asString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/// Waits until an operation is as wanted.
	public Reply until(String id, Predicate<Reply> wanted) {
		return Waiting.until("operation " + id + " is as wanted", PATIENCE, () -> {
			var reply = get("/v1/operations/" + id);
			return (reply.status() == 200 && wanted.test(reply)) ? reply : null;
		});
	}

}
