package dev.switchback.api;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// The contract against the code, both ways.
class OpenApiTests {

	private static final JsonNode CONTRACT = new JsonMapper().valueToTree(new Yaml().load(Contract.text()));

	private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

	/// One operation of the contract.
	record Route(String method, String path, JsonNode operation) {

		@Override
		public String toString() {
			return this.method + " " + this.path;
		}

	}

	static List<Route> routes() {
		return CONTRACT.path("paths")
			.properties()
			.stream()
			.flatMap((path) -> path.getValue()
				.properties()
				.stream()
				.filter((operation) -> METHODS.contains(operation.getKey()))
				.map((operation) -> new Route(operation.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(),
						operation.getValue())))
			.toList();
	}

	@Test
	void everyRouteIsInTheContractAndEveryPromiseHasARoute() {
		assertThat(served())
			.isEqualTo(routes().stream().map(Route::toString).collect(Collectors.toCollection(TreeSet::new)));
	}

	@ParameterizedTest
	@MethodSource("routes")
	void saysWhatItIsWithAStableId(Route route) {
		assertThat(route.operation().path("operationId").asString()).matches("[a-z][A-Za-z]+");
		assertThat(route.operation().path("summary").asString()).isNotBlank();
		assertThat(route.operation().path("description").asString()).containsPattern("Role: `(VIEWER|OPERATOR)`");
	}

	@ParameterizedTest
	@MethodSource("routes")
	void showsSuccessAndErrorsByExample(Route route) {
		route.operation().path("responses").properties().forEach((response) -> {
			var content = resolved(response.getValue()).path("content");
			if (!response.getKey().equals("304")) {
				assertThat(content.isEmpty()).as(response.getKey()).isFalse();
			}
			content.forEach((media) -> assertThat(media.path("examples").isEmpty()).as(response.getKey()).isFalse());
		});
		var body = route.operation().path("requestBody").path("content");
		body.forEach((media) -> assertThat(media.path("examples").isEmpty()).isFalse());
	}

	@ParameterizedTest
	@MethodSource("routes")
	void knowsTheErrorsThatEveryRouteHas(Route route) {
		var responses = route.operation().path("responses");
		var statuses = responses.propertyNames();
		assertThat(statuses).contains("400", "401", "403", "406", "500", "503");
		// What is put somewhere need not be there before.
		if (route.path().contains("{") && !route.method().equals("PUT")) {
			assertThat(statuses).contains("404");
		}
		if (route.method().equals("POST")) {
			assertThat(statuses).contains("409", "413", "415", "422");
		}
		if (route.method().equals("PUT")) {
			assertThat(statuses).contains("412", "413", "415", "428");
		}
		// Operations stand on what is declared of a pair's circuits, and on nothing else that is put.
		if (route.method().equals("PUT") && route.path().equals("/v1/circuit-pairs/{name}")) {
			assertThat(statuses).contains("409");
		}
	}

	@ParameterizedTest
	@MethodSource("routes")
	void namesEveryParameterOfItsPath(Route route) {
		var named = Stream.of(route.operation().path("parameters").valueStream().map(this::resolved).toList())
			.flatMap(List::stream)
			.filter((parameter) -> parameter.path("in").asString().equals("path"))
			.map((parameter) -> parameter.path("name").asString())
			.toList();
		var wanted = Pattern.compile("\\{(\\w+)}")
			.matcher(route.path())
			.results()
			.map((match) -> match.group(1))
			.toList();
		assertThat(named).containsExactlyElementsOf(wanted);
	}

	@Test
	void knowsEveryProblemAndNoOther() throws IOException {
		var types = Arrays.stream(ProblemType.values()).map(ProblemType::urn).toList();
		var promised = CONTRACT.at("/components/schemas/Problem/properties/type/enum")
			.valueStream()
			.map(JsonNode::asString)
			.toList();
		assertThat(promised).containsExactlyElementsOf(types);
		var page = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d+) ")
			.matcher(Files.readString(Path.of("docs/problems.md")));
		assertThat(page.results().map((row) -> row.group(1) + " " + row.group(2)))
			.containsExactlyElementsOf(Arrays.stream(ProblemType.values())
				.map((type) -> type.urn().replace("urn:switchback:problem:", "") + " " + type.status())
				.toList());
	}

	@Test
	void showsEveryProblemByExample() {
		var shown = CONTRACT.findValues("value")
			.stream()
			.map((example) -> example.path("type").asString())
			.collect(Collectors.toSet());
		// One is answered where there is no operation to show it at.
		assertThat(Arrays.stream(ProblemType.values())
			.filter((type) -> type != ProblemType.METHOD_NOT_ALLOWED)
			.map(ProblemType::urn)).isSubsetOf(shown);
	}

	@Test
	void pointsNowhereInVain() {
		assertThat(CONTRACT.findValues("$ref")).isNotEmpty()
			.allSatisfy((reference) -> assertThat(CONTRACT.at(reference.asString().substring(1)).isMissingNode())
				.as(reference.asString())
				.isFalse());
	}

	@Test
	void hasNothingThatNobodyPointsTo() {
		var used = CONTRACT.findValues("$ref").stream().map(JsonNode::asString).collect(Collectors.toSet());
		CONTRACT.path("components").properties().forEach((kind) -> {
			if (!kind.getKey().equals("securitySchemes")) {
				kind.getValue()
					.propertyNames()
					.forEach((name) -> assertThat(used).contains("#/components/%s/%s".formatted(kind.getKey(), name)));
			}
		});
	}

	private JsonNode resolved(JsonNode node) {
		return node.has("$ref") ? CONTRACT.at(node.path("$ref").asString().substring(1)) : node;
	}

	/// What the controllers serve below `/v1`.
	private static Set<String> served() {
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.switchback")
			.stream()
			.filter((type) -> type.isAnnotatedWith(RestController.class))
			.map((type) -> type.reflect())
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()).flatMap((method) -> served(type, method)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<String> served(Class<?> type, Method method) {
		var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
		if (mapping == null) {
			return Stream.empty();
		}
		var base = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
		var prefix = (base != null) ? base.path()[0] : "";
		var paths = (mapping.path().length > 0) ? mapping.path() : new String[] { "" };
		return Arrays.stream(mapping.method())
			.map(RequestMethod::name)
			.flatMap((verb) -> Arrays.stream(paths).map((path) -> verb + " " + prefix + path));
	}

}
