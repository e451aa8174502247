package dev.switchback.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One way to write what a body says, however its members were ordered and its white space lay.
final class Canonical {

	private Canonical() {
	}

	/// SHA-256, in hexadecimal digits.
	static String fingerprint(JsonNode body) {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(sorted(body).toString().getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	private static JsonNode sorted(JsonNode node) {
		if (node.isObject()) {
			var members = new TreeMap<String, JsonNode>();
			node.properties().forEach((member) -> members.put(member.getKey(), sorted(member.getValue())));
			return JsonNodeFactory.instance.objectNode().setAll((Map<String, JsonNode>) members);
		}
		if (node.isArray()) {
			var elements = JsonNodeFactory.instance.arrayNode();
			node.forEach((element) -> elements.add(sorted(element)));
			return elements;
		}
		return node;
	}

}
