package dev.switchback.readiness.render;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.engine.VirtualTime;
import dev.switchback.readiness.Scope;
import dev.switchback.readiness.discovery.Discovery;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.SnapshotReader;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.sick.SickVms;
import dev.switchback.simulator.world.Settings;

/// The healthy pairs that a rehearsal begins with, one that has lost a link, and one of virtual hubs, as they are read from the
/// simulator, with the site of one circuit declared.
final class SeededEstate {

	private static final String PLACE = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers/Microsoft.Network/expressRouteCircuits/contoso-";

	private SeededEstate() {
	}

	static Snapshot snapshot() {
		var time = new VirtualTime();
		var simulator = new ArmSimulator(time, SickVms.besideEverythingElse(), Settings.DEFAULT, 7);
		var cloud = new InProcessAzure(time, time, time::pass, simulator);
		var document = Discovery.of(cloud.arm(), List.of())
			.read(List.of("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000104",
					"00000000-0000-0000-0000-000000000115"), List.of(), Optional.empty(), Duration.ofMinutes(10));
		document.putArray("vaults");
		var declarations = document.putObject("declarations");
		declarations.putArray("circuits")
			.addObject()
			.put("circuit", PLACE + "ams")
			.put("by", "anna")
			.put("customerSite", "Haarlem, the old exchange in the station street");
		declarations.putArray("pairs")
			.addObject()
			.put("name", "contoso")
			.put("primary", PLACE + "ams")
			.put("secondary", PLACE + "dub")
			.put("by", "anna");
		return new Snapshot(SnapshotReader.checked(document), time.instant());
	}

	static String drawing() {
		return Topology.of(snapshot(), new Scope.Everything());
	}

}
