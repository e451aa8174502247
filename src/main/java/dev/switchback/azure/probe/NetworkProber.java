package dev.switchback.azure.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import dev.switchback.azure.arm.Ticker;

/// Asks over the network. A name is resolved once, and what is connected to is that address: what was judged cannot be
/// exchanged. No redirect is followed, and no header is sent but those that HTTP needs.
final class NetworkProber implements Prober {

	private final Networks networks;

	private final Door door;

	private final Ticker ticker;

	NetworkProber(Networks networks, Door door, Ticker ticker) {
		this.networks = networks;
		this.door = door;
		this.ticker = ticker;
	}

	@Override
	public Answered ask(Probe probe, Duration patience) {
		var aim = Aim.of(probe).orElse(null);
		if (aim == null) {
			return Answered.unclear("not asked: the address cannot be understood");
		}
		InetAddress address;
		try {
			address = this.door.resolve(aim.host());
		}
		catch (IOException _) {
			return Answered.lost("not asked: %s has no address".formatted(aim.host()));
		}
		var refusal = this.networks.refusal(address);
		return (refusal.isPresent()) ? Answered.unclear("not asked: " + refusal.get())
				: ask(probe, aim, new InetSocketAddress(address, aim.port()), patience);
	}

	private Answered ask(Probe probe, Aim aim, InetSocketAddress address, Duration patience) {
		var clock = new Stopwatch(this.ticker, patience);
		try (var socket = this.door.connect(address, clock.leftMillis())) {
			return switch (probe.kind()) {
				case TCP -> connected(clock.millis());
				case HTTP_GET -> http("GET", aim, socket, clock);
				case HTTP_HEAD -> http("HEAD", aim, socket, clock);
			};
		}
		catch (SSLException _) {
			return Answered.fail("TLS failed after %d ms".formatted(clock.millis()));
		}
		catch (IOException _) {
			return Answered.fail("no answer after %d ms".formatted(clock.millis()));
		}
	}

	private static Answered connected(long millis) {
		return Answered.pass("connected in %d ms".formatted(millis), Duration.ofMillis(millis));
	}

	private static Answered http(String method, Aim aim, Socket plain, Stopwatch clock) throws IOException {
		plain.setSoTimeout(clock.leftMillis());
		if (!aim.secure()) {
			return new HttpAsking(method, aim, plain, clock).answer();
		}
		try (var secure = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, aim.host(),
				aim.port(), true)) {
			var parameters = secure.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
			secure.setSSLParameters(parameters);
			return new HttpAsking(method, aim, secure, clock).answer();
		}
	}

}
