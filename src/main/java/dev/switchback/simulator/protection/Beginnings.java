package dev.switchback.simulator.protection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.estate.Site;
import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.estate.VmPlan;
import dev.switchback.simulator.protection.Machine.Part;

/// The first state of an item: everything that its plan says, and as if it had been so for a month.
final class Beginnings {

	private static final Duration LONG = Duration.ofDays(30);

	/// How old the last point of a stale item is.
	private static final Duration STALE = Duration.ofHours(7);

	/// What there is at first because of an item.
	///
	/// @param job of what somebody else has done
	/// @param outage that keeps it from being replicated
	record Beginning(Item item, @Nullable Job job, @Nullable Outage outage) {
	}

	private Beginnings() {
	}

	static Beginning of(VaultPlan vault, VmPlan plan, Instant now) {
		var item = protectedItem(vault, plan, now);
		var key = Item.key(vault.name(), plan.name());
		if (plan.has(Trait.STALE)) {
			var outage = new Outage(key, plan.primary().region(), key, now.minus(STALE), null, false, true);
			return new Beginning(item, null, outage);
		}
		if (plan.has(Trait.FAILED_OVER)) {
			var begun = now.minus(Duration.ofHours(2));
			var order = Job.Order.to(new Point(Guids.of(key + "/somebody"), begun.minusSeconds(5), false), true);
			return done(item, Scenario.FAILOVER, begun, order,
					List.of(Due.Change.TARGET_APPEARS, Due.Change.FAILED_OVER));
		}
		if (plan.has(Trait.DRILL_RUNNING)) {
			var begun = now.minus(Duration.ofDays(1));
			var order = Job.Order.drill(new Point(Guids.of(key + "/somebody"), begun.minusSeconds(200), false),
					vault.in(plan.recovery().group()).id("virtualNetworks", "drill-vnet"));
			return done(item, Scenario.TEST_FAILOVER, begun, order,
					List.of(Due.Change.TEST_APPEARS, Due.Change.DRILL_WAITS));
		}
		return new Beginning(item, null, null);
	}

	private static Item protectedItem(VaultPlan vault, VmPlan plan, Instant now) {
		var key = Item.key(vault.name(), plan.name());
		// Staggered, so that not all machines have their points at the same moment; those of a group have.
		var stagger = (plan.consistencyGroup() != null) ? plan.consistencyGroup().length() : plan.number();
		var first = now.minus(LONG).minusSeconds((stagger * 37L) % 300);
		var machine = machine(vault, plan, plan.primary(), first);
		var replication = new Replication(1, first, first, null, null, placement(vault, plan, false),
				Guids.of(key + "/management"), Guids.of(key + "/events"));
		return new Item(vault.name(), plan.name(), Guids.of(plan.toString()), false, Phase.PROTECTED, null, null,
				replication, null, lastDrill(plan, now), List.of(machine), List.of());
	}

	private static @Nullable Instant lastDrill(VmPlan plan, Instant now) {
		if (plan.has(Trait.NEVER_DRILLED)) {
			return null;
		}
		return now.minus(Duration.ofDays(plan.has(Trait.DRILLED_LONG_AGO) ? 400 : 20));
	}

	private static Machine machine(VaultPlan vault, VmPlan plan, Site site, Instant since) {
		var scope = vault.in(site.group());
		return new Machine(false, false, true, site.group(), site.zone(),
				plan.has(Trait.IN_AVAILABILITY_SET)
						? scope.id("Microsoft.Compute", "availabilitySets", site.availabilitySet()) : null,
				plan.has(Trait.IN_PROXIMITY_GROUP)
						? scope.id("Microsoft.Compute", "proximityPlacementGroups", site.proximityGroup()) : null,
				plan.ownKeys() ? scope.id("Microsoft.Compute", "diskEncryptionSets", site.encryptionSet()) : null, null,
				since, EnumSet.allOf(Part.class));
	}

	/// What somebody has chosen for the first direction.
	private static Placement placement(VaultPlan vault, VmPlan plan, boolean reversed) {
		var source = plan.source(reversed);
		var target = plan.target(reversed);
		var like = machine(vault, plan, target, Instant.EPOCH);
		return new Placement(target.group(),
				vault.in(source.group()).id("Microsoft.Storage", "storageAccounts", source.cacheAccount()),
				like.availabilitySet(), like.zone(), like.proximityGroup(),
				plan.has(Trait.NO_KEYS_THERE) ? null : like.encryptionSet(), null);
	}

	private static Beginning done(Item item, Scenario scenario, Instant begun, Job.Order order,
			List<Due.Change> changes) {
		var id = Guids.of(item.vault() + "/" + item.name() + "/" + scenario);
		var activity = Guids.of(id + "/client") + " ActivityId: " + Guids.of(id + "/correlation");
		var end = begun.plusSeconds(150);
		var tasks = new ArrayList<Task>();
		tasks.add(new Task(scenario.code() + "Task", "Vm" + scenario.code().toLowerCase(Locale.ROOT), scenario.label(),
				begun, end, Task.Mark.DONE, null, List.of()));
		var job = new Job(id, item.vault(), scenario, item.name(), "ProtectionEntity", begun, end, Job.Ending.SUCCEEDED,
				activity, tasks, null, order);
		var after = item;
		for (var change : changes) {
			after = Turns.apply(after, Due.of(end, change, id), job);
		}
		return new Beginning(after, job, null);
	}

}
