package dev.switchback.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import dev.switchback.readiness.Assessing;
import dev.switchback.readiness.Assessments;
import dev.switchback.readiness.Assessor;
import dev.switchback.readiness.Scope;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.SnapshotReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class AssessmentsIT {

	private static final String ROUTE = "/v1/assessments";

	private static final String GATEWAY = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers/Microsoft.Network/virtualNetworkGateways/contoso-gw";

	private final Client operator;

	private final Client viewer;

	private final Assessing assessing;

	private final Assessments assessments;

	private final TestPatience patience;

	@Autowired
	AssessmentsIT(MockMvc mvc, Assessing assessing, Assessments assessments, TestPatience patience) {
		this.operator = new Client(mvc, TestTokens.OPERATOR);
		this.viewer = new Client(mvc, TestTokens.VIEWER);
		this.assessing = assessing;
		this.assessments = assessments;
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
		assertThat(made.at("/report/findings/0/values/0/path")).as("where the first circuit of the first gateway ends")
			.endsWith("/body/properties/serviceProviderProperties/peeringLocation");
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
	void areComparedWithThoseOfTheSameOnly() {
		var everything = made("{}");
		var gateway = made("{\"gatewayId\": \"%s\"}".formatted(GATEWAY));
		var refused = this.viewer.get(ROUTE + "/" + gateway + "?comparedWith=" + everything);
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.at("/errors/0/detail")).isEqualTo(
				"That assessment is of everything, and this one of the gateway contoso-gw: compare those of the same.");
		assertThat(this.viewer.get(ROUTE + "/" + everything + "?comparedWith=x").at("/detail"))
			.contains("that comparedWith names");
		var asked = this.operator.post(ROUTE, "{}").id();
		assertThat(this.viewer.get(ROUTE + "/" + everything + "?comparedWith=" + asked).at("/detail"))
			.isEqualTo("The assessment that comparedWith names is not made yet, or could not be made.");
		var markdown = this.viewer
			.send(this.viewer.request(HttpMethod.GET, ROUTE + "/" + everything + "?comparedWith=" + everything)
				.header("Accept", "text/markdown"));
		assertThat(markdown.at("/errors/0/detail")).startsWith("What changed is told as JSON only");
	}

	@Test
	void areAnsweredWholeToWhoWaited() {
		this.patience.meanwhile(() -> {
			this.assessing.make(this.assessments.page(Assessments.Filter.NONE, 1, null).items().getFirst().id());
			return true;
		});
		var waited = this.operator.send(this.operator.request(HttpMethod.POST, ROUTE)
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.header("Prefer", "wait=30")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{}"));
		assertThat(waited.status()).isEqualTo(200);
		assertThat(waited.at("/status")).isEqualTo("READY");
		assertThat(waited.at("/report/findings/0/rule")).isEqualTo("ER-01");
		assertThat(this.viewer.get(ROUTE + "?limit=1").at("/items/0/report")).isNull();
	}

	@Test
	void areShownInPreviewsAndProposePairs() {
		var id = made("{}");
		var plan = this.operator.post("/v1/operation-plans", Bench.toy("contoso", "{}"));
		assertThat(plan.at("/latestAssessment/id")).isEqualTo(id.toString());
		assertThat(plan.at("/latestAssessment/age")).startsWith("PT");
		var pairs = this.viewer.get("/v1/circuit-pairs");
		assertThat(pairs.body().path("proposed").isArray()).isTrue();
		assertThat(pairs.at("/proposedAsOf")).isEqualTo("2026-03-02T08:55:00Z");
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
	void theHistoryIsFiltered() {
		var everything = made("{}").toString();
		var gateway = made("{\"gatewayId\": \"%s\"}".formatted(GATEWAY)).toString();
		var nobody = made("{\"circuitPair\": \"nobody\"}").toString();
		assertThat(shown("about=EVERYTHING")).contains(everything).doesNotContain(gateway, nobody);
		assertThat(shown("gatewayId=" + GATEWAY.toUpperCase(Locale.ROOT))).contains(gateway)
			.doesNotContain(everything, nobody);
		assertThat(shown("circuitPair=Nobody&status=FAILED")).contains(nobody).doesNotContain(everything, gateway);
		assertThat(shown("status=READY&offline=false&requestedBy=operator")).contains(everything, gateway)
			.doesNotContain(nobody);
		assertThat(shown("offline=true")).doesNotContain(everything, gateway, nobody);
		assertThat(shown("scoreBelow=101")).contains(everything, gateway).doesNotContain(nobody);
		assertThat(shown("worse=true")).doesNotContain(everything, gateway, nobody);
		assertThat(shown("worse=false")).contains(everything, gateway).doesNotContain(nobody);
		assertThat(shown("requestedTo=2001-01-01T00:00:00Z")).isEmpty();
		assertThat(shown("requestedFrom=2001-01-01T00:00:00Z")).contains(everything, gateway, nobody);
	}

	private List<String> shown(String query) {
		return this.viewer.get(ROUTE + "?limit=200&" + query)
			.body()
			.path("items")
			.valueStream()
			.map((one) -> one.path("id").asString())
			.toList();
	}

	@Test
	void aFilterThatMakesNoSenseIsRefused() {
		assertThat(this.viewer.get(ROUTE + "?worse=perhaps").at("/errors/0/detail")).isEqualTo("Use true or false.");
		for (var query : List.of("worse=maybe", "scoreBelow=0", "about=CIRCUIT", "circuitPair=a&vaultId=b",
				"about=VAULT&circuitPair=contoso", "requestedFrom=yesterday", "score=3")) {
			assertThat(this.viewer.get(ROUTE + "?" + query).status()).as(query).isEqualTo(400);
		}
	}

	/// What is taken along is found the same of, without Azure.
	@Test
	void anInventoryIsExportedAndAssessedElsewhereTheSame() throws Exception {
		var id = made("{}");
		var link = this.viewer.get(ROUTE + "/" + id).at("/links/inventory");
		var exported = this.operator.get(String.valueOf(link));
		assertThat(exported.header("Content-Disposition"))
			.matches("attachment; filename=\"inventory-\\d{8}T\\d{6}Z.json\"");
		assertThat(this.operator.get("/v1/inventory").body()).isEqualTo(exported.body());

		var found = this.assessments.find(id).orElseThrow().result();
		var read = SnapshotReader.read(new ByteArrayInputStream(exported.response().getContentAsByteArray()),
				SnapshotReader.LONGEST);
		assertThat(
				Assessor.assess(new Snapshot(read, Objects.requireNonNull(found).assessedAt()), new Scope.Everything()))
			.isEqualTo(found);

		var brought = this.operator.post("/v1/inventories", String.valueOf(exported.body()));
		assertThat(brought.at("/report/score/value")).isEqualTo(String.valueOf(found.score().value()));
		assertThat(this.operator.get(String.valueOf(brought.at("/links/inventory"))).body()).isEqualTo(exported.body());
	}

	@Test
	void anInventoryIsForOperators() {
		made("{}");
		assertThat(this.viewer.get("/v1/inventory").status()).isEqualTo(403);
		assertThat(this.operator.as(null).get("/v1/inventory").status()).isEqualTo(401);
		assertThat(this.operator.get("/v1/inventory?assessmentId=" + UUID.randomUUID()).status()).isEqualTo(404);
		assertThat(this.operator.get("/v1/inventory?assessmentId=x").status()).isEqualTo(404);
		var nobody = made("{\"circuitPair\": \"nobody\"}");
		assertThat(this.viewer.get(ROUTE + "/" + nobody).at("/links/inventory")).isNull();
		assertThat(this.operator.get("/v1/inventory?assessmentId=" + nobody).status()).isEqualTo(404);
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
	void aPartOfAnInventoryIsAssessed() throws IOException {
		var key = UUID.randomUUID().toString();
		var pair = this.operator.post("/v1/inventories?circuitPair=Contoso", healthy(), key);
		assertThat(pair.status()).isEqualTo(201);
		assertThat(pair.at("/scope/about")).isEqualTo("PAIR");
		var whole = this.operator.post("/v1/inventories", healthy());
		assertThat(Integer.parseInt(String.valueOf(pair.at("/report/score/counts/unknown"))))
			.isLessThan(Integer.parseInt(String.valueOf(whole.at("/report/score/counts/unknown"))));
		assertThat(this.operator.post("/v1/inventories?circuitPair=contoso", healthy()).at("/report/score/value"))
			.isEqualTo(pair.at("/report/score/value"));
		assertThat(this.operator.post("/v1/inventories", healthy(), key).problem()).isEqualTo("idempotency-key-reused");
		assertThat(this.operator.post("/v1/inventories?circuitPair=nobody", healthy()).status()).isEqualTo(400);
		assertThat(this.operator.post("/v1/inventories?circuitPair=contoso&vaultId=x", healthy()).status())
			.isEqualTo(400);
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
