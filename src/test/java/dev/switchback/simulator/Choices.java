package dev.switchback.simulator;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Settings;

/// Settings with one assumption changed by name.
final class Choices {

	private Choices() {
	}

	static Settings assuming(String name, Object value) {
		var settings = (ObjectNode) Json.MAPPER.valueToTree(Settings.DEFAULT);
		((ObjectNode) settings.path("assumptions")).set(name, Json.MAPPER.valueToTree(value));
		return Json.MAPPER.treeToValue(settings, Settings.class);
	}

}
