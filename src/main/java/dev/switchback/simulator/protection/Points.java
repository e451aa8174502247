package dev.switchback.simulator.protection;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

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
		var first = first(replication, plan);
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
			var hourly = (number + hour(first, replication, plan)) % HOURLY == 0;
			var kept = hourly || Duration.between(at, until).compareTo(ALL_KEPT) <= 0;
			var young = Duration.between(at, until).compareTo(RETENTION) <= 0;
			if (kept && young && outages.stream().noneMatch((gap) -> gap.concerns(key, source) && gap.at(at))) {
				var application = hourly && !plan.has(Trait.NO_APP_POINTS);
				all.add(new Point(Guids.of(key + "/" + replication.leg() + "/" + number), at, application));
			}
		}
		if (replication.latest() != null) {
			all.add(replication.latest());
		}
		return List.copyOf(all);
	}

	/// The machines of a group have their points at the same moments, also after they were protected one by one.
	private static @Nullable Instant first(Replication replication, VmPlan plan) {
		var first = replication.firstPoint();
		return (first == null || !aligned(replication, plan)) ? first
				: first.minusSeconds(Math.floorMod(first.getEpochSecond(), EVERY.toSeconds()))
					.truncatedTo(ChronoUnit.SECONDS);
	}

	private static long hour(Instant first, Replication replication, VmPlan plan) {
		return aligned(replication, plan) ? first.getEpochSecond() / EVERY.toSeconds() : 0;
	}

	private static boolean aligned(Replication replication, VmPlan plan) {
		return plan.consistencyGroup() != null && replication.leg() > 1;
	}

	/// The youngest one.
	static Optional<Point> newest(List<Point> points) {
		return points.stream().max(Comparator.comparing(Point::at));
	}

}
