package dev.switchback.simulator.estate.sick;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.Lan;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.RecoveryPlan;
import dev.switchback.simulator.estate.Scope;
import dev.switchback.simulator.estate.Site;
import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.estate.VmPlan;

/// A machine for each condition, called like the condition, all in the vault `sick-vault`. Each has groups of its own,
/// `<name>-rg` and `<name>-rg-asr`, with everything it needs but for what is wrong with it. Three make a consistency group
/// with a recovery plan.
public final class SickVms {

	/// The consistency group, and the start of its members' names.
	public static final String GROUP = "group";

	/// The recovery plan of the consistency group.
	public static final String PLAN = "group-plan";

	private static final Scope SCOPE = new Scope("00000000-0000-0000-0000-000000000201", "sick-dr-rg");

	private static final List<String> MEMBERS = List.of("group-01", "group-02", "group-03");

	private static final Map<String, Trait> CONDITIONS = Map.ofEntries(Map.entry("stale-rpo", Trait.STALE),
			Map.entry("never-drilled", Trait.NEVER_DRILLED), Map.entry("drilled-long-ago", Trait.DRILLED_LONG_AGO),
			Map.entry("failing-failover", Trait.FAILOVER_FAILS), Map.entry("source-stays-up", Trait.SOURCE_STAYS_UP),
			Map.entry("already-failed-over", Trait.FAILED_OVER), Map.entry("drill-left-running", Trait.DRILL_RUNNING),
			Map.entry("no-reverse-mapping", Trait.NO_REVERSE_MAPPING), Map.entry("customer-keys", Trait.CUSTOMER_KEYS),
			Map.entry("no-keys-back", Trait.NO_KEYS_BACK), Map.entry("locked", Trait.LOCKED),
			Map.entry("availability-set", Trait.IN_AVAILABILITY_SET),
			Map.entry("proximity-group", Trait.IN_PROXIMITY_GROUP), Map.entry("no-quota", Trait.NO_QUOTA),
			Map.entry("critical-health", Trait.CRITICAL), Map.entry("no-app-points", Trait.NO_APP_POINTS),
			Map.entry("no-cache-account", Trait.NO_CACHE_ACCOUNT));

	private static final SortedMap<String, Trait> UNREADY = new TreeMap<>(Map.of("no-network", Trait.NO_NETWORK,
			"not-ready", Trait.NOT_READY, "target-locked", Trait.TARGET_LOCKED, "no-keys-there", Trait.NO_KEYS_THERE));

	private SickVms() {
	}

	/// The vault with all of them.
	public static VaultPlan vault() {
		var machines = new ArrayList<VmPlan>();
		CONDITIONS.keySet().stream().sorted().forEach((name) -> machines.add(machine(name, machines.size() + 1)));
		machines.add(zoneToZone(machines.size() + 1));
		MEMBERS.forEach((name) -> machines.add(plan(name, machines.size() + 1, west(GROUP), north(GROUP), GROUP)));
		// The others keep their numbers.
		machines.add(
				plan("disk-added-later", machines.size() + 1, west("disk-added-later"), north("disk-added-later"), null)
					.with(Trait.DISK_ADDED_LATER));
		machines.add(plan("agent-expires", machines.size() + 1, west("agent-expires"), north("agent-expires"), null)
			.with(Trait.AGENT_EXPIRES));
		var plan = new RecoveryPlan(PLAN, List.of(MEMBERS.subList(0, 1), MEMBERS.subList(1, 3)));
		return new VaultPlan("sick-vault", SCOPE, "northeurope", machines, List.of(plan));
	}

	/// The names of all machines.
	public static List<String> names() {
		return vault().machines().stream().map(VmPlan::name).toList();
	}

	/// A vault with some of them only.
	/// @throws IllegalArgumentException if there is none of such a name
	public static VaultPlan only(String... names) {
		var unknown = new HashSet<>(Arrays.asList(names));
		names().forEach(unknown::remove);
		if (!unknown.isEmpty()) {
			throw new IllegalArgumentException("There are no machines " + unknown + "; there are " + names() + ".");
		}
		var all = vault();
		var wanted = List.of(names);
		return new VaultPlan(all.name(), all.scope(), all.region(),
				all.machines().stream().filter((machine) -> wanted.contains(machine.name())).toList(),
				wanted.containsAll(MEMBERS) ? all.plans() : List.of());
	}

	/// Every pair of circuits, poorly designed ones included, three healthy machines, all of these, and the unready ones.
	public static Estate besideEverythingElse() {
		var pairs = Stream.concat(SickPairs.besideHealthyOnes().pairs().stream(), PoorDesigns.all().stream());
		return Estate.of(pairs.toArray(PairPlan[]::new)).with(HealthyVms.vault(3), vault(), unready());
	}

	/// Another vault, `unready-vault`: machines that replicate, and of which an assessment finds why a failover would not work.
	/// Two make a consistency group without a recovery plan, of which one does not replicate.
	public static VaultPlan unready() {
		var machines = new ArrayList<VmPlan>();
		UNREADY.forEach((name, trait) -> machines
			.add(plan(name, machines.size() + 1, west(name), north(name), null).with(trait)));
		machines.add(plan("loose-01", machines.size() + 1, west("loose"), north("loose"), "loose"));
		machines
			.add(plan("loose-02", machines.size() + 1, west("loose"), north("loose"), "loose").with(Trait.CRITICAL));
		return new VaultPlan("unready-vault", new Scope("00000000-0000-0000-0000-000000000202", "unready-dr-rg"),
				"northeurope", machines, List.of());
	}

	private static VmPlan machine(String name, int number) {
		var plan = plan(name, number, west(name), north(name), null);
		return plan.with(Objects.requireNonNull(CONDITIONS.get(name)));
	}

	private static VmPlan plan(String name, int number, Site primary, Site recovery, @Nullable String group) {
		return new VmPlan(name, number, primary, recovery, Set.of(), group);
	}

	private static Site west(String name) {
		var usual = HealthyVms.WEST;
		return new Site(usual.region(), usual.regionName(), null, name + "-rg", usual.fabric(), usual.container(),
				new Lan(name + "-vnet", "10.61"), account(name, "w"));
	}

	private static Site north(String name) {
		var usual = HealthyVms.NORTH;
		return new Site(usual.region(), usual.regionName(), null, name + "-rg-asr", usual.fabric(), usual.container(),
				new Lan(name + "-vnet-asr", "10.71"), account(name, "n"));
	}

	/// Names of storage accounts have at most 24 letters and digits.
	private static String account(String name, String side) {
		return name.replace("-", "") + "c" + side;
	}

	/// Two zones of one region: one fabric, two containers.
	private static VmPlan zoneToZone(int number) {
		var usual = HealthyVms.WEST;
		var from = new Site(usual.region(), usual.regionName(), "1", "zone-to-zone-rg", usual.fabric(),
				usual.container(), new Lan("zone-to-zone-vnet", "10.62"), "zonetozonecw");
		var to = new Site(usual.region(), usual.regionName(), "2", "zone-to-zone-rg-asr", usual.fabric(),
				usual.container() + "-zone2", new Lan("zone-to-zone-vnet-asr", "10.72"), "zonetozonecn");
		return plan("zone-to-zone", number, from, to, null);
	}

}
