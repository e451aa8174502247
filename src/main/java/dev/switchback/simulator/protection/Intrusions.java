package dev.switchback.simulator.protection;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// What a portal user would click for an action, without asking for anything in particular.
final class Intrusions {

	private Intrusions() {
	}

	static Optional<Wish> wish(Protections all, Place place, Item item, Due.Intruder intruder, Instant at) {
		var job = Guids.of(intruder.fault() + "/" + item.name() + "/" + at);
		return order(all, place, item, intruder.scenario(), job, at).map((order) -> new Wish(intruder.scenario(), job,
				Guids.of(job + "/client") + " ActivityId: " + Guids.of(job + "/correlation"), order.by(intruder), false,
				Course.USUAL, Course.USUAL));
	}

	private static Optional<Job.Order> order(Protections all, Place place, Item item, Scenario scenario, String job,
			Instant at) {
		var newest = Points.newest(all.points(place)).map(Point::at).orElse(at);
		return switch (scenario) {
			case FAILOVER -> Optional.of(Job.Order.to(latest(job, newest, at), true));
			case CHANGE_POINT -> Points.newest(all.points(place)).map((point) -> Job.Order.to(point, false));
			case TEST_FAILOVER -> Optional.of(Job.Order.drill(latest(job, newest, at), null));
			case CLEAN_UP -> Optional.of(Job.Order.cleanUp("", Set.of()));
			case REPROTECT -> Optional.of(back(place, item));
			case COMMIT -> Optional.of(Job.Order.NONE);
			case ENABLE, MAP_NETWORKS, REFRESH_HEALTH -> Optional.empty();
		};
	}

	private static Point latest(String job, @Nullable Instant newest, Instant at) {
		return new Point(Guids.of(job + "/point"), (newest != null) ? newest : at, false);
	}

	private static Job.Order back(Place place, Item item) {
		var source = place.plan().target(item.reversed());
		var target = place.plan().source(item.reversed());
		var vault = place.vault();
		var production = item.production(item.reversed());
		return Job.Order.back(
				new Placement(target.group(),
						vault.in(source.group()).id("Microsoft.Storage", "storageAccounts", source.cacheAccount()),
						production.map(Machine::availabilitySet).orElse(null), target.zone(),
						production.map(Machine::proximityGroup).orElse(null),
						production.map(Machine::encryptionSet).orElse(null), null),
				Names.item(vault, source, item.name()));
	}

}
