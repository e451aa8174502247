package dev.switchback.simulator.world;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import dev.switchback.simulator.protection.Item;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Mapping;
import dev.switchback.simulator.protection.Outage;
import dev.switchback.simulator.protection.Protections;
import dev.switchback.simulator.wire.Json;

/// Puts back what a journal holds. What it cannot make sense of (the estate has changed since) is left out, and said.
final class Restoring {

	private static final System.Logger LOG = System.getLogger(Restoring.class.getName());

	private final World world;

	private final Map<String, PairState> pairs;

	private final AsyncOperations operations;

	private final Map<String, Fault> faults;

	private final Ledger ledger;

	private final Protections protections;

	Restoring(World world, Map<String, PairState> pairs, AsyncOperations operations, Map<String, Fault> faults,
			Ledger ledger, Protections protections) {
		this.world = world;
		this.pairs = pairs;
		this.operations = operations;
		this.faults = faults;
		this.ledger = ledger;
		this.protections = protections;
	}

	void restore(Map<String, JsonNode> all) {
		var kept = new LinkedHashMap<>(all);
		for (var plan : this.world.estate().pairs()) {
			var mark = kept.remove(PlanMark.key(plan));
			if (mark != null && !read(mark, PlanMark.class).equals(PlanMark.of(plan))) {
				LOG.log(Level.WARNING, "The pair " + plan.name() + " has been planned anew, and begins afresh.");
				kept.remove("pair/" + plan.name());
			}
		}
		kept.forEach((key, value) -> {
			try {
				restore(key, value);
			}
			catch (JacksonException ex) {
				LOG.log(Level.WARNING,
						"The journal's " + key + " cannot be read and is left out: " + ex.getOriginalMessage());
			}
		});
	}

	private void restore(String key, JsonNode value) {
		var name = key.substring(key.indexOf('/') + 1);
		switch (key.substring(0, Math.max(0, key.indexOf('/')))) {
			case "pair" -> restorePair(name, read(value, PairState.class));
			case "operation" -> this.operations.add(read(value, AsyncOperation.class));
			case "fault" -> this.faults.put(name, read(value, Fault.class));
			case "item" -> this.protections.restore(name, read(value, Item.class));
			case "job" -> this.protections.restore(name, read(value, Job.class));
			case "mapping" -> this.protections.restore(name, read(value, Mapping.class));
			case "outage" -> this.protections.restore(name, read(value, Outage.class));
			case "mutation" -> this.ledger.add(read(value, Mutation.class));
			case "plan" -> LOG.log(Level.WARNING, "The pair " + name + " is no longer part of the estate.");
			default -> this.world.restored(read(value, Settings.class));
		}
	}

	private void restorePair(String name, PairState pair) {
		this.pairs.computeIfPresent(name, (same, fresh) -> pair);
	}

	private static <T> T read(JsonNode value, Class<T> type) {
		return Json.MAPPER.treeToValue(value, type);
	}

}
