package dev.switchback.simulator.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.estate.Family;

/// The fields of an object in a request's body. A null counts as left out.
///
/// @param path where the object is, for messages
record Fields(ObjectNode object, String path) {

	static final List<String> STATES = List.of("Enabled", "Disabled");

	private Optional<JsonNode> present(String name) {
		return Optional.ofNullable(this.object.get(name)).filter((value) -> !value.isNull());
	}

	private ArmError cannotConvert(String name, JsonNode value, String type) {
		return ArmError.invalidFormat(
				"Error converting value " + value + " to type '" + type + "'. Path '" + this.path + "." + name + "'.");
	}

	private ArmError missing(String name) {
		return ArmError.invalidFormat("Required property '" + name + "' not found in JSON. Path '" + this.path + "'.");
	}

	/// One of some words, in their own spelling.
	String choice(String name, String otherwise, List<String> words) {
		var value = present(name);
		if (value.isEmpty()) {
			return otherwise;
		}
		return words.stream()
			.filter((word) -> value.get().isString() && word.equalsIgnoreCase(value.get().asString()))
			.findFirst()
			.orElseThrow(() -> cannotConvert(name, value.get(), String.join("|", words)));
	}

	long integer(String name, long least, long most) {
		var value = present(name).orElseThrow(() -> missing(name));
		if (!value.isIntegralNumber() || !value.canConvertToLong()) {
			throw cannotConvert(name, value, "integer");
		}
		if (value.asLong() < least || value.asLong() > most) {
			throw ArmError.of(400, "InvalidPropertyValue", "The value " + value + " of '" + this.path + "." + name
					+ "' is not between " + least + " and " + most + ".");
		}
		return value.asLong();
	}

	@Nullable
	String text(String name, @Nullable String otherwise) {
		var value = present(name);
		if (value.isPresent() && !value.get().isString()) {
			throw cannotConvert(name, value.get(), "string");
		}
		return value.map(JsonNode::asString).orElse(otherwise);
	}

	Optional<ObjectNode> object(String name) {
		return present(name).map((value) -> {
			if (value instanceof ObjectNode found) {
				return found.deepCopy();
			}
			throw cannotConvert(name, value, "object");
		});
	}

	/// A transfer network: a /30 in IPv4, a /126 in IPv6.
	String prefix(String name, Family family) {
		var text = text(name, null);
		if (text == null) {
			throw missing(name);
		}
		var length = (family == Family.IPV4) ? "/30" : "/126";
		int slash = text.indexOf('/');
		if (slash < 0 || !text.substring(slash).equals(length) || !isAddress(text.substring(0, slash), family)) {
			throw ArmError.of(400, "InvalidPeerAddressPrefix", "'" + text + "' of '" + this.path + "." + name
					+ "' is not a valid " + family + " prefix of length " + length + ".");
		}
		return text;
	}

	private static boolean isAddress(String text, Family family) {
		try {
			return InetAddress.ofLiteral(text) instanceof Inet4Address == (family == Family.IPV4);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
