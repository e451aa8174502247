package dev.switchback.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// The examples fit what they are examples of; and whoever breaks the contract is found out.
class ContractTests {

	private static final JsonNode CONTRACT = new JsonMapper().valueToTree(new Yaml().load(Contract.text()));

	private static final Map<String, List<String>> JSON = Map.of("Content-Type", List.of("application/json"));

	private static final Map<String, List<String>> PROBLEM = Map.of("Content-Type",
			List.of("application/problem+json"));

	private static final Map<String, List<String>> ASKED = Map.of("Content-Type", List.of("application/json"),
			"Authorization", List.of("Bearer token"), "Idempotency-Key", List.of("key"));

	/// Every example of an answer.
	static Stream<Arguments> answers() {
		return OpenApiTests.routes()
			.stream()
			.flatMap((route) -> route.operation()
				.path("responses")
				.properties()
				.stream()
				.flatMap((response) -> resolved(response.getValue()).path("content")
					.properties()
					.stream()
					.filter((media) -> media.getKey().contains("json"))
					.flatMap((media) -> examples(media.getValue())
						.map((example) -> arguments(route, response.getKey(), media.getKey(), example)))));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void everyExampleOfAnAnswerFits(OpenApiTests.Route route, String status, String media, JsonNode example) {
		assertThatNoException()
			.isThrownBy(() -> Contract.check(new Exchange(route.method(), filled(route.path()), ASKED, request(route),
					Integer.parseInt(status), Map.of("Content-Type", List.of(media)), example.toString())));
	}

	/// Every example of a request.
	static Stream<Arguments> requests() {
		return OpenApiTests.routes()
			.stream()
			.flatMap((route) -> route.operation()
				.path("requestBody")
				.path("content")
				.valueStream()
				.flatMap(ContractTests::examples)
				.map((example) -> arguments(route, example)));
	}

	@ParameterizedTest
	@MethodSource("requests")
	void everyExampleOfARequestFits(OpenApiTests.Route route, JsonNode example) {
		var status = route.operation().path("responses").has("202") ? 202 : 201;
		var answer = examples(resolved(route.operation().path("responses").path(String.valueOf(status))).path("content")
			.iterator()
			.next()).findFirst().orElseThrow();
		assertThatNoException().isThrownBy(() -> Contract.check(new Exchange(route.method(), filled(route.path()),
				ASKED, example.toString(), status, JSON, answer.toString())));
	}

	@Test
	void anUnknownMemberIsFoundOut() {
		broken((operation) -> operation.put("surprise", 1), "additionalProperties");
	}

	@Test
	void aMissingMemberIsFoundOut() {
		broken((operation) -> operation.remove("sentence"), "required");
	}

	@Test
	void aMemberOfAnotherTypeIsFoundOut() {
		broken((operation) -> operation.put("revision", "7"), "type");
	}

	@Test
	void aWordThatIsNotInTheContractIsFoundOut() {
		broken((operation) -> operation.put("status", "DAYDREAMING"), "enum");
	}

	@Test
	void anUnknownMemberDeepInsideIsFoundOut() {
		broken((operation) -> ((ObjectNode) operation.at("/steps/0/evidence/readings/0")).put("rawBody", "secret"),
				"additionalProperties");
	}

	@Test
	void aMomentThatIsNoneIsFoundOut() {
		broken((operation) -> operation.put("createdAt", "yesterday"), "format");
	}

	@Test
	void aStatusThatIsNotInTheContractIsFoundOut() {
		assertThatThrownBy(() -> Contract
			.check(new Exchange("GET", "/v1/operations/x", ASKED, "", 418, PROBLEM, problem("internal-error", 418))))
			.hasMessageContaining("418");
	}

	@Test
	void anErrorThatIsNoProblemIsFoundOut() {
		assertThatThrownBy(() -> Contract.check(new Exchange("GET", "/v1/operations/x", ASKED, "", 404, JSON, "{}")))
			.isInstanceOf(AssertionError.class);
	}

	@Test
	void aProblemOfNoKnownTypeIsFoundOut() {
		assertThatThrownBy(() -> Contract
			.check(new Exchange("GET", "/v1/operations/x", ASKED, "", 404, PROBLEM, problem("bad-luck", 404))))
			.hasMessageContaining("enum");
	}

	@Test
	void aRequestThatShouldNotHaveBeenFulfilledIsFoundOut() {
		var answer = CONTRACT.at("/components/examples/RunningDrill/value").toString();
		assertThatThrownBy(() -> Contract
			.check(new Exchange("POST", "/v1/operations", ASKED, "{\"kind\": \"TOY\", \"x\": 1}", 202, JSON, answer)))
			.hasMessageContaining("request.body");
		assertThatThrownBy(
				() -> Contract
					.check(new Exchange("POST", "/v1/operations",
							Map.of("Content-Type", List.of("application/json"), "Authorization",
									List.of("Bearer token")),
							"{\"kind\": \"CANARY\"}", 202, JSON, answer)))
			.hasMessageContaining("Idempotency-Key");
	}

	@Test
	void aPathThatIsNotInTheContractMustNotAnswer() {
		assertThatThrownBy(() -> Contract.check(new Exchange("GET", "/v1/secrets", ASKED, "", 200, JSON, "{}")))
			.hasMessageContaining("path");
	}

	private static void broken(java.util.function.Consumer<ObjectNode> damage, String found) {
		var operation = (ObjectNode) CONTRACT.at("/components/examples/RunningDrill/value").deepCopy();
		damage.accept(operation);
		assertThatThrownBy(() -> Contract
			.check(new Exchange("GET", "/v1/operations/x", ASKED, "", 200, JSON, operation.toString())))
			.hasMessageContaining(found);
	}

	private static String problem(String type, int status) {
		return """
				{"type": "urn:switchback:problem:%s", "title": "t", "status": %d, "detail": "d", "instance": "/"}"""
			.formatted(type, status);
	}

	private static String filled(String path) {
		return path.replaceAll("\\{\\w+}", "019a4c2e-8f00-7a31-9b1c-5d2f3a4b5c6d");
	}

	private static String request(OpenApiTests.Route route) {
		return route.operation()
			.path("requestBody")
			.path("content")
			.valueStream()
			.flatMap(ContractTests::examples)
			.findFirst()
			.map(JsonNode::toString)
			.orElse("");
	}

	private static Stream<JsonNode> examples(JsonNode media) {
		return media.path("examples").valueStream().map((example) -> resolved(example).path("value"));
	}

	private static JsonNode resolved(JsonNode node) {
		return node.has("$ref") ? CONTRACT.at(node.path("$ref").asString().substring(1)) : node;
	}

}
