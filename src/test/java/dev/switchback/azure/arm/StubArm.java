package dev.switchback.azure.arm;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A tiny server over real HTTPS that does as it is told and remembers what it got.
final class StubArm implements AutoCloseable {

	private static final char[] PASSWORD = "stub".toCharArray();

	/// What arrived in whole, as `PUT body`.
	final List<String> received = Collections.synchronizedList(new ArrayList<>());

	private final HttpsServer server;

	private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

	private final Path certificate;

	/// @param directory where its certificate is left
	StubArm(Path directory, Behaviour behaviour)
			throws IOException, GeneralSecurityException, OperatorCreationException {
		var pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
		var name = new X500Name("CN=stub");
		var builder = new JcaX509v3CertificateBuilder(name, BigInteger.ONE,
				Date.from(Instant.parse("2020-01-01T00:00:00Z")), Date.from(Instant.parse("2120-01-01T00:00:00Z")),
				name, pair.getPublic())
			.addExtension(Extension.subjectAlternativeName, false,
					new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
		var certificate = new JcaX509CertificateConverter()
			.getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
		var keys = KeyStore.getInstance(KeyStore.getDefaultType());
		keys.load(null, null);
		keys.setKeyEntry("stub", pair.getPrivate(), PASSWORD, new X509Certificate[] { certificate });
		var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, PASSWORD);
		var tls = SSLContext.getInstance("TLS");
		tls.init(managers.getKeyManagers(), null, null);
		this.certificate = Files.writeString(directory.resolve("stub.pem"), pem(certificate));
		this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setHttpsConfigurator(new HttpsConfigurator(tls));
		this.server.setExecutor(this.executor);
		this.server.createContext("/", (exchange) -> {
			var body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
			this.received.add("%s %s".formatted(exchange.getRequestMethod(), body).strip());
			behaviour.answer(exchange);
		});
		this.server.start();
	}

	/// What it does with a request that arrived in whole.
	interface Behaviour {

		void answer(HttpExchange exchange) throws IOException;

		static Behaviour status(int status, String... headers) {
			return (exchange) -> {
				for (int i = 0; i < headers.length; i += 2) {
					exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
				}
				exchange.sendResponseHeaders(status, -1);
				exchange.close();
			};
		}

		/// Closes the connection without an answer.
		static Behaviour drop() {
			return (exchange) -> {
				throw new IOException("dropped");
			};
		}

	}

	private static String pem(X509Certificate certificate) throws IOException {
		var text = new StringWriter();
		try (var writer = new JcaPEMWriter(text)) {
			writer.writeObject(certificate);
		}
		return text.toString();
	}

	Path certificate() {
		return this.certificate;
	}

	String base() {
		return "https://localhost:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
