package dev.switchback.readiness.discovery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Fetched.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads resources as Azure shows them: one by one, or with a single list where several of one type are in one group. A list
/// shows of a resource what reading it alone would; what it does not show is read alone.
record Bodies(Noting noting, InParallel parallel) {

	/// Fewer than so many are read one by one: a group may be full of others.
	private static final int SEVERAL = 4;

	/// @return each with `id`, `readAt` and either `body` or `problem`, in the same order
	List<ObjectNode> of(Collection<ArmId> ids) {
		Map<String, ArmId> wanted = new LinkedHashMap<>();
		ids.forEach((id) -> wanted.putIfAbsent(id.normal(), id));
		var listed = listed(wanted.values());
		return this.parallel.each(wanted.values(), (id) -> {
			var known = listed.get(id.normal());
			return (known != null) ? known : this.noting.resource(id, ArmRead.of(id));
		});
	}

	/// The same by their ids in lower case.
	Map<String, ObjectNode> byId(Collection<ArmId> ids) {
		return of(ids).stream()
			.collect(Collectors.toMap((note) -> note.path("id").asString("").toLowerCase(Locale.ROOT), (note) -> note));
	}

	private Map<String, ObjectNode> listed(Collection<ArmId> ids) {
		Map<String, ObjectNode> known = new LinkedHashMap<>();
		var groups = ids.stream()
			.collect(Collectors.groupingBy(Bodies::group, LinkedHashMap::new, Collectors.toList()));
		var crowded = groups.values().stream().filter((group) -> group.size() >= SEVERAL).toList();
		this.parallel.each(crowded, this::list).forEach(known::putAll);
		return known;
	}

	private static String group(ArmId id) {
		return "%s %s %s/%s %d"
			.formatted(id.subscription(), id.resourceGroup(), id.provider(), id.parts().getFirst().type(),
					id.parts().size())
			.toLowerCase(Locale.ROOT);
	}

	private Map<String, ObjectNode> list(List<ArmId> group) {
		Map<String, ObjectNode> notes = new LinkedHashMap<>();
		var wanted = group.stream().collect(Collectors.toMap(ArmId::normal, (id) -> id));
		var first = group.getFirst();
		if (first.parts().size() == 1 && this.noting.arm()
			.beside(first, this.noting.deadline()) instanceof Value<List<JsonNode>>(var bodies, var at)) {
			bodies.forEach((body) -> {
				var id = wanted.get(body.path("id").asString("").toLowerCase(Locale.ROOT));
				if (id != null) {
					var note = JsonNodeFactory.instance.objectNode().put("id", id.toString());
					note.put("readAt", Noting.moment(at)).set("body", body);
					notes.put(id.normal(), note);
				}
			});
		}
		return notes;
	}

}
