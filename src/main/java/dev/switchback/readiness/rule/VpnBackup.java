package dev.switchback.readiness.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.switchback.readiness.snapshot.Connection;
import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Place;
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
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.expressRouteGateways().map((gateway) -> judge(snapshot, gateway));
	}

	private Finding judge(Snapshot snapshot, Gateway gateway) {
		var place = gateway.property(gateway.hub() ? "virtualHub" : "ipConfigurations");
		var sheet = new Sheet(guideline(), Subject.of(gateway)).seen(place, gateway.connectionList());
		if (gateway.behind().isEmpty() || !gateway.connectionList().listed()) {
			return sheet
				.unknown("it is not known in which network %s is, and what it is linked to".formatted(gateway.name()));
		}
		var linked = circuits(gateway, Connection::connected);
		if (linked > 1) {
			return sheet.notApplicable("%s is linked to more than one circuit".formatted(gateway.name()));
		}
		var finding = gateway.hub() ? ofHub(snapshot, gateway, sheet) : ofNetwork(snapshot, gateway, sheet);
		var unclear = !gateway.unreadConnections().isEmpty() || circuits(gateway, (one) -> !one.cut()) > 1;
		return (unclear && finding.judgement() != Judgement.NOT_APPLICABLE)
				? sheet
					.unknown("it is not known whether %s is linked to more than one circuit".formatted(gateway.name()))
				: finding;
	}

	private static long circuits(Gateway gateway, Predicate<Connection> wanted) {
		return gateway.connections().stream().filter(wanted).map(Connection::circuit).distinct().count();
	}

	private static Finding ofNetwork(Snapshot snapshot, Gateway gateway, Sheet sheet) {
		var vpn = snapshot.gateways()
			.stream()
			.filter((other) -> other.property("gatewayType").says("Vpn") && other.network().equals(gateway.network()))
			.findFirst();
		if (vpn.isEmpty()) {
			var unclear = snapshot.gateways()
				.stream()
				.filter((other) -> !other.hub() && !other.key().equals(gateway.key()) && unclear(other))
				.map((other) -> other.property("gatewayType"))
				.toList();
			return (!unclear.isEmpty() || !snapshot.gateways().unread().isEmpty()
					|| Reviews.unlisted(snapshot).count() > 0)
							? sheet.seen(unclear).unknown("not all gateways are known") : none(gateway, sheet);
		}
		return standsIn(snapshot, gateway, sheet.seen(vpn.get().property("gatewayType")));
	}

	/// Whether it may be a VPN's, in any network.
	private static boolean unclear(Gateway gateway) {
		return !gateway.property("gatewayType").there()
				|| (gateway.property("gatewayType").says("Vpn") && gateway.network().isEmpty());
	}

	/// A VPN gateway that leads nowhere stands in for nothing.
	private static Finding ofHub(Snapshot snapshot, Gateway gateway, Sheet sheet) {
		var beside = gateway.place().at("vpnGateways", "value");
		sheet.seen(beside);
		if (!beside.listed()) {
			return sheet.unknown(beside.problem()
				.orElseGet(() -> "it is not known whether the hub of %s has a VPN gateway".formatted(gateway.name())));
		}
		var leading = beside.each()
			.stream()
			.map((vpn) -> vpn.at("properties", "connections"))
			.filter((connections) -> !connections.listed() || !connections.each().isEmpty())
			.toList();
		return leading.isEmpty() ? none(gateway, sheet) : standsIn(snapshot, gateway, sheet.seen(leading));
	}

	private static Finding none(Gateway gateway, Sheet sheet) {
		return sheet.notApplicable("no VPN stands in for the circuit of %s".formatted(gateway.name()));
	}

	/// What is critical counts, whatever else stands in the same network.
	private static Finding standsIn(Snapshot snapshot, Gateway gateway, Sheet sheet) {
		gateway.connections().forEach((connection) -> sheet.seen(connection.end(), connection.status()));
		var workloads = workloads(snapshot, gateway.behind());
		workloads.forEach((said) -> sheet.seen(said.of("critical")));
		var flags = workloads.stream().map((said) -> said.of("critical").flag()).toList();
		if (flags.stream().anyMatch((flag) -> flag.orElse(false))) {
			return sheet
				.because(workloads.stream()
					.map((said) -> said.of("critical"))
					.filter((critical) -> critical.flag().orElse(false))
					.toList())
				.fail("only a VPN stands in for the circuit of %s, whose workload is critical"
					.formatted(gateway.name()));
		}
		var unread = snapshot.declarations().unreadWorkloads();
		if (unread.isPresent()) {
			return sheet.seen(unread.get()).unknown(unread.get().problem().orElseThrow());
		}
		if (flags.isEmpty() || flags.stream().anyMatch(Optional::isEmpty)) {
			return sheet.seen(snapshot.root().at("declarations", "workloads"))
				.unknown(
						"only a VPN stands in for the circuit of %s, and it is not declared whether its workload is critical"
							.formatted(gateway.name()));
		}
		var unclear = unclear(snapshot, gateway);
		if (!unclear.isEmpty()) {
			return sheet.seen(unclear)
				.unknown(
						"only a VPN stands in for the circuit of %s, and of a workload it is not declared where it is, or no longer what it needs"
							.formatted(gateway.name()));
		}
		return sheet
			.pass("a VPN stands in for the circuit of %s, whose workload is not critical".formatted(gateway.name()));
	}

	/// Workloads of which it is not declared where they are, or no longer what they need.
	private static List<Place> unclear(Snapshot snapshot, Gateway gateway) {
		return Stream
			.concat(snapshot.declarations()
				.workloads()
				.stream()
				.filter((said) -> said.silent().isEmpty() && said.of("critical").flag().orElse(true)
						&& said.of("networks").texts().isEmpty() && said.of("machines").texts().isEmpty()),
					snapshot.declarations()
						.workloads()
						.stream()
						.filter((said) -> said.silent().isPresent() && of(said, gateway.behind())))
			.map((said) -> said.of("name"))
			.toList();
	}

	private static List<Said> workloads(Snapshot snapshot, String network) {
		return snapshot.declarations()
			.workloads()
			.stream()
			.filter((said) -> said.silent().isEmpty())
			.filter((said) -> of(said, network))
			.toList();
	}

	private static boolean of(Said said, String network) {
		return said.of("networks").texts().stream().anyMatch((one) -> one.toLowerCase(Locale.ROOT).equals(network));
	}

}
