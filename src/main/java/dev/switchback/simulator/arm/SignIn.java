package dev.switchback.simulator.arm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.world.World;

/// Discovery and the token endpoints, under the tenant's path and under `/adfs`, the one authority that older Azure CLIs
/// do not ask the internet about.
final class SignIn {

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'")
		.withZone(ZoneOffset.UTC);

	private static final List<String> METADATA = List.of("metadata", "endpoints");

	private static final List<String> DISCOVERY = List.of("common", "discovery", "instance");

	private final Principal principal;

	private final Tokens tokens;

	SignIn(Principal principal, Tokens tokens) {
		this.principal = principal;
		this.tokens = tokens;
	}

	/// Whether an address belongs to signing in.
	static boolean owns(Target target) {
		var path = lower(target);
		return path.equals(METADATA) || path.equals(DISCOVERY) || isConfiguration(path) || isToken(path);
	}

	private static List<String> lower(Target target) {
		return target.segments().stream().map((segment) -> segment.toLowerCase(Locale.ROOT)).toList();
	}

	private static boolean isConfiguration(List<String> path) {
		return path.size() >= 3 && path.getLast().equals("openid-configuration");
	}

	private static boolean isToken(List<String> path) {
		return path.size() >= 3 && path.getLast().equals("token") && path.get(1).equals("oauth2");
	}

	/// The answer, if the address belongs to signing in. No token is asked for here.
	Optional<Reply> answer(Request request, Target target, World world) {
		var path = lower(target);
		if (path.equals(METADATA)) {
			return Optional.of(endpoints(target, world.estate()));
		}
		if (path.equals(DISCOVERY)) {
			return Optional.of(discovery(target, world.estate()));
		}
		if (isConfiguration(path)) {
			return Optional.of(configuration(target, path.contains("v2.0")));
		}
		return isToken(path) ? Optional.of(token(request, target, world)) : Optional.empty();
	}

	private static Reply discovery(Target target, Estate estate) {
		return Reply.ok(Json.object()
			.put("tenant_discovery_endpoint",
					target.base() + "/" + estate.tenant() + "/v2.0/.well-known/openid-configuration")
			.put("api-version", "1.1"));
	}

	private Reply endpoints(Target target, Estate estate) {
		var base = target.base();
		var authentication = Json.object().put("loginEndpoint", base + "/adfs");
		authentication.putArray("audiences").add(base + "/");
		if ("2015-01-01".equals(target.query("api-version"))) {
			var document = Json.object()
				.put("galleryEndpoint", base + "/")
				.put("graphEndpoint", base + "/")
				.put("portalEndpoint", base + "/");
			document.set("authentication", authentication);
			return Reply.ok(document);
		}
		authentication.put("tenant", estate.tenant()).put("identityProvider", "ADFS");
		var document = Json.object().put("name", "Simulator").put("resourceManager", base + "/");
		document.set("authentication", authentication);
		document.put("graphAudience", base + "/").put("graph", base + "/").put("portal", base + "/");
		document.putObject("suffixes").put("storage", "core.localhost").put("keyVaultDns", "vault.localhost");
		return Reply.ok(Json.array().add(document));
	}

	private Reply configuration(Target target, boolean second) {
		var authority = target.base() + "/" + target.segments().getFirst();
		var oauth = authority + "/oauth2" + (second ? "/v2.0" : "");
		var document = Json.object()
			.put("token_endpoint", oauth + "/token")
			.put("authorization_endpoint", oauth + "/authorize")
			.put("device_authorization_endpoint", oauth + "/devicecode")
			.put("issuer", authority + (second ? "/v2.0" : ""))
			.put("jwks_uri", authority + "/discovery/keys")
			.put("tenant_region_scope", "EU")
			.put("cloud_instance_name", target.authority());
		document.putArray("token_endpoint_auth_methods_supported").add("client_secret_post").add("client_secret_basic");
		document.putArray("response_types_supported").add("token");
		return Reply.ok(document);
	}

	private Reply token(Request request, Target target, World world) {
		if (!request.method().equals("POST")) {
			return refusal(400, "invalid_request", 900561,
					"The endpoint only accepts POST requests. Received a " + request.method() + " request.", world);
		}
		var tenant = target.segments().getFirst();
		if (!tenant.equalsIgnoreCase("adfs") && !tenant.equalsIgnoreCase(world.estate().tenant())) {
			return refusal(400, "invalid_request", 90002, "Tenant '" + tenant + "' not found.", world);
		}
		var form = Target.parameters(request.text());
		if (!"client_credentials".equals(form.get("grant_type"))) {
			return refusal(400, "unsupported_grant_type", 70003,
					"The app requested an unsupported grant type; use client_credentials.", world);
		}
		var given = credentials(request, form);
		if (!this.principal.clientId().equalsIgnoreCase(given.clientId())) {
			return refusal(400, "unauthorized_client", 700016, "Application with identifier '" + given.clientId()
					+ "' was not found in the directory '" + tenant + "'.", world);
		}
		if (!same(given.secret(), this.principal.secret())) {
			return refusal(401, "invalid_client", 7000215, "Invalid client secret provided. Ensure the secret being"
					+ " sent in the request is the client secret value, not the client secret ID.", world);
		}
		return Reply.ok(granted(world));
	}

	private ObjectNode granted(World world) {
		var lifetime = world.settings().wire().tokenLifetime();
		return Json.object()
			.put("token_type", "Bearer")
			.put("expires_in", lifetime.toSeconds())
			.put("ext_expires_in", lifetime.toSeconds())
			.put("access_token", this.tokens.issue(world.now().plus(lifetime)));
	}

	private static Principal credentials(Request request, Map<String, String> form) {
		var header = request.header("Authorization");
		if (header != null && header.startsWith("Basic ")) {
			try {
				var decoded = new String(Base64.getDecoder().decode(header.substring(6).trim()),
						StandardCharsets.UTF_8);
				int colon = decoded.indexOf(':');
				return new Principal(decoded.substring(0, Math.max(0, colon)), decoded.substring(colon + 1));
			}
			catch (IllegalArgumentException ex) {
				return new Principal("", "");
			}
		}
		return new Principal(form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""));
	}

	private static boolean same(String one, String other) {
		return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
	}

	private static Reply refusal(int status, String error, int number, String description, World world) {
		var trace = world.ids().uuid();
		var correlation = world.ids().uuid();
		var timestamp = TIMESTAMP.format(world.now());
		var body = Json.object()
			.put("error", error)
			.put("error_description", "AADSTS" + number + ": " + description + " Trace ID: " + trace
					+ " Correlation ID: " + correlation + " Timestamp: " + timestamp);
		body.putArray("error_codes").add(number);
		body.put("timestamp", timestamp).put("trace_id", trace).put("correlation_id", correlation);
		return new Reply(status, Map.of(), body);
	}

}
