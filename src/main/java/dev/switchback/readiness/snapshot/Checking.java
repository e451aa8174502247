package dev.switchback.readiness.snapshot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.InvalidRequest.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks a document that came from outside, and leaves out what is not judged.
final class Checking {

	static final int LONGEST_TEXT = 2000;

	private static final int MOST_CIRCUITS = 500;

	private static final int MOST_PAIRS = 2000;

	/// No gateway has as many, be they to circuits or not.
	private static final int MOST_CONNECTIONS = 200;

	private static final int MOST_ELEMENTS = 20_000;

	/// They take some hundred bytes each, and a service keeps the inventories of what it assesses in a few hundred MiB.
	private static final int MOST_VALUES = 1_000_000;

	/// Nobody mends more at once.
	private static final int MOST_FAULTS = 50;

	private static final BigDecimal IMMENSE = BigDecimal.ONE.scaleByPowerOfTen(30);

	private static final Pattern REFERENCE = Pattern.compile("(env|file):[\\x21-\\x7e]{1,400}");

	private final List<Fault> faults;

	private int values;

	Checking(List<Fault> faults) {
		this.faults = faults;
	}

	void check(ObjectNode document) {
		members("", document, false);
		atMost(document.path("declarations"), "/declarations", "pairs", MOST_PAIRS);
		for (var i = 0; i < document.path("gateways").size(); i++) {
			atMost(document.path("gateways").path(i).path("connections"), "/gateways/%d/connections".formatted(i),
					"value", MOST_CONNECTIONS);
		}
		ids(document, "circuits", "expressRouteCircuits");
		peerings(Place.root(document, Instant.EPOCH).at("circuits"));
		ids(document, "gateways", "virtualNetworkGateways", "expressRouteGateways");
		ids(document, "ports", "expressRoutePorts");
		ids(document, "vaults", "vaults");
		if (!Place.root(document, Instant.EPOCH).at("takenAt").moment().isPresent()) {
			fault("/takenAt", "Say when the inventory was taken, such as 2026-03-02T09:00:00Z.");
		}
	}

	private void atMost(JsonNode object, String pointer, String list, int most) {
		if (object.path(list).size() > most) {
			fault(pointer + "/" + list, "This is a list of %d at most.".formatted(most));
		}
	}

	private void peerings(Place circuits) {
		circuits.each()
			.stream()
			.flatMap((circuit) -> circuit.at("peerings").each().stream())
			.filter((peering) -> Peering.type(peering).isEmpty())
			.forEach((peering) -> fault(peering.path() + "/type",
					"Say which peering this is: AzurePrivatePeering or MicrosoftPeering."));
	}

	private void fault(String pointer, String sentence) {
		if (this.faults.size() < MOST_FAULTS) {
			this.faults.add(new Fault(pointer, sentence));
		}
	}

	/// @param shown whether this is what Azure shows
	private void members(String pointer, ObjectNode node, boolean shown) {
		var names = new ArrayList<String>();
		node.propertyNames().forEach(names::add);
		for (var name : names) {
			if (shown && !Allowed.INSIDE.contains(name)) {
				paged(node, name);
				node.remove(name);
			}
			else if (!shown && !Allowed.OUTSIDE.contains(name)) {
				fault(pointer, "There is no member \"%s\" here, or it is misspelled.".formatted(Unseen.shown(name)));
			}
			else {
				value(pointer + "/" + name, name, node.path(name), shown || Allowed.SHOWN.contains(name));
			}
		}
	}

	/// The first page of several is no list: nobody must take it for all there is.
	private static void paged(ObjectNode node, String name) {
		if (name.equals("nextLink") && !node.path(name).asString("").isBlank() && !node.path("problem").isString()) {
			node.put("problem", "there are more pages of this than the inventory has");
		}
	}

	private void value(String pointer, String name, JsonNode node, boolean shown) {
		if (++this.values > MOST_VALUES) {
			if (this.values == MOST_VALUES + 1) {
				fault("", "An inventory has at most %d values.".formatted(MOST_VALUES));
			}
			return;
		}
		if (name.equals("readAt") && !node.isNull() && Times.moment(node).isEmpty()) {
			fault(pointer, "Say when this was read, such as 2026-03-02T09:00:00Z.");
		}
		else if (node instanceof ObjectNode object) {
			members(pointer, object, shown);
		}
		else if (node.isArray()) {
			if (node.size() > MOST_ELEMENTS) {
				fault(pointer, "A list has at most %d elements.".formatted(MOST_ELEMENTS));
				return;
			}
			for (var i = 0; i < node.size(); i++) {
				value(pointer + "/" + i, name, node.path(i), shown);
			}
		}
		else if (node.isString()) {
			text(pointer, name, node.asString());
		}
		else if (node.isNumber()
				&& (Math.abs(node.decimalValue().scale()) > 30 || node.decimalValue().abs().compareTo(IMMENSE) > 0)) {
			fault(pointer, "This number is beyond all measure.");
		}
	}

	private void text(String pointer, String name, String text) {
		if (text.length() > LONGEST_TEXT) {
			fault(pointer, "Use at most %d characters.".formatted(LONGEST_TEXT));
		}
		else if (Unseen.in(text)) {
			fault(pointer, "This has a character that cannot be seen, such as a line break. Leave it out.");
		}
		else if (Times.immense(text)) {
			fault(pointer, "This time is beyond all measure.");
		}
		else if (name.equals("md5Key") && !REFERENCE.matcher(text).matches()) {
			fault(pointer, "Say where the key is to be had, never the key itself: env:NAME or file:/absolute/path.");
		}
	}

	private void ids(ObjectNode document, String list, String... types) {
		var all = document.path(list);
		if (all.isMissingNode() || (all.isObject() && all.path("problem").isString())) {
			return;
		}
		if (!all.isArray() || all.size() > MOST_CIRCUITS) {
			fault("/" + list, "This is a list of %d at most.".formatted(MOST_CIRCUITS));
			return;
		}
		var known = new HashSet<String>();
		for (var i = 0; i < all.size(); i++) {
			var pointer = "/%s/%d/id".formatted(list, i);
			try {
				var id = ArmId.parse(all.path(i).path("id").asString(""));
				if (Stream.of(types)
					.noneMatch((type) -> id
						.is(type.equals("vaults") ? "Microsoft.RecoveryServices" : "Microsoft.Network", type))) {
					fault(pointer, "This is not the ARM id of one of %s.".formatted(String.join(" or ", types)));
				}
				else if (!known.add(id.normal().toLowerCase(Locale.ROOT))) {
					fault(pointer, "This is there twice.");
				}
			}
			catch (ArmId.NotAnArmId ex) {
				fault(pointer, "This is not an ARM id: %s.".formatted(ex.getMessage()));
			}
		}
	}

}
