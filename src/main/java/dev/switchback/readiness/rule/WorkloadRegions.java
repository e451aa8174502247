package dev.switchback.readiness.rule;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import dev.switchback.readiness.snapshot.Connection;
import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Said;
import dev.switchback.readiness.snapshot.Snapshot;

/// Which networks form a workload, and where it is to run when a region is lost, only people know.
final class WorkloadRegions implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-17", "Every region that a workload may run in has a gateway.", Basis.DECLARED_AND_READ,
				Severity.MEDIUM, "Build a gateway in the missing region and link it to both circuits.",
				Source.RESILIENCY);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.declarations().workloads().map((workload) -> judge(snapshot, workload));
	}

	private Finding judge(Snapshot snapshot, Said workload) {
		var name = workload.of("name").text().orElse("a workload without a name");
		var sheet = new Sheet(guideline(), new Subject(Subject.Kind.WORKLOAD, name, name)).seen(workload.of("regions"));
		if (workload.silent().isPresent()) {
			return sheet.unknown(workload.silent().get());
		}
		var regions = new TreeSet<>(workload.of("regions").texts().stream().map(WorkloadRegions::normal).toList());
		if (regions.isEmpty() || workload.of("regions").texts().size() < workload.of("regions").each().size()) {
			return sheet.unknown("it is not declared in which regions %s may run".formatted(name));
		}
		if (regions.size() == 1) {
			return sheet.notApplicable("%s is declared to run in one region only".formatted(name));
		}
		var networks = workload.of("networks");
		var elsewhere = new TreeSet<String>();
		sheet.seen(networks);
		var unknown = false;
		for (var gateway : snapshot.expressRouteGateways().there()) {
			var location = gateway.place().at("body", "location");
			sheet.seen(location);
			unknown = unknown || location.text().isEmpty() || !gateway.unreadConnections().isEmpty();
			var carrying = gateway.connections()
				.stream()
				.filter(Connection::connected)
				.map(Connection::status)
				.max(Comparator.comparing(Place::readAt));
			if (carrying.isPresent()) {
				var region = location.text().map(WorkloadRegions::normal).filter(regions::contains);
				if (region.isPresent() && serves(gateway, networks)) {
					regions.remove(region.get());
					sheet.because(location, carrying.get());
				}
				else {
					region.ifPresent(elsewhere::add);
				}
			}
			else {
				unknown = unknown || gateway.connections().stream().anyMatch((connection) -> !connection.cut());
			}
		}
		return judge(snapshot, name, regions, elsewhere, unknown, sheet);
	}

	/// @param regions those without a gateway of the workload's
	/// @param elsewhere those with a gateway of another network
	private static Finding judge(Snapshot snapshot, String name, Set<String> regions, Set<String> elsewhere,
			boolean unknown, Sheet sheet) {
		if (regions.isEmpty()) {
			return sheet.pass("every region of %s has a gateway with a connected circuit".formatted(name));
		}
		if (elsewhere.containsAll(regions)) {
			return sheet.unknown(
					"the gateways in %s are of other networks than %s is declared to be on, and it is not known whether those are peered"
						.formatted(String.join(", ", regions), name));
		}
		regions.removeAll(elsewhere);
		return (unknown || !snapshot.gateways().unread().isEmpty() || Reviews.unlisted(snapshot).count() > 0)
				? sheet.unknown("it is not known where all gateways are, and none is known in %s"
					.formatted(String.join(", ", regions)))
				: sheet.fail("%s has no gateway in %s".formatted(name, String.join(", ", regions)));
	}

	/// Where nobody says which networks a workload is on, every gateway may be its own.
	private static boolean serves(Gateway gateway, Place networks) {
		return !networks.there() || (networks.listed() && networks.each().isEmpty())
				|| networks.texts().stream().anyMatch(gateway.behind()::equalsIgnoreCase);
	}

	/// Azure writes `West Europe` here and `westeurope` there.
	private static String normal(String region) {
		return region.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
	}

}
