package dev.switchback.readiness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Everything in an inventory that is read on its own, and may fail to be read on its own.
final class Evidence {

	/// What Azure shows is read as a whole.
	private static final Set<String> SHOWN = Set.of("body", "summary", "routes", "arp", "learned", "tests", "metrics",
			"events", "advisor", "maintenanceConfigurations", "points", "locks", "usages", "containerMappings",
			"networkMappings", "targetLocks", "vpnGateways", "linkTests", "changes", "alerts", "drops", "stats");

	/// By which things are told from others, whether or not they can be read.
	private static final Set<String> LABELS = Set.of("id", "type", "name", "circuit", "primary", "secondary");

	private Evidence() {
	}

	/// How something cannot be read.
	enum Unreadable {

		/// It says why, and what was read of it earlier still stands there.
		HIDDEN,

		/// It says why, and nothing else but what it is.
		STRIPPED,

		/// It is not there. What people no longer declare is another matter, and so are vaults and Azure's own tests, which not
		/// everybody asks for, and an element of a list that was read.
		ABSENT;

		/// @return the document without what stands at the pointer; empty if it cannot be unreadable in this way
		Optional<ObjectNode> of(ObjectNode document, String pointer) {
			var blanked = document.deepCopy();
			var problem = JsonNodeFactory.instance.objectNode().put("problem", "nobody could read it");
			switch (this) {
				case HIDDEN -> {
					if (blanked.at(pointer) instanceof ObjectNode object) {
						object.setAll(problem);
					}
				}
				case STRIPPED -> {
					LABELS.stream()
						.filter((label) -> blanked.at(pointer).path(label).isString())
						.forEach((label) -> problem.set(label, blanked.at(pointer).path(label)));
					Edit.set(pointer, problem.toString()).accept(blanked);
				}
				case ABSENT -> {
					if (!pointer.matches(".*/\\d+|/(declarations|drills|recoveries).*|/vaults|.*/(tests|linkTests)")) {
						Edit.drop(pointer).accept(blanked);
					}
				}
			}
			return Optional.of(blanked).filter((changed) -> !changed.equals(document));
		}

	}

	/// The document with what stands at the pointer, and all that is below it, read three months before [Fixture#NOW].
	static ObjectNode old(ObjectNode document, String pointer) {
		var changed = document.deepCopy();
		var there = changed.at(pointer);
		there.findParents("readAt").forEach((parent) -> ((ObjectNode) parent).remove("readAt"));
		Stream.concat(Stream.of(there), there.isArray() ? there.valueStream() : Stream.empty())
			.filter(JsonNode::isObject)
			.forEach((one) -> ((ObjectNode) one).put("readAt", "2025-12-02T09:00:00Z"));
		return changed;
	}

	/// Where it stands.
	static List<String> of(ObjectNode document) {
		var sources = new ArrayList<String>();
		document.properties().forEach((member) -> collect("/" + member.getKey(), member.getValue(), sources));
		return sources;
	}

	private static void collect(String pointer, JsonNode node, List<String> sources) {
		if (!node.isContainer() || pointer.matches("/(drills|recoveries|declarations/\\w+/\\d+)/.*")) {
			return;
		}
		sources.add(pointer);
		if (!SHOWN.contains(pointer.substring(pointer.lastIndexOf('/') + 1))) {
			members(node).forEach((name) -> collect(pointer + "/" + name, member(node, name), sources));
		}
	}

	private static Stream<String> members(JsonNode node) {
		return node.isArray() ? Stream.iterate(0, (i) -> i + 1).limit(node.size()).map(String::valueOf)
				: node.propertyNames().stream();
	}

	private static JsonNode member(JsonNode node, String name) {
		return node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
	}

	/// What one document was changed in to become the other: the smallest of what is read on its own.
	static Set<String> changed(ObjectNode from, ObjectNode to) {
		var pointers = new ArrayList<String>();
		differences("", from, to, pointers);
		var sources = of(from);
		var changed = new TreeSet<String>();
		pointers.forEach((pointer) -> sources.stream()
			.filter((source) -> (pointer + "/").startsWith(source + "/"))
			.max(Comparator.comparing(String::length))
			.ifPresent(changed::add));
		return changed;
	}

	private static void differences(String pointer, JsonNode one, JsonNode other, List<String> pointers) {
		if (one.equals(other)) {
			return;
		}
		if (!one.isContainer() || !other.isContainer() || one.isArray() && one.size() != other.size()) {
			pointers.add(pointer);
			return;
		}
		Stream.concat(members(one), members(other))
			.distinct()
			.forEach((name) -> differences(pointer + "/" + name, member(one, name), member(other, name), pointers));
	}

}
