package dev.switchback.readiness.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.Zones;

/// A kind of gateway that knows zones may still be in one of them.
final class ZoneRedundantGateway implements DesignRule {

	private static final Set<String> ZONAL = Set.of("ergw1az", "ergw2az", "ergw3az", "ergwscale");

	@Override
	public Guideline guideline() {
		return new Guideline("ER-16", "A gateway is spread over availability zones.", Basis.READ, Severity.HIGH,
				"Move the gateway to ErGw1AZ, ErGw2AZ, ErGw3AZ or ErGwScale with a zone-redundant public address, or build a hub's gateway anew, in a region that has zones.",
				Source.GATEWAYS);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.expressRouteGateways().map(this::judge);
	}

	private Finding judge(Gateway gateway) {
		var sku = gateway.property("sku", "name");
		var sheet = new Sheet(guideline(), Subject.of(gateway)).seen(sku);
		var name = sku.text().orElse("").toLowerCase(Locale.ROOT);
		if (gateway.hub()) {
			return hub(gateway, sheet);
		}
		if (name.isEmpty()) {
			return sheet.unknown("it is not known of which kind %s is".formatted(gateway.name()));
		}
		if (!ZONAL.contains(name)) {
			return sheet.fail("%s is a gateway of kind %s, which is in one zone".formatted(gateway.name(), name));
		}
		var places = new ArrayList<Place>();
		var spread = Zones.of(gateway, places);
		sheet.seen(places);
		return switch (spread) {
			case UNKNOWN -> sheet.unknown("it is not known over how many zones %s is spread".formatted(gateway.name()));
			case REGIONAL -> sheet.fail("the public address of %s has no zones".formatted(gateway.name()));
			case ONE -> sheet.lesser(Severity.MEDIUM)
				.fail("%s is in one zone: its public address is".formatted(gateway.name()));
			case SEVERAL -> name.equals("ergwscale") ? scale(gateway, sheet)
					: sheet.pass("%s is spread over zones".formatted(gateway.name()));
		};
	}

	/// Azure builds a hub's gateway over the zones that its region has at that moment (Microsoft's questions and answers about
	/// Virtual WAN). Where there are none now, there were none then.
	private static Finding hub(Gateway gateway, Sheet sheet) {
		var region = gateway.place().at("body", "location");
		var zones = gateway.place().at("regionZones", "value");
		sheet.seen(gateway.property("virtualHub", "id"), region, zones);
		if (zones.listed() && zones.each().isEmpty() && region.text().isPresent()) {
			return sheet.fail("%s, the gateway of a hub, is in %s, a region without availability zones"
				.formatted(gateway.name(), region.text().get()));
		}
		return sheet.unknown(
				"Azure spreads %s, the gateway of a hub, over the zones that its region had when it was built, and shows neither those zones nor when that was"
					.formatted(gateway.name()));
	}

	private static Finding scale(Gateway gateway, Sheet sheet) {
		var least = gateway.property("autoScaleConfiguration", "bounds", "min");
		sheet.seen(least);
		if (least.number().isEmpty()) {
			return sheet.unknown("it is not known how small %s may become".formatted(gateway.name()));
		}
		return (least.number().get().compareTo(BigDecimal.TWO) <= 0) ? sheet.lesser(Severity.LOW)
			.fail("%s may shrink to %s scale units; let it keep three at least".formatted(gateway.name(),
					least.number().get()))
				: sheet.pass("%s is spread over zones".formatted(gateway.name()));
	}

}
