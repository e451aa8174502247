package dev.switchback.catalog.peeringfailover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.azure.expressroute.Baseline.LinkFound;
import dev.switchback.azure.expressroute.Md5;
import dev.switchback.catalog.request.Shell;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.ManualCard.Kind;
import dev.switchback.playbook.ManualCard.Section;
import org.jspecify.annotations.Nullable;

/// Writes how to bring circuits back by hand, from what is stored alone: no look is needed, and no secret is in it.
final class Card {

	/// What a PUT without the key may do (azurerm issue 12148).
	private static final String ERASES = "This circuit's BGP sessions use an MD5 key, and Azure never shows it. An update without it may erase it: put the key "
			+ "in the place of <MD5 KEY>, or do not run the command.";

	private static final String UNKNOWN = "Whether this circuit's BGP sessions use an MD5 key is not declared. If they do, an update without --shared-key may erase it.";

	private final Plan plan;

	Card(Plan plan) {
		this.plan = plan;
	}

	ManualCard card() {
		var sections = new ArrayList<Section>();
		for (var side : this.plan.order()) {
			circuit(side, sections);
		}
		if (this.plan.order().size() == 1) {
			sections.add(meanwhile(this.plan.order().getFirst().other()));
		}
		var names = this.plan.order().stream().map((side) -> this.plan.circuit(side).spoken()).toList();
		return new ManualCard("Bring %s back by hand".formatted(String.join(" and ", names)), sections);
	}

	/// As long as one is off, the other has to carry; and if it does not, that changes what is done first.
	private Section meanwhile(Side other) {
		return new Section("See whether %s carries meanwhile".formatted(this.plan.circuit(other).spoken()),
				Kind.COMMANDS, List.of(show(other), summary(other, "primary"), summary(other, "secondary")));
	}

	private String show(Side side) {
		return "az network express-route peering show %s --query '{ipv4: state, ipv6: ipv6PeeringConfig.state, provisioning: provisioningState}'"
			.formatted(peering(side));
	}

	private void circuit(Side side, List<Section> sections) {
		var name = this.plan.circuit(side).spoken();
		var baseline = this.plan.baseline(side);
		sections.add(new Section("As %s was found".formatted(name), Kind.FACTS, (baseline != null) ? facts(baseline)
				: List.of("Nothing of it was changed yet, and nothing is recorded.")));
		sections.add(new Section("See how %s is".formatted(name), Kind.COMMANDS, List.of(show(side))));
		var md5 = (side == Side.PRIMARY) ? this.plan.primary().md5() : this.plan.secondary().md5();
		if (md5 != Md5.NOT_USED) {
			sections.add(new Section("Before you change %s".formatted(name), Kind.CAUTION,
					List.of((md5 == Md5.USED) ? ERASES : UNKNOWN)));
		}
		sections.add(new Section("Switch %s on".formatted(name), Kind.COMMANDS, List.of(enable(side, baseline, md5))));
		sections.add(new Section("Prove that %s is back".formatted(name), Kind.COMMANDS,
				List.of(summary(side, "primary"), summary(side, "secondary"))));
		sections
			.addAll(new EdgeSections(this.plan.circuit(side), (baseline != null) ? baseline.edge() : null).sections());
	}

	private static List<String> facts(Baseline baseline) {
		var facts = new ArrayList<String>();
		facts.add("Recorded at %s, just before it was drained.".formatted(baseline.at()));
		facts.add("IPv4 was %s, IPv6 %s.".formatted(baseline.found().ipv4(),
				(baseline.found().ipv6() != null) ? baseline.found().ipv6() : "not configured"));
		baseline.links().forEach((link) -> facts.add(link(link)));
		return facts;
	}

	private static String link(LinkFound link) {
		var prefixes = link.routes().stream().map(Baseline.RouteFound::prefix).toList();
		var ipv6 = (link.ipv6Up() != null) ? " (IPv6 %s)".formatted(link.ipv6Up() ? "up" : "down") : "";
		return "The %s link was %s%s and brought %s.".formatted(link.link().name().toLowerCase(Locale.ROOT),
				link.up() ? "up" : "down", ipv6, prefixes.isEmpty() ? "nothing" : String.join(", ", prefixes));
	}

	private String enable(Side side, @Nullable Baseline baseline, Md5 md5) {
		var command = new StringBuilder("az network express-route peering update ").append(peering(side));
		command.append(" --set state=").append((baseline != null) ? baseline.found().ipv4() : "Enabled");
		if (baseline != null && baseline.found().ipv6() != null) {
			command.append(" ipv6PeeringConfig.state=").append(baseline.found().ipv6());
		}
		if (md5 == Md5.USED) {
			command.append(" --shared-key '<MD5 KEY>'");
		}
		return command.toString();
	}

	private String summary(Side side, String link) {
		var circuit = this.plan.circuit(side).id();
		return "az network express-route list-route-tables-summary --subscription %s -g %s -n %s --peering-name %s --path %s"
			.formatted(Shell.quoted(circuit.subscription()), Shell.quoted(circuit.resourceGroup()),
					Shell.quoted(circuit.name()), this.plan.peering().resource(), link);
	}

	private String peering(Side side) {
		var circuit = this.plan.circuit(side).id();
		return "--subscription %s -g %s --circuit-name %s -n %s".formatted(Shell.quoted(circuit.subscription()),
				Shell.quoted(circuit.resourceGroup()), Shell.quoted(circuit.name()), this.plan.peering().resource());
	}

}
