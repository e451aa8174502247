package dev.switchback.simulator.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.protection.Item;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.protection.Phase;
import dev.switchback.simulator.protection.Place;
import dev.switchback.simulator.protection.Point;
import dev.switchback.simulator.wire.Json;

/// How well an item is replicated and prepared. Only one rule about age is known of Azure: an hour without a point is an
/// error. The rest of its thresholds nobody has told.
///
/// @param replication `Normal` or `Critical`
/// @param failover `Normal`, `Warning` or `Critical`; the code of what makes it critical is the simulator's own
/// @param errors what is wrong
record Health(String replication, String failover, List<ObjectNode> errors) {

	private static final Duration TOO_OLD = Duration.ofHours(1);

	static Health of(Place place, Item item, Optional<Point> newest, Instant now) {
		if (item.phase() != Phase.PROTECTED) {
			return new Health("Normal", "Normal", List.of());
		}
		var name = item.name();
		var errors = new ArrayList<ObjectNode>();
		var entity = Guids.of(Names.item(place, item));
		var old = newest.filter((point) -> Duration.between(point.at(), now).compareTo(TOO_OLD) <= 0).isEmpty();
		if (old) {
			errors.add(error("Replication", "Error", "153007", "6:8007",
					"No crash consistent recovery point available for the VM '" + name + "' in the last 60 minutes.",
					"Data change rate on the virtual machine is too high, or the source cannot be reached.",
					"Check the connection of the virtual machine to its cache storage account.", entity, now));
		}
		if (place.plan().has(Trait.CRITICAL) && !item.reversed()) {
			errors.add(error("Replication", "Error", "151192", "6:1192",
					"The virtual machine '" + name + "' cannot reach the identity endpoints.",
					"Outbound connections are blocked.", "Allow outbound connections to login.microsoftonline.com.",
					entity, now));
		}
		var critical = !errors.isEmpty();
		if (item.lastDrill() == null) {
			errors.add(error("TestFailover", "Warning", "161011", "6:8010",
					"No successful test failover has been done on the virtual machine '" + name + "'.",
					"No successful test failover has been done on the virtual machine after it was replicated.",
					"Do a test failover on the virtual machine.", entity, now));
		}
		var unready = place.plan().has(Trait.NOT_READY) && !item.reversed();
		if (unready) {
			errors.add(error("FabricFailover", "Error", "151173", "6:1173",
					"The subnet of the virtual machine '" + name + "' in the target network was not found.",
					"The subnet was removed after the virtual machine was replicated.",
					"Choose another subnet in the virtual machine's network settings.", entity, now));
		}
		return new Health(critical ? "Critical" : "Normal",
				unready ? "Critical" : (item.lastDrill() == null) ? "Warning" : "Normal", List.copyOf(errors));
	}

	private static ObjectNode error(String category, String level, String code, String id, String message,
			String causes, String action, String entity, Instant now) {
		var node = Json.object();
		node.putArray("innerHealthErrors");
		return node.put("errorSource", "ReplicationUnitFailoverValidatorError")
			.put("errorType", id.substring(2))
			.put("errorLevel", level)
			.put("errorCategory", category)
			.put("errorCode", code)
			.put("summaryMessage", "")
			.put("errorMessage", message)
			.put("possibleCauses", causes)
			.put("recommendedAction", action)
			.put("creationTimeUtc", Times.precise(now.minus(Duration.ofMinutes(7))))
			.putNull("recoveryProviderErrorMessage")
			.put("entityId", entity)
			.put("errorId", id)
			.put("customerResolvability", "NotAllowed");
	}

}
