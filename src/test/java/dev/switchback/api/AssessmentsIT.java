package dev.switchback.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import dev.switchback.readiness.Assessing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class AssessmentsIT {

	private static final String ROUTE = "/v1/assessments";

	private static final String GATEWAY = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers/Microsoft.Network/virtualNetworkGateways/contoso-gw";

	private final Client operator;

	private final Client viewer;

	private final Assessing assessing;

	private final TestPatience patience;

	@Autowired
	AssessmentsIT(MockMvc mvc, Assessing assessing, TestPatience patience) {
		this.operator = new Client(mvc, TestTokens.OPERATOR);
		this.viewer = new Client(mvc, TestTokens.VIEWER);
		this.assessing = assessing;
		this.patience = patience;
	}

	@BeforeEach
	void nobodyWaits() {
		this.patience.reset();
	}

	private UUID made(String body) {
		var id = this.operator.post(ROUTE, body).id();
		this.assessing.make(id);
		return id;
	}

	private static String healthy() throws IOException {
		return Files.readString(Path.of("src/test/resources/readiness/healthy.json"));
	}

	@Test
	void areMadeMeanwhile() {
		var asked = this.operator.post(ROUTE, "{}");
		assertThat(asked.status()).isEqualTo(202);
		assertThat(asked.header("Location")).isEqualTo(ROUTE + "/" + asked.id());
		assertThat(asked.at("/status")).isEqualTo("ASSESSING");

		this.assessing.make(asked.id());
		var made = this.viewer.get(ROUTE + "/" + asked.id());
		assertThat(made.at("/status")).isEqualTo("READY");
		assertThat(made.at("/report/score/arithmetic")).contains("of 100 = ");
		assertThat(made.at("/report/azure/0/arithmetic")).startsWith("routes 20");
		assertThat(made.at("/report/findings/0/rule")).isEqualTo("ER-01");
		assertThat(made.at("/report/findings/0/values/0/path")).startsWith("/gateways/0/");
		assertThat(made.at("/report/rules/39/id")).isEqualTo("SB-04");
	}

	@Test
	void areOfAGatewayOrAPairToo() {
		var gateway = this.viewer.get(ROUTE + "/" + made("{\"gatewayId\": \"%s\"}".formatted(GATEWAY)));
		assertThat(gateway.at("/scope/about")).isEqualTo("GATEWAY");
		assertThat(gateway.at("/report/scope")).isEqualTo("the gateway contoso-gw");

		var nobody = this.viewer.get(ROUTE + "/" + made("{\"circuitPair\": \"nobody\"}"));
		assertThat(nobody.at("/status")).isEqualTo("FAILED");
		assertThat(nobody.at("/failure")).contains("nobody");
	}

	@Test
	void areToldAsMarkdownAndAsADrawing() throws Exception {
		var id = made("{}");
		var markdown = this.viewer
			.send(this.viewer.request(HttpMethod.GET, ROUTE + "/" + id).header("Accept", "text/markdown"));
		assertThat(markdown.response().getContentAsString()).startsWith("# Readiness of everything: ");
		var drawing = this.viewer
			.send(this.viewer.request(HttpMethod.GET, ROUTE + "/" + id).header("Accept", "image/svg+xml"));
		assertThat(drawing.response().getContentAsString()).startsWith("<svg ").contains("contoso-ams");
		assertThat(drawing.response().getContentType()).startsWith("image/svg+xml");
	}

	@Test
	void areComparedWithEarlierOnes() {
		var first = made("{}");
		var compared = this.viewer.get(ROUTE + "/" + made("{}") + "?comparedWith=" + first);
		assertThat(compared.at("/comparison/score")).isEqualTo("0");
		assertThat(compared.at("/comparison/worse/0")).isNull();
		assertThat(this.viewer.get(ROUTE + "/" + first + "?comparedWith=" + UUID.randomUUID()).status()).isEqualTo(404);
	}

	@Test
	void areShownInPreviewsAndProposePairs() {
		var id = made("{}");
		var plan = this.operator.post("/v1/operation-plans", Bench.toy("contoso", "{}"));
		assertThat(plan.at("/latestAssessment/id")).isEqualTo(id.toString());
		assertThat(plan.at("/latestAssessment/age")).startsWith("PT");
		assertThat(this.viewer.get("/v1/circuit-pairs").body().path("proposed").isArray()).isTrue();
	}

	@Test
	void areListedTheNewestFirst() {
		var first = made("{}");
		var second = made("{}");
		var page = this.viewer.get(ROUTE + "?limit=1");
		assertThat(page.at("/items/0/id")).isEqualTo(second.toString());
		assertThat(page.at("/items/0/report")).isNull();
		var next = this.viewer.get(ROUTE + "?limit=1&cursor=" + page.at("/nextCursor"));
		assertThat(next.at("/items/0/id")).isEqualTo(first.toString());
	}

	@Test
	void happenOnceForOneKey() {
		var key = UUID.randomUUID().toString();
		var one = this.operator.post(ROUTE, "{}", key);
		assertThat(this.operator.post(ROUTE, "{ }", key).id()).isEqualTo(one.id());
		assertThat(this.operator.post(ROUTE, "{\"circuitPair\": \"contoso\"}", key).problem())
			.isEqualTo("idempotency-key-reused");
		assertThat(this.operator.post("/v1/inventories", "{}", key).status()).isEqualTo(400);
	}

	@Test
	void anInventoryIsAssessedAtOnce() throws IOException {
		var key = UUID.randomUUID().toString();
		var assessed = this.operator.post("/v1/inventories", healthy(), key);
		assertThat(assessed.status()).isEqualTo(201);
		assertThat(assessed.at("/offline")).isEqualTo("true");
		assertThat(assessed.at("/report/score/value")).isNotNull();
		assertThat(this.viewer.get(assessed.header("Location")).at("/status")).isEqualTo("READY");
		assertThat(this.operator.post("/v1/inventories", healthy(), key).id()).isEqualTo(assessed.id());
	}

	@Test
	void aHostileInventoryIsRefused() {
		var refused = this.operator.post("/v1/inventories",
				"{\"format\": \"other\", \"drills\": [[[[1]]]], \"hm\": 1}");
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.problem()).isEqualTo("invalid-request");
		assertThat(refused.at("/errors/0/pointer")).isEqualTo("/format");
	}

	@Test
	void whoMayOnlyReadMayNotAsk() {
		assertThat(this.viewer.post(ROUTE, "{}").status()).isEqualTo(403);
		assertThat(this.viewer.post("/v1/inventories", "{}").status()).isEqualTo(403);
	}

	@Test
	void whatIsNotRightIsSaid() {
		assertThat(this.operator.post(ROUTE, "{\"circuitPair\": \"a\", \"gatewayId\": \"b\"}").status()).isEqualTo(400);
		assertThat(this.operator.post(ROUTE, "{\"vaultId\": \"b\"}").status()).isEqualTo(400);
		assertThat(this.operator.post(ROUTE, "{\"protectedItemId\": \"b\"}").status()).isEqualTo(400);
		assertThat(this.viewer.get(ROUTE + "/x").problem()).isEqualTo("not-found");
		assertThat(this.viewer.get(ROUTE + "?cursor=x").status()).isEqualTo(400);
	}

}
