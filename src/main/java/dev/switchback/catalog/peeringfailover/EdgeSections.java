package dev.switchback.catalog.peeringfailover;

import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.expressroute.Alternatives;
import dev.switchback.azure.expressroute.CustomerEdge;
import dev.switchback.azure.expressroute.CustomerEdge.Neighbours;
import dev.switchback.azure.expressroute.DeclaredCircuit;
import dev.switchback.playbook.ManualCard.Kind;
import dev.switchback.playbook.ManualCard.Section;
import org.jspecify.annotations.Nullable;

/// The part of a manual card for whoever cannot, or must not, have Azure write to the peering.
///
/// @param edge where the sessions end; `null` as long as that is not recorded
record EdgeSections(DeclaredCircuit circuit, @Nullable CustomerEdge edge) {

	List<Section> sections() {
		var name = this.circuit.spoken();
		var sections = new ArrayList<Section>();
		var edge = this.edge;
		if (edge != null && !edge.sessions().isEmpty()) {
			sections.add(new Section("Where the BGP sessions of %s end".formatted(name), Kind.FACTS,
					edge.sessions().stream().map(EdgeSections::ends).toList()));
			sections.add(new Section("Drain %s at the customer edge, without Azure".formatted(name), Kind.ROUTER,
					commands(edge, "neighbor %s shutdown")));
			sections.add(new Section("Take that back", Kind.ROUTER, commands(edge, "no neighbor %s shutdown")));
		}
		else {
			sections.add(new Section("Drain %s at the customer edge, without Azure".formatted(name), Kind.STEPS, List
				.of("On your routers of both links, shut down the BGP session with Microsoft (AS %d): neighbor … shutdown; to take that back, no neighbor … shutdown."
					.formatted(CustomerEdge.MICROSOFT),
						"Of each transfer network (primaryPeerAddressPrefix, secondaryPeerAddressPrefix) your router has the first usable address, and Microsoft's the second.")));
		}
		var others = Alternatives.besidesTheEdge(this.circuit);
		if (!others.isEmpty()) {
			sections.add(new Section("What else drains %s without a write to its peering".formatted(name), Kind.STEPS,
					others.stream()
						.map((alternative) -> "%s. %s".formatted(alternative.title(), alternative.how()))
						.toList()));
		}
		sections.add(new Section("Mind", Kind.CAUTION, List.of(
				"Never take both circuits of a pair down: see first that the other one is Enabled and brings its prefixes.",
				"Nothing at the customer edge switches on what is Disabled in Azure: with no way to Azure, only the portal from another network or a support ticket does.")));
		return sections;
	}

	private static String ends(Neighbours session) {
		return "%s: your router %s, Microsoft's %s (AS %d), in %s.".formatted(session.spoken(), session.customer(),
				session.microsoft(), CustomerEdge.MICROSOFT, session.network());
	}

	/// As most routers are told, in the words of Cisco IOS.
	private static List<String> commands(CustomerEdge edge, String command) {
		var commands = new ArrayList<String>();
		commands.add("router bgp %s".formatted((edge.asn() > 0) ? edge.asn() : "<YOUR ASN>"));
		edge.sessions().forEach((session) -> commands.add(" " + command.formatted(session.microsoft())));
		return commands;
	}

}
