package dev.switchback.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds what a contract takes away from the clients of an older one: paths, answers, members and words they know, or a
/// freedom they had when asking.
final class Compatibility {

	private static final Set<String> PARTS_OF_REQUESTS = Set.of("Target", "Parameters");

	private final JsonNode before;

	private final JsonNode now;

	private final List<String> breaks = new ArrayList<>();

	private Compatibility(String before, String now) {
		this.before = tree(before);
		this.now = tree(now);
	}

	private static JsonNode tree(String yaml) {
		return new JsonMapper().valueToTree(new Yaml().load(yaml));
	}

	/// What is broken, as sentences.
	static List<String> breaks(String before, String now) {
		var compatibility = new Compatibility(before, now);
		compatibility.paths();
		compatibility.schemas();
		return compatibility.breaks;
	}

	private void paths() {
		this.before.path("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.forEach((operation) -> operation(operation.getKey() + " " + path.getKey(), operation.getValue(),
						this.now.path("paths").path(path.getKey()).path(operation.getKey()))));
	}

	private void operation(String route, JsonNode was, JsonNode is) {
		if (is.isMissingNode()) {
			this.breaks.add(route + " is gone");
			return;
		}
		gone(route + " no longer answers ", names(was.path("responses")), names(is.path("responses")));
		var known = parameters(this.before, was);
		var present = parameters(this.now, is);
		gone(route + " no longer takes ", known.keySet(), present.keySet());
		known.forEach((name, parameter) -> {
			if (present.containsKey(name)) {
				schema(route + " " + name, parameter.path("schema"), present.get(name).path("schema"), true);
			}
		});
		present.forEach((name, parameter) -> {
			if (required(parameter) && !(known.containsKey(name) && required(known.get(name)))) {
				this.breaks.add("%s now insists on %s".formatted(route, name));
			}
		});
	}

	private static boolean required(JsonNode parameter) {
		return parameter.path("required").asBoolean(false);
	}

	private void schemas() {
		this.before.at("/components/schemas")
			.properties()
			.forEach((schema) -> schema(schema.getKey(), schema.getValue(),
					this.now.at("/components/schemas").path(schema.getKey()), request(schema.getKey())));
	}

	private static boolean request(String name) {
		return name.endsWith("Request") || PARTS_OF_REQUESTS.contains(name);
	}

	private void schema(String name, JsonNode was, JsonNode is, boolean request) {
		if (is.isMissingNode()) {
			this.breaks.add(name + " is gone");
			return;
		}
		if (!was.path("type").equals(is.path("type")) || !was.path("$ref").equals(is.path("$ref"))) {
			this.breaks.add(name + " has another type");
		}
		gone(name + " no longer knows ", texts(was.path("enum")), texts(is.path("enum")));
		if (request) {
			gone(name + " now insists on ", texts(is.path("required")), texts(was.path("required")));
		}
		else {
			gone(name + " no longer always has ", texts(was.path("required")), texts(is.path("required")));
		}
		was.path("properties")
			.properties()
			.forEach((property) -> schema(name + "." + property.getKey(), property.getValue(),
					is.path("properties").path(property.getKey()), request));
		if (was.has("items")) {
			schema(name + "[]", was.path("items"), is.path("items"), request);
		}
	}

	private void gone(String sentence, Set<String> before, Set<String> now) {
		before.stream().filter((one) -> !now.contains(one)).sorted().forEach((one) -> this.breaks.add(sentence + one));
	}

	private static Map<String, JsonNode> parameters(JsonNode contract, JsonNode operation) {
		return operation.path("parameters")
			.valueStream()
			.map((parameter) -> resolved(contract, parameter))
			.collect(Collectors.toMap((parameter) -> parameter.path("name").asString(), Function.identity()));
	}

	private static JsonNode resolved(JsonNode contract, JsonNode node) {
		return node.has("$ref") ? contract.at(node.path("$ref").asString().substring(1)) : node;
	}

	private static Set<String> names(JsonNode object) {
		return Set.copyOf(object.propertyNames());
	}

	private static Set<String> texts(JsonNode array) {
		return array.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
	}

}
