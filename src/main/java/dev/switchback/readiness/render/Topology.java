package dev.switchback.readiness.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.expressroute.Link;
import dev.switchback.readiness.rule.LinkStates;
import dev.switchback.readiness.Scope;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Connection;
import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Snapshot;

/// Draws what an inventory holds: on the left where circuits end on-premises, in the middle the circuits by peering location,
/// on the right the gateways with their networks. What is down is red and dashed, what is not known is dotted, and where
/// traffic ran between two counts, more than sessions send by themselves, the line is thick. Every word stands in a box that
/// nothing else is drawn in.
public final class Topology {

	private static final int SITE_X = 20;

	private static final int SITE_WIDTH = 190;

	private static final int CIRCUIT_X = 330;

	private static final int CIRCUIT_WIDTH = 290;

	private static final int GATEWAY_X = 770;

	private static final int GATEWAY_WIDTH = 310;

	private static final int WIDTH = 1100;

	private static final int TOP = 60;

	private static final int GAP = 18;

	private static final int ROW = 17;

	private static final int HEAD = 46;

	private final Snapshot snapshot;

	private final List<Circuit> circuits;

	private final List<Gateway> gateways;

	private final Drawing drawing = new Drawing();

	/// Where the lines to gateways begin, by circuit.
	private final Map<String, Integer> ends = new HashMap<>();

	private Topology(Snapshot snapshot, Predicate<String> drawn) {
		this.snapshot = snapshot;
		this.circuits = snapshot.circuits().stream().filter((circuit) -> drawn.test(circuit.key())).toList();
		this.gateways = snapshot.expressRouteGateways()
			.stream()
			.filter((gateway) -> drawn.test(gateway.key()))
			.toList();
	}

	/// @param scope what is drawn of it
	public static String of(Snapshot snapshot, Scope scope) {
		return new Topology(snapshot, scope.drawn(snapshot))
			.draw("Topology of %s at %s".formatted(scope.spoken(), snapshot.takenAt()));
	}

	private String draw(String title) {
		this.drawing.text(SITE_X, 30, WIDTH - 40, 16, "title", title);
		var left = circuits();
		var right = gateways();
		if (this.circuits.isEmpty() && this.gateways.isEmpty()) {
			this.drawing.text(SITE_X, TOP, WIDTH - 40, 12, "small",
					"No circuits and no gateways are part of this. The findings tell of it in words.");
		}
		var height = Math.max(left, right) + 10;
		legend(height);
		return this.drawing.svg(WIDTH, height + 50, title, "%s and %s; the findings say the same in words"
			.formatted(counted(this.circuits.size(), "circuit"), counted(this.gateways.size(), "gateway")));
	}

	private static String counted(int count, String what) {
		return "%d %s%s".formatted(count, what, (count == 1) ? "" : "s");
	}

	/// @return where they end
	private int circuits() {
		var byLocation = new TreeMap<String, List<Circuit>>();
		this.circuits.forEach(
				(circuit) -> byLocation
					.computeIfAbsent(this.snapshot.location(circuit).text().orElse("location not known"),
							(_) -> new ArrayList<>())
					.add(circuit));
		var y = TOP;
		for (var location : byLocation.entrySet()) {
			var top = y;
			y += 28;
			for (var circuit : location.getValue()) {
				y = circuit(circuit, y) + GAP;
			}
			this.drawing.box(CIRCUIT_X - 12, top, CIRCUIT_WIDTH + 24, y - top - 6, "group");
			this.drawing.text(CIRCUIT_X, top + 18, CIRCUIT_WIDTH, 12, "small", location.getKey());
			y += GAP;
		}
		return y;
	}

	private int circuit(Circuit circuit, int y) {
		var rows = rows(circuit);
		var height = HEAD + ROW * rows.size();
		this.drawing.box(CIRCUIT_X, y, CIRCUIT_WIDTH, height, "box");
		this.drawing.text(CIRCUIT_X + 10, y + 19, CIRCUIT_WIDTH - 20, 12, "name", circuit.name());
		this.drawing.text(CIRCUIT_X + 10, y + 35, CIRCUIT_WIDTH - 20, 11, "small", about(circuit));
		site(circuit, y, height);
		for (var i = 0; i < rows.size(); i++) {
			var row = rows.get(i);
			var at = y + HEAD + 10 + ROW * i;
			this.drawing.text(CIRCUIT_X + 10, at, CIRCUIT_WIDTH - 20, 11, "small " + row.style(), row.words());
			this.drawing.line(SITE_X + SITE_WIDTH, y + height / 2 + (2 * i - rows.size() + 1) * 4, CIRCUIT_X, at - 4,
					row.style() + row.traffic());
		}
		this.ends.put(circuit.key(), y + height / 2);
		return y + height;
	}

	private void site(Circuit circuit, int y, int height) {
		var said = this.snapshot.said(circuit);
		var site = said.silent().isEmpty() ? said.of("customerSite").text().orElse("site not declared")
				: "site not declared";
		this.drawing.box(SITE_X, y, SITE_WIDTH, height, "box");
		this.drawing.text(SITE_X + 10, y + 19, SITE_WIDTH - 20, 12, "name", site);
		this.drawing.text(SITE_X + 10, y + 35, SITE_WIDTH - 20, 11, "small", "on-premises");
	}

	private static String about(Circuit circuit) {
		if (circuit.place().problem().isPresent()) {
			return "could not be read";
		}
		var provider = circuit.direct() ? "ExpressRoute Direct"
				: circuit.property("serviceProviderProperties", "serviceProviderName")
					.text()
					.orElse("provider not known");
		return "%s, %s".formatted(provider,
				circuit.property("circuitProvisioningState").text().orElse("state not known"));
	}

	/// What a link is like.
	private record Row(String words, String style, String traffic) {
	}

	private List<Row> rows(Circuit circuit) {
		var rows = new ArrayList<Row>();
		for (var peering : circuit.peerings().there()) {
			var name = peering.microsoft() ? "Microsoft" : "private";
			var states = LinkStates.of(this.snapshot, peering);
			if (states.isEmpty()) {
				rows.add(new Row(name + " peering: not known", "unknown", ""));
			}
			for (var state : states) {
				rows.add(new Row(
						"%s %s: %s".formatted(name, Drawing.lower(state.link()),
								state.words().replace(" received", "")),
						style(state.up()),
						state.up().orElse(false) ? traffic(LinkStates.carrying(peering, state.link())) : ""));
			}
		}
		if (rows.isEmpty()) {
			rows.add(new Row(circuit.place().at("peerings").listed() ? "no peering" : "peerings not known", "unknown",
					""));
		}
		return rows;
	}

	private static String style(Optional<Boolean> up) {
		return up.map((is) -> is ? "up" : "down").orElse("unknown");
	}

	private static String traffic(Optional<Boolean> carrying) {
		return carrying.orElse(false) ? " carrying" : "";
	}

	/// @return where they end
	private int gateways() {
		var y = TOP;
		for (var gateway : this.gateways) {
			var connections = gateway.connections();
			var height = HEAD + ROW * Math.max(1, connections.size());
			this.drawing.box(GATEWAY_X, y, GATEWAY_WIDTH, height, "box");
			this.drawing.text(GATEWAY_X + 10, y + 19, GATEWAY_WIDTH - 20, 12, "name", gateway.name());
			this.drawing.text(GATEWAY_X + 10, y + 35, GATEWAY_WIDTH - 20, 11, "small", about(gateway));
			for (var i = 0; i < connections.size(); i++) {
				connection(connections.get(i), y + HEAD + 10 + ROW * i);
			}
			if (connections.isEmpty()) {
				this.drawing.text(GATEWAY_X + 10, y + HEAD + 10, GATEWAY_WIDTH - 20, 11, "small unknown",
						gateway.connectionList().listed() ? "no connection to a circuit" : "connections not known");
			}
			y += height + GAP + 10;
		}
		return y;
	}

	private static String about(Gateway gateway) {
		if (gateway.place().problem().isPresent()) {
			return "could not be read";
		}
		if (gateway.hub()) {
			return "hub %s, %s".formatted(
					gateway.property("virtualHub", "id").text().map(ArmId::tail).orElse("that is not known"),
					gateway.place().at("body", "location").text().orElse("region not known"));
		}
		var network = gateway.network();
		return "%s in %s, %s".formatted(gateway.property("sku", "name").text().orElse("kind not known"),
				network.isEmpty() ? "a network that is not known" : ArmId.tail(network),
				gateway.place().at("body", "location").text().orElse("region not known"));
	}

	private void connection(Connection connection, int y) {
		var circuit = connection.circuit();
		var status = connection.status().text().orElse("not known");
		var style = connection.connected() ? "up" : connection.cut() ? "down" : "unknown";
		this.drawing.text(GATEWAY_X + 10, y, GATEWAY_WIDTH - 20, 11, "small " + style, "%s: %s, weight %s".formatted(
				ArmId.tail(circuit), status,
				connection.property("routingWeight").number().map((weight) -> weight.toPlainString()).orElse("0")));
		var end = this.ends.get(circuit);
		if (end != null) {
			this.drawing.line(CIRCUIT_X + CIRCUIT_WIDTH, end, GATEWAY_X, y - 4,
					style + (style.equals("up") ? carries(circuit) : ""));
		}
	}

	/// Whether traffic runs over the circuit, which is all that Azure tells of a connection.
	private String carries(String circuit) {
		return this.snapshot.circuit(circuit)
			.flatMap((known) -> known.privatePeering().first())
			.filter((peering) -> List.of(Link.values())
				.stream()
				.anyMatch((link) -> LinkStates.carrying(peering, link).orElse(false)))
			.map((_) -> " carrying")
			.orElse("");
	}

	private void legend(int y) {
		var x = SITE_X;
		for (var entry : List.of(new Row("up", "up", ""), new Row("down", "down", ""),
				new Row("not known", "unknown", ""), new Row("traffic ran", "up", " carrying"))) {
			this.drawing.line(x, y + 20, x + 50, y + 20, entry.style() + entry.traffic());
			this.drawing.text(x + 60, y + 24, 120, 11, "small", entry.words());
			x += 190;
		}
	}

}
