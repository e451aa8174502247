package dev.switchback.azure.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Probes over real sockets: what is asked for at `10.70.0.4` is answered by this test.
class NetworkProberTests {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/// Answers one connection, and remembers what it was asked.
	private static final class Site implements Door {

		private final String answer;

		private final List<InetSocketAddress> connected = new ArrayList<>();

		private final CompletableFuture<String> asked = new CompletableFuture<>();

		Site(String answer) {
			this.answer = answer;
		}

		@Override
		public InetAddress resolve(String host) throws IOException {
			return switch (host) {
				case "app.example" -> InetAddress.ofLiteral("10.70.0.4");
				case "inside.example" -> InetAddress.ofLiteral("127.0.0.1");
				case "far.example" -> InetAddress.ofLiteral("10.99.0.4");
				case String literal when literal.startsWith("10.") -> InetAddress.ofLiteral(literal);
				case String unknown -> throw new UnknownHostException(unknown);
			};
		}

		@Override
		public Socket connect(InetSocketAddress address, int millis) throws IOException {
			this.connected.add(address);
			if (address.getPort() == 9) {
				throw new ConnectException("refused");
			}
			var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
			Thread.ofVirtual().start(() -> serve(server));
			return new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
		}

		private void serve(ServerSocket server) {
			try (server; var socket = server.accept()) {
				var request = new StringBuilder();
				while (!this.answer.isEmpty() && request.indexOf("\r\n\r\n") < 0) {
					request.append((char) socket.getInputStream().read());
				}
				this.asked.complete(request.toString());
				socket.getOutputStream().write(this.answer.getBytes(StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	private static Answered ask(Site site, Probe.Kind kind, String address) {
		return new NetworkProber(new Networks(List.of("10.70.0.0/16")), site, () -> 0L)
			.ask(new Probe("web", kind, address), PATIENCE);
	}

	private static String http(String status, String body) {
		return "HTTP/1.1 %s\r\nSet-Cookie: secret\r\n\r\n%s".formatted(status, body);
	}

	@Test
	void aConnectionIsEnough() {
		var site = new Site("");
		assertThat(ask(site, Probe.Kind.TCP, "app.example:443"))
			.isEqualTo(Answered.pass("connected in 0 ms", Duration.ZERO));
		assertThat(site.connected).containsExactly(new InetSocketAddress(InetAddress.ofLiteral("10.70.0.4"), 443));
	}

	@Test
	void onlyStatusTimeAndAHashAreKept() {
		var site = new Site(http("200 OK", "1"));
		assertThat(ask(site, Probe.Kind.HTTP_GET, "http://app.example:8080/health"))
			.isEqualTo(Answered.pass("200 in 0 ms, sha256 6b86b273ff34fce1", Duration.ZERO));
		assertThat(site.asked.join())
			.isEqualTo("GET /health HTTP/1.1\r\nHost: app.example:8080\r\nConnection: close\r\n\r\n");
	}

	@Test
	void whatHasOnlyAHeadIsNotHashed() {
		var site = new Site(http("204 No Content", ""));
		assertThat(ask(site, Probe.Kind.HTTP_HEAD, "http://app.example"))
			.isEqualTo(Answered.pass("204 in 0 ms", Duration.ZERO));
		assertThat(site.asked.join()).startsWith("HEAD / HTTP/1.1\r\nHost: app.example\r\n");
	}

	@ParameterizedTest
	@CsvSource({ "500 Internal Server Error,FAIL", "404 Not Found,FAIL", "503,FAIL", "301 Moved,INCONCLUSIVE",
			"302 Found,INCONCLUSIVE", "204,PASS" })
	void onlyWhatSucceedsPassesAndNoRedirectIsFollowed(String status, Verdict verdict) {
		var site = new Site(http(status, ""));
		assertThat(ask(site, Probe.Kind.HTTP_GET, "http://app.example/").verdict()).isEqualTo(verdict);
		assertThat(site.connected).hasSize(1);
	}

	@Test
	void whatSpeaksNoHttpFails() {
		assertThat(ask(new Site("SSH-2.0-OpenSSH\r\n\r\n"), Probe.Kind.HTTP_GET, "http://app.example/"))
			.isEqualTo(Answered.fail("no HTTP after 0 ms"));
	}

	@Test
	void whatSpeaksNoTlsFails() {
		assertThat(ask(new Site("HTTP/1.1 400 Bad Request\r\n\r\n"), Probe.Kind.HTTP_GET, "https://app.example/")
			.verdict()).isEqualTo(Verdict.FAIL);
	}

	@Test
	void whoRefusesTheConnectionFails() {
		assertThat(ask(new Site(""), Probe.Kind.TCP, "app.example:9")).isEqualTo(Answered.fail("no answer after 0 ms"));
	}

	@ParameterizedTest
	@CsvSource({ "inside.example:80", "far.example:80", "nobody.example:80", "10.71.0.4:80", "nonsense" })
	void whatMayNotBeAskedIsNotConnectedTo(String address) {
		var site = new Site("");
		var answered = ask(site, Probe.Kind.TCP, address);
		assertThat(answered.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
		assertThat(answered.words()).startsWith("not asked: ");
		assertThat(site.connected).isEmpty();
	}

}
