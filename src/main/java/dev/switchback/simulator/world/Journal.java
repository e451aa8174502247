package dev.switchback.simulator.world;

import java.util.Map;

import tools.jackson.databind.JsonNode;

/// Where the world is kept. Every entry holds the new values of what changed, never what was done, so that reading it back
/// needs no replay of decisions.
public interface Journal extends AutoCloseable {

	/// Keeps nothing.
	Journal NONE = new Journal() {

		@Override
		public Map<String, JsonNode> load() {
			return Map.of();
		}

		@Override
		public void append(Map<String, JsonNode> changes, boolean durable) {
		}

		@Override
		public void rewrite(Map<String, JsonNode> everything) {
		}

		@Override
		public boolean wantsRewriting() {
			return false;
		}

		@Override
		public void close() {
		}
	};

	/// The last value of every key, in the order of the keys' first appearance.
	Map<String, JsonNode> load();

	/// Adds an entry whole or not at all.
	/// @param changes new values; a JSON null removes its key
	/// @param durable whether the entry has to be on the disk when this returns
	void append(Map<String, JsonNode> changes, boolean durable);

	/// Replaces all entries by one, atomically.
	void rewrite(Map<String, JsonNode> everything);

	/// Whether it has grown so much that rewriting it pays.
	boolean wantsRewriting();

	@Override
	void close();

}
