package dev.switchback.simulator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ArrayNode;

import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;

import static org.assertj.core.api.Assertions.assertThat;

class SignInTests {

	private static final String TENANT = "00000000-0000-0000-0000-000000000002";

	private static final String FORM = "client_id=00000000-0000-0000-0000-000000000003&client_secret=simulator"
			+ "&grant_type=client_credentials&client_info=1&scope=https%3A%2F%2Flocalhost%2F%2F.default";

	private final Rig rig = new Rig();

	private Response ask(String path) {
		return this.rig.simulator.handle(Request.of("GET", "https://localhost:8443" + path));
	}

	private Response token(String path, String form) {
		return this.rig.simulator.handle(Request.of("POST", "https://localhost:8443" + path)
			.withBody("application/x-www-form-urlencoded", form));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/metadata/endpoints", "//metadata/endpoints", "/Metadata/Endpoints/" })
	void oldDiscoveryIsAnObjectWhoseAuthorityEndsInAdfs(String path) {
		var document = Rig.json(ask(path + "?api-version=2015-01-01"));

		assertThat(document.path("authentication").path("loginEndpoint").asString())
			.isEqualTo("https://localhost:8443/adfs");
		assertThat(document.path("authentication").path("audiences").path(0).asString())
			.isEqualTo("https://localhost:8443/");
	}

	@Test
	void newDiscoveryIsAnArrayWithSuffixes() {
		var document = Json.parse(ask("/metadata/endpoints?api-version=2019-05-01").body());

		assertThat(document).isInstanceOf(ArrayNode.class);
		assertThat(document.path(0).path("suffixes").isObject()).isTrue();
		assertThat(document.path(0).path("resourceManager").asString()).isEqualTo("https://localhost:8443/");
	}

	@ParameterizedTest
	@CsvSource({ "/adfs/.well-known/openid-configuration,/adfs/oauth2/token",
			"/" + TENANT + "/v2.0/.well-known/openid-configuration,/" + TENANT + "/oauth2/v2.0/token" })
	void configurationNamesBothEndpoints(String path, String token) {
		var document = Rig.json(ask(path));

		assertThat(document.path("token_endpoint").asString()).isEqualTo("https://localhost:8443" + token);
		assertThat(document.path("authorization_endpoint").asString()).startsWith("https://localhost:8443/");
		assertThat(document.path("issuer").asString()).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/adfs/oauth2/token", "/" + TENANT + "/oauth2/v2.0/token?client-request-id=1",
			"/adfs/oauth2/v2.0/token" })
	void aTokenIsGivenForAnyScopeAndOpensArm(String path) {
		var granted = Rig.json(token(path, FORM));

		assertThat(granted.path("expires_in").asInt()).isEqualTo(3599);
		assertThat(granted.path("expires_in").isIntegralNumber()).isTrue();
		var call = Request.of("GET", Rig.url(Rig.AMS))
			.with("authorization", "bearer " + granted.path("access_token").asString());
		assertThat(this.rig.simulator.handle(call).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "client_secret=simulator,client_secret=wrong,401,invalid_client,7000215",
			"0003,0004,400,unauthorized_client,700016",
			"client_credentials,password,400,unsupported_grant_type,70003" })
	void whatIsWrongIsSaidAsEntraSaysIt(String right, String wrong, int status, String error, int number) {
		var refused = token("/adfs/oauth2/token", FORM.replace(right, wrong));

		assertThat(refused.status()).isEqualTo(status);
		var body = Rig.json(refused);
		assertThat(body.path("error").asString()).isEqualTo(error);
		assertThat(body.path("error_description").asString()).startsWith("AADSTS" + number + ": ");
		assertThat(body.path("error_codes").path(0).asInt()).isEqualTo(number);
		assertThat(body.path("trace_id").asString()).isNotEmpty();
	}

	@Test
	void anotherTenantIsNotKnown() {
		var refused = token("/11111111-1111-1111-1111-111111111111/oauth2/v2.0/token", FORM);

		assertThat(refused.status()).isEqualTo(400);
		assertThat(Rig.json(refused).path("error_codes").path(0).asInt()).isEqualTo(90002);
	}

	@Test
	void withoutATokenArmAsksForOne() {
		var refused = this.rig.simulator.handle(Request.of("GET", Rig.url(Rig.AMS)));

		assertThat(refused.status()).isEqualTo(401);
		assertThat(Rig.code(refused)).isEqualTo("AuthenticationFailed");
		assertThat(refused.header("WWW-Authenticate"))
			.startsWith("Bearer authorization_uri=\"" + Rig.BASE + "/" + TENANT + "\", error=\"invalid_token\"")
			.doesNotContain("claims");
	}

	@Test
	void aTokenEndsAfterItsHour() {
		var call = Request.of("GET", Rig.url(Rig.AMS))
			.with("Authorization", "Bearer " + this.rig.simulator.issueToken());

		this.rig.time.advance("PT3598S");
		assertThat(this.rig.simulator.handle(call).status()).isEqualTo(200);
		this.rig.time.advance("PT1S");
		var refused = this.rig.simulator.handle(call);
		assertThat(refused.status()).isEqualTo(401);
		assertThat(Rig.code(refused)).isEqualTo("ExpiredAuthenticationToken");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "abc", "zzzzzzzzzzzzzzzzzzzz.x", "kk3.AAAA", "é.è" })
	void aTokenThatWasNotIssuedIsRefused(String token) {
		var call = Request.of("GET", Rig.url(Rig.AMS)).with("Authorization", "Bearer " + token);

		assertThat(this.rig.simulator.handle(call).status()).isEqualTo(401);
	}

}
