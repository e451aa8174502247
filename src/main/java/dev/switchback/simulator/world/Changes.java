package dev.switchback.simulator.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import dev.switchback.simulator.wire.Json;

/// What has changed since the last commit. Values are turned into JSON on commit only, and only if somebody keeps them.
final class Changes {

	/// The key whose removal removes everything.
	static final String EVERYTHING = "*";

	private static final Removed REMOVED = new Removed();

	private final Journal journal;

	private final Map<String, Record> values = new LinkedHashMap<>();

	private boolean durable;

	/// Stands for a value that is no longer there.
	private record Removed() {
	}

	Changes(Journal journal) {
		this.journal = journal;
	}

	void put(String key, Record value) {
		this.values.put(key, value);
		this.durable = true;
	}

	/// A change that may be lost with the machine, not with the process.
	void note(String key, Record value) {
		this.values.put(key, value);
	}

	void remove(String key) {
		this.values.put(key, REMOVED);
	}

	void removeAll() {
		this.values.clear();
		put(EVERYTHING, REMOVED);
	}

	void commit(Supplier<Map<String, Record>> everything) {
		if (this.values.isEmpty()) {
			return;
		}
		if (this.journal != Journal.NONE) {
			this.journal.append(json(this.values), this.durable);
		}
		this.values.clear();
		this.durable = false;
		if (this.journal.wantsRewriting()) {
			this.journal.rewrite(json(everything.get()));
		}
	}

	private static Map<String, JsonNode> json(Map<String, Record> values) {
		var json = new LinkedHashMap<String, JsonNode>();
		values.forEach((key, value) -> json.put(key,
				(value instanceof Removed) ? NullNode.instance : Json.MAPPER.valueToTree(value)));
		return json;
	}

}
