package dev.switchback.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/// The protected machines that people fail over, a group of them included, and what is left of them in the end.
final class Machines {

	/// Healthy ones, and some with which failovers are harder.
	static final List<String> NAMES = List.of("app-01", "app-02", "app-03", "agent-expires", "availability-set",
			"customer-keys", "drilled-long-ago", "never-drilled", "no-app-points", "proximity-group", "source-stays-up",
			"stale-rpo");

	/// The recovery plan of a consistency group.
	static final String PLAN = "group-plan";

	private static final List<String> MEMBERS = List.of("group-01", "group-02", "group-03");

	/// What people ask for: rather the group than any one machine.
	static final List<String> WANTED = Stream.of(NAMES, List.of(PLAN, PLAN)).flatMap(List::stream).toList();

	/// The machines whose applications can be asked whether they answer.
	private static final List<String> PROBED = Stream.of(List.of("app-01", "app-02", "app-03"), MEMBERS)
		.flatMap(List::stream)
		.toList();

	/// The vaults that they are in.
	static final String VAULTS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/dr-rg/providers"
			+ "/Microsoft.RecoveryServices/vaults/dr-vault,/subscriptions/00000000-0000-0000-0000-000000000201"
			+ "/resourceGroups/sick-dr-rg/providers/Microsoft.RecoveryServices/vaults/sick-vault";

	/// How often it is asked what there is, twice a second.
	private static final int ASKED = 120;

	private final Map<String, String> ids;

	private Machines(Map<String, String> ids) {
		this.ids = ids;
	}

	/// As the service lists them.
	static Machines listedBy(Desk desk) {
		for (var asked = 0; asked < ASKED; asked++) {
			var reply = desk.get(new Random(0), "/v1/protected-items");
			if (reply != null && reply.status() == 200) {
				return new Machines(reply.body()
					.path("items")
					.valueStream()
					.filter((item) -> ours(item.path("name").asString()))
					.collect(Collectors.toMap((item) -> item.path("name").asString(),
							(item) -> item.path("lifecycleId").asString())));
			}
			Rest.of(Duration.ofMillis(500));
		}
		throw new IllegalStateException("no machines are listed");
	}

	/// Whether it is one of twelve machines of one vault.
	static boolean crowded(String name) {
		return ours(name) && !name.startsWith("app-");
	}

	private static boolean ours(String name) {
		return NAMES.contains(name) || MEMBERS.contains(name);
	}

	/// Whether something may follow by itself.
	static boolean probed(String name) {
		return PROBED.contains(name) || name.equals(PLAN);
	}

	/// Declares by what the applications can be asked. The simulator tells whether they answer.
	void declare(Desk desk) {
		for (var name : PROBED) {
			desk.put("/v1/protected-items/" + this.ids.get(name),
					"{\"probes\": [{\"name\": \"web\", \"kind\": \"TCP\", \"address\": \"web.%s.example:443\"}]}"
						.formatted(name));
		}
	}

	/// JSON of what is asked for: a machine by what stays the same wherever it runs, the group by its plan.
	String target(String name) {
		return name.equals(PLAN)
				? "{\"recoveryPlanId\": \"%s/replicationRecoveryPlans/%s\"}"
					.formatted(VAULTS.substring(VAULTS.indexOf(',') + 1), PLAN)
				: "{\"protectedItemId\": \"%s\"}".formatted(this.ids.get(name));
	}

	/// JSON of which calls something happens to: those to a machine, or to the plan.
	static String calls(Random chance) {
		var drawn = chance.nextInt(NAMES.size() + 2);
		return (drawn < NAMES.size()) ? "\"item\": \"%s\"".formatted(NAMES.get(drawn))
				: "\"path\": \"*/replicationRecoveryPlans/*\"";
	}

	/// Where the copies of a drill go that reach nothing, while the machine runs where it ran at first.
	static String drillNetwork(String name) {
		var scope = name.startsWith("app-") ? "000000000001/resourceGroups/app-rg-asr"
				: "000000000201/resourceGroups/%s-rg-asr".formatted(name.equals(PLAN) ? "group" : name);
		return "/subscriptions/00000000-0000-0000-0000-%s/providers/Microsoft.Network/virtualNetworks/drill-vnet"
			.formatted(scope);
	}

	/// Nothing is left of a drill, and each runs at one place.
	static void compare(List<JsonNode> guests, Findings findings) {
		guests.stream()
			.filter((guest) -> guest.path("test").asBoolean() && ours(guest.path("item").asString()))
			.forEach((guest) -> findings.violated("copies left by drills", guest.toString()));
		guests.stream()
			.filter((guest) -> !guest.path("test").asBoolean() && guest.path("running").asBoolean())
			.filter((guest) -> ours(guest.path("item").asString()))
			.collect(Collectors.groupingBy((guest) -> guest.path("item").asString()))
			.forEach((name, running) -> {
				findings.count("machines running in the end");
				if (running.size() > 1) {
					findings.violated("machines running twice", running.toString());
				}
			});
	}

}
