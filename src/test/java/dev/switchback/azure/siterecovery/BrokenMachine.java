package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.protection.RecoverySettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The machine `app-01`, of which something is broken.
///
/// @param name what is broken
/// @param allowed who may fail it over nevertheless: `D`, `M`, `E`
/// @param wrong the rules that must not pass, for any purpose
/// @param broken breaks it
record BrokenMachine(String name, String allowed, List<String> wrong, Consumer<Fleet> broken) {

	private static final String ITEM = "replicationProtectedItems/app-01";

	private static final RecoveryPointWish LATEST = new RecoveryPointWish(RecoveryPointWish.Strategy.LATEST_PROCESSED,
			null);

	/// What is said of it.
	record Said(Sighting check, Sighting point) {

		boolean allowed() {
			return this.check instanceof Sighting.Met && this.point instanceof Sighting.Met;
		}

		List<RuleVerdict> rules() {
			return this.check.evidence().and(this.point.evidence()).rules();
		}

	}

	static BrokenMachine of(String name, String allowed, String... wrong) {
		return new BrokenMachine(name, allowed, List.of(wrong), (_) -> {
		});
	}

	private BrokenMachine by(Consumer<Fleet> more) {
		return new BrokenMachine(this.name, this.allowed, this.wrong, this.broken.andThen(more));
	}

	/// Broken by another answer to reads whose path ends so.
	BrokenMachine body(String path, Consumer<ObjectNode> change) {
		return by((fleet) -> fleet.doctor.change(path, (document) -> {
			change.accept((ObjectNode) document);
			return document;
		}));
	}

	/// Broken by other `properties` of the item.
	BrokenMachine item(Consumer<ObjectNode> change) {
		return body(ITEM, (document) -> change.accept((ObjectNode) document.path("properties")));
	}

	/// Broken by other `providerSpecificDetails`.
	BrokenMachine details(Consumer<ObjectNode> change) {
		return item((properties) -> change.accept((ObjectNode) properties.path("providerSpecificDetails")));
	}

	/// Broken by other properties of its disk.
	BrokenMachine disk(Consumer<ObjectNode> change) {
		return details((details) -> change.accept((ObjectNode) details.path("protectedManagedDisks").path(0)));
	}

	/// Broken by a list with other entries.
	BrokenMachine list(String path, Consumer<ArrayNode> change) {
		return body(path, (document) -> change.accept((ArrayNode) document.path("value")));
	}

	/// Broken by other entries of a list.
	BrokenMachine each(String path, Consumer<ObjectNode> change) {
		return list(path, (entries) -> entries.forEach((entry) -> change.accept((ObjectNode) entry)));
	}

	/// Reads whose path is so are refused.
	BrokenMachine refused(int status, String path) {
		return by((fleet) -> fleet.simulator
			.order("{\"kind\": \"refuse\", \"status\": %d, \"code\": \"Refused\", \"match\": {\"path\": \"%s\"}}"
				.formatted(status, path)));
	}

	/// Broken by a lock that the locks of a group list.
	BrokenMachine locked(String group, String level, String scope) {
		return list(group + "/providers/Microsoft.Authorization/locks", (locks) -> {
			var lock = locks.addObject()
				.put("name", "hold")
				.put("id", "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/" + scope
						+ "/providers/Microsoft.Authorization/locks/hold");
			lock.putObject("properties").put("level", level);
		});
	}

	Said judge(Purpose purpose) {
		var fleet = new Fleet(HealthyVms.vault(2), RecoverySettings.RECORDED, SiteRecoverySettings.DEFAULT);
		var ref = fleet.ref(1);
		this.broken.accept(fleet);
		var check = new MayFailOver(fleet.reads, ref, "out", purpose, false, false, true, ReprotectWish.NONE);
		var point = new HasPoint(fleet.reads, ref, "out", LATEST, purpose, false);
		return new Said(check.look(fleet.look()), point.look(fleet.look()));
	}

	/// Takes out of a list what is not wanted.
	static void without(ArrayNode entries, Predicate<JsonNode> unwanted) {
		var kept = Stream.iterate(0, (i) -> i < entries.size(), (i) -> i + 1)
			.map(entries::path)
			.filter(unwanted.negate())
			.toList();
		entries.removeAll();
		kept.forEach(entries::add);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
