package dev.switchback.simulator.protection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.estate.VmPlan;
import dev.switchback.simulator.protection.Recipes.Shutdown;

/// How an action on an item begins: its job is planned whole, and what the job will do to the item with it.
///
/// @param item the item, busy from now on
/// @param job the action's
record Starting(Item item, Job job) {

	/// @param durations at the present speed
	/// @param course how the job goes, obstacles included
	/// @param sourceAway whether the source's region is away
	static Starting of(Item item, VmPlan plan, Wish wish, Course course, JourneyDurations durations, Instant now,
			boolean sourceAway) {
		var shutdown = shutdown(item, plan, wish, sourceAway);
		var steps = steps(item, wish, durations, shutdown);
		var schedule = Schedule.of(wish.job(), now, steps, course, last(wish.scenario()));
		var dues = new ArrayList<>(schedule.dues());
		var moves = dues.stream().filter((due) -> due.change() == Due.Change.MOVED).map(Due::at).findFirst();
		dues.addAll(seeding(wish, schedule, durations));
		var job = new Job(wish.job(), item.vault(), wish.scenario(), item.name(), "ProtectionEntity", now,
				schedule.end(), schedule.ending(), wish.activity(), schedule.tasks(), schedule.problem(),
				wish.order().moving(moves.orElse(null)));
		return new Starting(item.busy(job.id()).awaiting(dues), job);
	}

	private static Shutdown shutdown(Item item, VmPlan plan, Wish wish, boolean sourceAway) {
		if (!wish.shutdown()) {
			return Shutdown.NOT_ASKED;
		}
		var stays = plan.has(Trait.SOURCE_STAYS_UP) && !item.reversed();
		return (stays || sourceAway) ? Shutdown.FAILED : Shutdown.DONE;
	}

	private static List<Schedule.Step> steps(Item item, Wish wish, JourneyDurations durations, Shutdown shutdown) {
		return switch (wish.scenario()) {
			case FAILOVER -> Recipes.failover(durations, shutdown, wish.order().made(), item.name());
			case CHANGE_POINT -> Recipes.changePoint(durations);
			case COMMIT -> Recipes.commit(durations, Guids.of(wish.job() + "/check"), Guids.of(wish.job() + "/commit"));
			case REPROTECT -> Recipes.reprotect(durations, item.phase() == Phase.COMMITTED);
			case TEST_FAILOVER -> Recipes.testFailover(durations);
			case CLEAN_UP -> Recipes.cleanUp(durations);
			case ENABLE, MAP_NETWORKS, REFRESH_HEALTH -> throw new IllegalArgumentException(wish.scenario().code());
		};
	}

	private static Due.Change last(Scenario scenario) {
		return switch (scenario) {
			case FAILOVER -> Due.Change.FAILED_OVER;
			case CHANGE_POINT -> Due.Change.POINT_CHANGED;
			case COMMIT -> Due.Change.COMMITTED;
			case REPROTECT -> Due.Change.REPROTECTED;
			case TEST_FAILOVER -> Due.Change.DRILL_WAITS;
			case CLEAN_UP -> Due.Change.CLEANED_UP;
			case ENABLE, MAP_NETWORKS, REFRESH_HEALTH -> Due.Change.RELEASED;
		};
	}

	/// Copying goes on after the job is over, and whatever becomes of the job's record.
	private static List<Due> seeding(Wish wish, Schedule schedule, JourneyDurations durations) {
		var reprotected = schedule.dues().stream().anyMatch((due) -> due.change() == Due.Change.REPROTECTED);
		if (!reprotected || schedule.end() == null || wish.seeding().never()) {
			return List.of();
		}
		var takes = (wish.seeding().takes() != null) ? wish.seeding().takes() : durations.seeding();
		var seeded = schedule.end().plus(takes);
		return List.of(Due.of(seeded, Due.Change.FIRST_POINT_AWAITED, null),
				Due.of(seeded.plus(durations.firstPoint()), Due.Change.PROTECTED, null));
	}

}
