package dev.switchback.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

/// An OpenID Connect issuer on this machine, with a key made a moment ago.
final class Issuer implements AutoCloseable {

	static final String AUDIENCE = "api://switchback";

	private final HttpServer server;

	private final RSAKey key = key("known");

	private volatile boolean down;

	Issuer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		serve("/.well-known/openid-configuration",
				"""
						{"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/authorize",
						 "token_endpoint": "%1$s/token", "response_types_supported": ["code"], "subject_types_supported": ["public"],
						 "id_token_signing_alg_values_supported": ["RS256"]}"""
					.formatted(uri()));
		serve("/keys", new JWKSet(this.key.toPublicJWK()).toString());
		this.server.start();
	}

	private static RSAKey key(String id) {
		try {
			return new RSAKeyGenerator(2048).keyID(id).generate();
		}
		catch (JOSEException ex) {
			throw new AssertionError(ex);
		}
	}

	private void serve(String path, String json) {
		this.server.createContext(path, (exchange) -> {
			var body = json.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(this.down ? 503 : 200, body.length);
			try (var out = exchange.getResponseBody()) {
				out.write(body);
			}
		});
	}

	String uri() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/// From now on nothing is to be had from it.
	void goDown() {
		this.down = true;
	}

	void comeUp() {
		this.down = false;
	}

	/// A token for a person with the role operator, after a change.
	String token(UnaryOperator<JWTClaimsSet.Builder> change) {
		return signed(JWSAlgorithm.RS256, "known", signer(this.key), change);
	}

	/// The same, signed with a key nobody knows.
	String forged() {
		return signed(JWSAlgorithm.RS256, "known", signer(key("known")), UnaryOperator.identity());
	}

	/// The same, signed with the public key as if it were a shared secret.
	String confused() {
		try {
			var secret = ((RSAPublicKey) this.key.toPublicKey()).getEncoded();
			return signed(JWSAlgorithm.HS256, "known", new MACSigner(secret), UnaryOperator.identity());
		}
		catch (JOSEException ex) {
			throw new AssertionError(ex);
		}
	}

	/// The same, not signed at all.
	String unsigned() {
		return new PlainJWT(claims(UnaryOperator.identity())).serialize();
	}

	private static JWSSigner signer(RSAKey key) {
		try {
			return new RSASSASigner(key);
		}
		catch (JOSEException ex) {
			throw new AssertionError(ex);
		}
	}

	private String signed(JWSAlgorithm algorithm, String key, JWSSigner signer,
			UnaryOperator<JWTClaimsSet.Builder> change) {
		try {
			var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims(change));
			token.sign(signer);
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new AssertionError(ex);
		}
	}

	private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
		return change
			.apply(new JWTClaimsSet.Builder().issuer(uri())
				.audience(AUDIENCE)
				.subject("ada")
				.claim("azp", "portal")
				.claim("idtyp", "user")
				.claim("roles", List.of("operator"))
				.expirationTime(Date.from(Instant.now().plusSeconds(600))))
			.build();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
