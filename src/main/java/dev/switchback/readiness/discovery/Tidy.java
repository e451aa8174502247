package dev.switchback.readiness.discovery;

import java.util.ArrayList;

import dev.switchback.readiness.snapshot.SnapshotReader;
import dev.switchback.readiness.snapshot.Unseen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the texts that Azure wrote fit for an inventory: some break lines or are very long, which nobody who reads from Azure
/// can help.
final class Tidy {

	private Tidy() {
	}

	static void texts(JsonNode node) {
		switch (node) {
			case ObjectNode object -> {
				var names = new ArrayList<String>();
				object.propertyNames().forEach(names::add);
				for (var name : names) {
					var child = object.path(name);
					if (child.isString()) {
						object.put(name, tidy(child.asString()));
					}
					else {
						texts(child);
					}
				}
			}
			case ArrayNode array -> {
				for (var i = 0; i < array.size(); i++) {
					if (array.path(i).isString()) {
						array.set(i, tidy(array.path(i).asString()));
					}
					else {
						texts(array.path(i));
					}
				}
			}
			case JsonNode _ -> {
				// Numbers and the like are as they are.
			}
		}
	}

	private static String tidy(String text) {
		var seen = Unseen.in(text) ? Unseen.shown(text.replaceAll("[\\r\\n\\t]+", " ")) : text;
		return (seen.length() <= SnapshotReader.LONGEST_TEXT) ? seen
				: seen.substring(0, SnapshotReader.LONGEST_TEXT - 1) + "…";
	}

}
