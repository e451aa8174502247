package dev.switchback.readiness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes of an inventory, by JSON pointer. JSON may be written with single quotes.
interface Edit extends Consumer<ObjectNode> {

	JsonMapper MAPPER = JsonMapper.builder().build();

	/// An estate of which nothing is to be found fault with.
	static ObjectNode healthy() {
		try {
			return (ObjectNode) MAPPER.readTree(Files.readString(Path.of("src/test/resources/readiness/healthy.json")));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static JsonNode json(String text) {
		return MAPPER.readTree(text.replace('\'', '"'));
	}

	static Edit set(String pointer, String json) {
		return (document) -> {
			var at = JsonPointer.compile(pointer);
			var parent = document.at(at.head());
			var name = at.last().getMatchingProperty();
			switch (parent) {
				case ObjectNode object -> object.set(name, json(json));
				case ArrayNode array -> array.set(Integer.parseInt(name), json(json));
				default -> throw new IllegalArgumentException("nothing to change at " + pointer);
			}
		};
	}

	static Edit drop(String pointer) {
		return (document) -> {
			var at = JsonPointer.compile(pointer);
			var name = at.last().getMatchingProperty();
			var gone = switch (document.at(at.head())) {
				case ObjectNode object -> object.remove(name);
				case ArrayNode array -> array.remove(Integer.parseInt(name));
				default -> null;
			};
			if (gone == null) {
				throw new IllegalArgumentException("nothing to take away at " + pointer);
			}
		};
	}

	static Edit push(String pointer, String json) {
		return (document) -> ((ArrayNode) document.at(pointer)).add(json(json));
	}

}
