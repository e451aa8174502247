package dev.switchback.azure.probe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;

import dev.switchback.azure.arm.Ticker;

/// In a rehearsal nothing stands behind the pairs, and nothing runs on the machines. What is called `….contoso.example` is behind the
/// simulated pair `contoso`, and `….app-01.example` on the simulated machine `app-01`; the simulator tells whether it would answer.
/// Everything else is asked as ever.
final class RehearsedProber implements Prober {

	private static final Pattern BEHIND = Pattern.compile("[a-z0-9-]+\\.([a-z0-9-]+)\\.example",
			Pattern.CASE_INSENSITIVE);

	private final HttpClient http;

	private final URI simulator;

	private final Ticker ticker;

	private final Prober network;

	RehearsedProber(URI simulator, SSLContext trust, Ticker ticker, Prober network) {
		this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(trust).build();
		this.simulator = simulator;
		this.ticker = ticker;
		this.network = network;
	}

	/// The pair that something is behind, or the machine that it is on; empty if it is not simulated.
	static Optional<String> pair(Probe probe) {
		return Aim.of(probe)
			.map((aim) -> BEHIND.matcher(aim.host()))
			.filter((host) -> host.matches())
			.map((host) -> host.group(1));
	}

	@Override
	public Answered ask(Probe probe, Duration patience) {
		return pair(probe).map((pair) -> behind(pair, patience)).orElseGet(() -> this.network.ask(probe, patience));
	}

	private Answered behind(String pair, Duration patience) {
		var clock = new Stopwatch(this.ticker, patience);
		try {
			var request = HttpRequest.newBuilder(this.simulator.resolve("/_simulator/behind/" + pair))
				.timeout(patience);
			return answered(this.http.send(request.build(), BodyHandlers.ofString()), clock);
		}
		catch (IOException _) {
			return Answered.unclear("not asked: the simulator does not answer");
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			return Answered.unclear("not asked: it was interrupted");
		}
	}

	private static Answered answered(HttpResponse<String> response, Stopwatch clock) {
		if (response.statusCode() != 200) {
			return Answered.unclear("not asked: the simulator has neither such a pair nor such a machine");
		}
		var millis = clock.millis();
		return response.body().contains("\"answers\":true")
				? Answered.pass("connected in %d ms".formatted(millis), Duration.ofMillis(millis))
				: Answered.fail("no answer after %d ms".formatted(millis));
	}

}
