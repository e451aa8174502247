package dev.switchback.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Talks to the simulator's own paths.
public final class SimulatorClient {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http;

	private final URI base;

	private final String token;

	public SimulatorClient(URI base, Path ca, String token) {
		this.http = HttpClient.newBuilder().sslContext(trusting(ca)).build();
		this.base = base;
		this.token = token;
	}

	private static SSLContext trusting(Path ca) {
		try (var pem = Files.newInputStream(ca)) {
			var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
			trusted.load(null, null);
			trusted.setCertificateEntry("simulator", CertificateFactory.getInstance("X.509").generateCertificate(pem));
			var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			managers.init(trusted);
			var context = SSLContext.getInstance("TLS");
			context.init(null, managers.getTrustManagers(), null);
			return context;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public JsonNode get(String path) {
		return send(HttpRequest.newBuilder(this.base.resolve(path)).GET());
	}

	/// What Azure shows to an application that signs in.
	JsonNode azure(String client, String secret, String path) {
		var form = "grant_type=client_credentials&client_id=%s&client_secret=%s".formatted(client, secret);
		var signedIn = send(
				HttpRequest.newBuilder(this.base.resolve("/00000000-0000-0000-0000-000000000002/oauth2/v2.0/token"))
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(HttpRequest.BodyPublishers.ofString(form)),
				null);
		return send(HttpRequest.newBuilder(this.base.resolve(path)).GET(), signedIn.path("access_token").asString());
	}

	public JsonNode delete(String path) {
		return send(HttpRequest.newBuilder(this.base.resolve(path)).DELETE());
	}

	public JsonNode post(String path, String body) {
		return send(HttpRequest.newBuilder(this.base.resolve(path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	public JsonNode put(String path, String body) {
		return send(HttpRequest.newBuilder(this.base.resolve(path))
			.header("Content-Type", "application/json")
			.PUT(HttpRequest.BodyPublishers.ofString(body)));
	}

	private JsonNode send(HttpRequest.Builder request) {
		return send(request, this.token);
	}

	private JsonNode send(HttpRequest.Builder request, @Nullable String bearer) {
		try {
			var signed = (bearer != null) ? request.header("Authorization", "Bearer " + bearer) : request;
			var response = this.http.send(signed.build(), HttpResponse.BodyHandlers.ofString());
			if (response.statusCode() / 100 != 2) {
				throw new AssertionError(response.statusCode() + ": " + response.body());
			}
			return JSON.readTree(response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
