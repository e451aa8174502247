package dev.switchback.simulator.protection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.estate.VmPlan;

/// Which recovery points an item has. One is made every five minutes, every twelfth of them with the consent of
/// applications; all are kept for two hours, one an hour for a day. A failover stops both making and thinning; a commit
/// deletes them all.
final class Points {

	private static final Duration EVERY = Duration.ofMinutes(5);

	private static final Duration ALL_KEPT = Duration.ofHours(2);

	private static final Duration RETENTION = Duration.ofHours(24);

	private static final int HOURLY = 12;

	private Points() {
	}

	/// Oldest first.
	static List<Point> of(Item item, VmPlan plan, Collection<Outage> outages, Instant now) {
		var replication = item.replication();
		var first = replication.firstPoint();
		if (first == null || item.phase() == Phase.COMMITTED || item.phase().seeding()) {
			return List.of();
		}
		var until = (replication.stoppedAt() != null) ? replication.stoppedAt() : now;
		var key = Item.key(item.vault(), item.name());
		var source = plan.source(item.reversed()).region();
		var all = new ArrayList<Point>();
		var last = Duration.between(first, until).dividedBy(EVERY);
		var oldest = Math.max(0, last - RETENTION.dividedBy(EVERY));
		for (var number = oldest; number <= last; number++) {
			var at = first.plus(EVERY.multipliedBy(number));
			var kept = number % HOURLY == 0 || Duration.between(at, until).compareTo(ALL_KEPT) <= 0;
			var young = Duration.between(at, until).compareTo(RETENTION) <= 0;
			if (kept && young && outages.stream().noneMatch((gap) -> gap.concerns(key, source) && gap.at(at))) {
				var application = number % HOURLY == 0 && !plan.has(Trait.NO_APP_POINTS);
				all.add(new Point(Guids.of(key + "/" + replication.leg() + "/" + number), at, application));
			}
		}
		if (replication.latest() != null) {
			all.add(replication.latest());
		}
		return List.copyOf(all);
	}

	/// The youngest one.
	static Optional<Point> newest(List<Point> points) {
		return points.stream().max(Comparator.comparing(Point::at));
	}

}
