package dev.switchback.api;

import java.util.function.UnaryOperator;

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

/// The issuer is not there when the service starts.
@SpringBootTest(classes = TestService.class,
		properties = { ApiTest.WITHOUT_DATABASE, "switchback.mode=cloud",
				"spring.security.oauth2.resourceserver.jwt.audiences=" + Issuer.AUDIENCE })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class IssuerUnavailableIT {

	private static final Issuer ISSUER = new Issuer();

	private final Client caller;

	@Autowired
	IssuerUnavailableIT(MockMvc mvc) {
		this.caller = new Client(mvc, ISSUER.token(UnaryOperator.identity()));
	}

	@DynamicPropertySource
	static void issuer(DynamicPropertyRegistry properties) {
		properties.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::uri);
	}

	@AfterAll
	static void close() {
		ISSUER.close();
	}

	@Test
	void isNotTheCallersFaultAndPasses() {
		ISSUER.goDown();
		var reply = this.caller.get("/v1/operations");
		assertThat(reply.status()).isEqualTo(503);
		assertThat(reply.problem()).isEqualTo("unavailable");
		assertThat(reply.header("Retry-After")).isEqualTo("5");
		assertThat(this.caller.as(null).get("/actuator/health/liveness").status()).isEqualTo(200);
		ISSUER.comeUp();
		assertThat(this.caller.get("/v1/operations").status()).isEqualTo(200);
	}

}
