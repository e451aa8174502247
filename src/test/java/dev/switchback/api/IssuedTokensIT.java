package dev.switchback.api;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

/// Mode cloud: tokens of an OpenID Connect issuer.
@SpringBootTest(classes = TestService.class,
		properties = { ApiTest.WITHOUT_DATABASE, "switchback.mode=cloud",
				"spring.security.oauth2.resourceserver.jwt.audiences=" + Issuer.AUDIENCE })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class IssuedTokensIT {

	private static final Issuer ISSUER = new Issuer();

	private final Client nobody;

	@Autowired
	IssuedTokensIT(MockMvc mvc) {
		this.nobody = new Client(mvc, null);
	}

	@DynamicPropertySource
	static void issuer(DynamicPropertyRegistry properties) {
		properties.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::uri);
	}

	@AfterAll
	static void close() {
		ISSUER.close();
	}

	private int status(String token) {
		return this.nobody.as(token).get("/v1/operations").status();
	}

	private int status(UnaryOperator<JWTClaimsSet.Builder> change) {
		return status(ISSUER.token(change));
	}

	@Test
	void nameWhoAskedAndThroughWhat() {
		var reply = this.nobody.as(ISSUER.token(UnaryOperator.identity()))
			.post("/v1/operations", "{\"kind\": \"CANARY\"}");
		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.at("/requestedBy")).isEqualTo("ada");
		assertThat(reply.at("/requestedVia")).isEqualTo("portal");
	}

	@Test
	void openWhatTheirRolesOpen() {
		var viewer = this.nobody.as(ISSUER.token((claims) -> claims.claim("roles", List.of("viewer"))));
		assertThat(viewer.get("/v1/operations").status()).isEqualTo(200);
		assertThat(viewer.post("/v1/operations", "{\"kind\": \"CANARY\"}").problem()).isEqualTo("forbidden");
		assertThat(status((claims) -> claims.claim("roles", List.of()))).isEqualTo(403);
		assertThat(status((claims) -> claims.claim("roles", null))).isEqualTo(403);
	}

	@Test
	void areForUsAndNobodyElse() {
		assertThat(status((claims) -> claims.audience("api://payroll"))).isEqualTo(401);
		assertThat(status((claims) -> claims.audience((String) null))).isEqualTo(401);
		assertThat(status((claims) -> claims.audience(List.of("api://payroll", Issuer.AUDIENCE)))).isEqualTo(200);
	}

	@Test
	void areOfThisIssuerAndOfNow() {
		assertThat(status((claims) -> claims.issuer("https://elsewhere.example"))).isEqualTo(401);
		assertThat(status((claims) -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600)))))
			.isEqualTo(401);
		assertThat(status((claims) -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600))))).isEqualTo(401);
		assertThat(status((claims) -> claims.subject(null))).isEqualTo(401);
	}

	@Test
	void areSignedWithTheIssuersKey() {
		assertThat(status(ISSUER.forged())).isEqualTo(401);
		assertThat(status(ISSUER.confused())).isEqualTo(401);
		assertThat(status(ISSUER.unsigned())).isEqualTo(401);
		var good = ISSUER.token(UnaryOperator.identity()).split("\\.");
		var other = ISSUER.token((claims) -> claims.claim("roles", List.of("admin"))).split("\\.");
		assertThat(status(good[0] + "." + other[1] + "." + good[2])).isEqualTo(401);
		assertThat(status(good[0] + "." + good[1] + ".")).isEqualTo(401);
	}

	@Test
	void ofARehearsalOpenNothingHere() {
		assertThat(status(TestTokens.ADMIN)).isEqualTo(401);
		assertThat(status(TestTokens.OPERATOR)).isEqualTo(401);
	}

	@Test
	void saysWhatIsWrongAsAProblem() {
		var reply = this.nobody.as(ISSUER.forged()).get("/v1/operations");
		assertThat(reply.problem()).isEqualTo("unauthenticated");
		assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
		assertThat(String.valueOf(reply.body())).doesNotContainIgnoringCase("signature");
	}

}
