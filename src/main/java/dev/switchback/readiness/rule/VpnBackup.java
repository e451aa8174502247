package dev.switchback.readiness.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.readiness.snapshot.Connection;
import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Said;
import dev.switchback.readiness.snapshot.Snapshot;

/// A VPN has less bandwidth and other delays: it is no stand-in for what is critical.
final class VpnBackup implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-33", "The only stand-in of a critical workload's circuit is not a VPN.",
				Basis.DECLARED_AND_READ, Severity.MEDIUM, "Link the gateway to a second circuit.", Source.RESILIENCY);
	}

	@Override
	public List<Finding> judge(Snapshot snapshot) {
		return snapshot.expressRouteGateways()
			.stream()
			.map((gateway) -> gateway.hub() ? hub(gateway) : judge(snapshot, gateway))
			.toList();
	}

	private Finding hub(Gateway gateway) {
		return new Sheet(guideline(), Subject.of(gateway)).seen(gateway.property("virtualHub", "id"))
			.unknown("the VPN gateways of hubs are not read, such as one beside %s".formatted(gateway.name()));
	}

	private Finding judge(Snapshot snapshot, Gateway gateway) {
		var sheet = new Sheet(guideline(), Subject.of(gateway)).seen(gateway.property("ipConfigurations"),
				gateway.connectionList());
		var network = gateway.network();
		if (network.isEmpty() || !gateway.connectionList().listed()) {
			return sheet
				.unknown("it is not known in which network %s is, and what it is linked to".formatted(gateway.name()));
		}
		if (gateway.connections()
			.stream()
			.filter((one) -> !one.cut())
			.map(Connection::circuit)
			.distinct()
			.count() > 1) {
			return sheet.notApplicable("%s is linked to more than one circuit".formatted(gateway.name()));
		}
		var vpn = snapshot.gateways()
			.stream()
			.filter((other) -> other.property("gatewayType").says("Vpn") && other.network().equals(network))
			.findFirst();
		if (vpn.isEmpty()) {
			return snapshot.root().at("gateways").problem().isPresent() ? sheet.unknown("not all gateways are known")
					: sheet.notApplicable("no VPN stands in for the circuit of %s".formatted(gateway.name()));
		}
		sheet.seen(vpn.get().property("gatewayType"));
		var workload = workload(snapshot, network);
		var critical = workload.map((said) -> said.of("critical"));
		critical.ifPresent(sheet::seen);
		return critical.flatMap((place) -> place.flag())
			.map((is) -> is
					? sheet.fail("only a VPN stands in for the circuit of %s, whose workload is critical"
						.formatted(gateway.name()))
					: sheet.pass("a VPN stands in for the circuit of %s, whose workload is not critical"
						.formatted(gateway.name())))
			.orElseGet(() -> sheet.seen(snapshot.root().at("declarations", "workloads"))
				.unknown(
						"only a VPN stands in for the circuit of %s, and it is not declared whether its workload is critical"
							.formatted(gateway.name())));
	}

	private static Optional<Said> workload(Snapshot snapshot, String network) {
		return snapshot.workloads()
			.stream()
			.filter((said) -> said.silent().isEmpty())
			.filter((said) -> said.of("networks")
				.texts()
				.stream()
				.anyMatch((one) -> one.toLowerCase(Locale.ROOT).equals(network)))
			.findFirst();
	}

}
