package dev.switchback.simulator.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;

/// The HTTPS server: a certificate of our own CA, a virtual thread for each exchange, limits on everything.
public final class Door implements AutoCloseable {

	private final HttpsServer server;

	private final ExecutorService threads;

	private Door(HttpsServer server, ExecutorService threads) {
		this.server = server;
		this.threads = threads;
	}

	/// Where and as whom to listen.
	///
	/// @param bind the address to listen on
	/// @param port 0 for any free one
	/// @param names what the certificate is for
	/// @param keys the directory of the CA's key
	/// @param caFile where the CA's certificate goes
	public record Place(String bind, int port, List<String> names, Path keys, Path caFile) {
	}

	/// Begins to listen.
	public static Door open(Place place, Instant now, Function<Request, Response> handler)
			throws IOException, GeneralSecurityException {
		limit();
		var authority = Authority.in(place.keys(), now);
		OwnFiles.open(place.caFile(), authority.pem());
		var server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName(place.bind()), place.port()), 1024);
		server.setHttpsConfigurator(new HttpsConfigurator(context(authority.leaf(place.names(), now))));
		var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("simulator-", 0).factory());
		server.setExecutor(threads);
		server.createContext("/", new Carrier(handler, new ThreadPause()));
		server.start();
		return new Door(server, threads);
	}

	/// The JDK's server reads its limits from system properties, once. What was set by
	/// hand is left alone.
	private static void limit() {
		setIfAbsent("sun.net.httpserver.nodelay", "true");
		setIfAbsent("sun.net.httpserver.maxReqHeaders", "100");
		setIfAbsent("sun.net.httpserver.maxReqHeaderSize", "65536");
		setIfAbsent("sun.net.httpserver.maxReqTime", "30");
		setIfAbsent("sun.net.httpserver.maxRspTime", "600");
		setIfAbsent("sun.net.httpserver.idleInterval", "120");
		setIfAbsent("sun.net.httpserver.maxIdleConnections", "1000");
		setIfAbsent("jdk.httpserver.maxConnections", "5000");
	}

	private static void setIfAbsent(String name, String value) {
		if (System.getProperty(name) == null) {
			System.setProperty(name, value);
		}
	}

	private static SSLContext context(Authority.Leaf leaf) throws IOException, GeneralSecurityException {
		var password = new char[0];
		var store = KeyStore.getInstance("PKCS12");
		store.load(null, password);
		store.setKeyEntry("simulator", leaf.key(), password, leaf.chain().toArray(X509Certificate[]::new));
		var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(store, password);
		var context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return context;
	}

	public int port() {
		return this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
