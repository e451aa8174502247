package dev.switchback.simulator.admin;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Settings;

/// Reads changes of settings: a document with what is to be different.
final class SettingsOrders {

	private SettingsOrders() {
	}

	/// @throws Refusal if it makes no sense
	static Settings read(ObjectNode document, Settings now) {
		var merged = (ObjectNode) Json.MAPPER.valueToTree(now);
		merge(document, merged, "");
		try {
			return Json.MAPPER.treeToValue(merged, Settings.class);
		}
		catch (ValueInstantiationException ex) {
			var cause = ex.getCause();
			throw Refusal.invalid((cause != null) ? String.valueOf(cause.getMessage()) : ex.getOriginalMessage());
		}
		catch (InvalidFormatException ex) {
			throw Refusal.invalid(name(ex) + " cannot be " + ex.getValue() + "; it has to be " + expected(ex) + ".");
		}
		catch (JacksonException ex) {
			throw Refusal.invalid("A setting has a value that it cannot have.");
		}
	}

	private static String name(InvalidFormatException problem) {
		return problem.getPath().stream().map((step) -> step.getPropertyName()).collect(Collectors.joining("."));
	}

	private static String expected(InvalidFormatException problem) {
		var constants = problem.getTargetType().getEnumConstants();
		return (constants != null)
				? "one of " + Arrays.stream(constants).map(String::valueOf).collect(Collectors.joining(", "))
				: "an ISO-8601 duration, such as PT5S";
	}

	private static void merge(ObjectNode wanted, ObjectNode into, String place) {
		for (var field : wanted.properties()) {
			var name = place + field.getKey();
			var before = into.get(field.getKey());
			if (before == null) {
				throw Refusal
					.invalid(name + " is no setting; known here are " + String.join(", ", into.propertyNames()) + ".");
			}
			if (before instanceof ObjectNode inner) {
				if (!(field.getValue() instanceof ObjectNode outer)) {
					throw Refusal.invalid(name + " has to be an object.");
				}
				merge(outer, inner, name + ".");
			}
			else if (field.getValue().getNodeType() != before.getNodeType()) {
				throw Refusal.invalid(name + " has to be a " + before.getNodeType().name().toLowerCase(Locale.ROOT)
						+ ", such as " + before + ".");
			}
			else {
				into.set(field.getKey(), field.getValue());
			}
		}
	}

}
