package dev.switchback.simulator.estate.sick;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.Scope;

/// Every pair with a condition, by the name of the condition. Circuits are called `<name>-ams`, which is to be drained, and
/// `<name>-dub`, which is to carry; the gateway is called `<name>-gw`.
public final class SickPairs {

	private static final List<String> NAMES = List.of("prefix-missing", "summary-only", "default-only", "one-link",
			"survivor-down", "maintenance", "standby-by-weight", "standby-by-path", "md5", "provider-managed", "stuck",
			"disabled", "emptied", "global-reach", "virtual-wan", "metro", "same-location", "no-common-gateway",
			"single-homed", "foreign-gateway", "dual-stack", "fastpath", "direct", "four-byte-asn", "microsoft",
			"microsoft-dual-stack", "validation-needed", "no-headroom", "maintenance-announced");

	private SickPairs() {
	}

	/// Where a pair lies: in a subscription and a group of its own, so that reading one does not mean reading all.
	///
	/// @param name one of [#names]
	public static Scope scope(String name) {
		return new Scope("00000000-0000-0000-0000-0000000001%02d".formatted(NAMES.indexOf(name) + 1), name + "-rg");
	}

	/// The names of all conditions.
	public static List<String> names() {
		return NAMES;
	}

	/// All pairs.
	public static List<PairPlan> all() {
		var all = new LinkedHashMap<String, PairPlan>();
		Stream.of(WeakSurvivors.all(), Preferences.all(), RiskyWrites.all(), Places.all(), KindsOfCircuit.all())
			.flatMap(Collection::stream)
			.forEach((pair) -> all.put(pair.name(), pair.in(scope(pair.name()))));
		return inOrder(all);
	}

	private static List<PairPlan> inOrder(Map<String, PairPlan> all) {
		return NAMES.stream().flatMap((name) -> Optional.ofNullable(all.get(name)).stream()).toList();
	}

	/// @throws IllegalArgumentException if there is none of that name
	public static PairPlan named(String name) {
		return all().stream()
			.filter((pair) -> pair.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no pair " + name + "; there are " + NAMES + "."));
	}

	/// An estate with the healthy pairs and all of these.
	public static Estate besideHealthyOnes() {
		return Estate.of(Stream.concat(Estate.rehearsal().pairs().stream(), all().stream()).toArray(PairPlan[]::new));
	}

}
