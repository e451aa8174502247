package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.stream.Stream;

import dev.switchback.engine.VirtualTime;
import tools.jackson.databind.node.ObjectNode;

import static dev.switchback.azure.siterecovery.BrokenMachine.of;

/// What goes wrong with protected machines themselves. What is wrong around them stands in [BrokenSurroundings].
final class BrokenMachines {

	private BrokenMachines() {
	}

	static Stream<BrokenMachine> all() {
		return Stream.of(replication(), rehearsal(), offers(), disks(), agent(), BrokenSurroundings.all())
			.flatMap(List::stream);
	}

	private static String ago(long seconds) {
		return VirtualTime.START.minusSeconds(seconds).toString();
	}

	private static String in(long days) {
		return VirtualTime.START.plusSeconds(86_400 * days).toString();
	}

	private static ObjectNode error(ObjectNode properties, String code, String message) {
		return properties.putArray("healthErrors")
			.addObject()
			.put("errorCode", code)
			.put("errorLevel", "Error")
			.put("errorMessage", message);
	}

	private static List<BrokenMachine> replication() {
		return List.of(
				of("31 minutes would be lost", "E", "data-loss-bounded")
					.details((details) -> details.put("rpoInSeconds", 1860)),
				of("little would be lost, as measured two hours ago", "E", "data-loss-bounded")
					.details((details) -> details.put("rpoInSeconds", 40).put("lastRpoCalculatedTime", ago(7200))),
				of("nobody knows how much would be lost", "E", "data-loss-bounded")
					.details((details) -> details.putNull("rpoInSeconds").putNull("lastRpoCalculatedTime")),
				of("less than nothing would be lost", "E", "data-loss-bounded")
					.details((details) -> details.put("rpoInSeconds", -1)),
				of("how much would be lost is no number", "E", "data-loss-bounded")
					.details((details) -> details.put("rpoInSeconds", "little")),
				of("the replication is critical", "E", "replication-healthy")
					.item((item) -> error(item.put("replicationHealth", "Critical"), "151192",
							"The identity endpoints cannot be reached.")),
				of("the replication has a warning", "E", "replication-healthy")
					.item((item) -> item.put("replicationHealth", "Warning")),
				of("the replication has no health", "E", "replication-healthy")
					.item((item) -> item.put("replicationHealth", "None")),
				of("the replication's health is a word that nobody knows", "E", "replication-healthy")
					.item((item) -> item.put("replicationHealth", "Fine")),
				of("Azure does not show the replication's health", "E", "replication-healthy")
					.item((item) -> item.remove("replicationHealth")),
				of("the newest recovery point is seven hours old", "E", "point-young").each("app-01/recoveryPoints",
						(point) -> ((ObjectNode) point.path("properties")).put("recoveryPointTime", ago(7 * 3600))),
				of("there is no recovery point", "").list("app-01/recoveryPoints", (points) -> points.removeAll()),
				of("no recovery point says of when it is", "").each("app-01/recoveryPoints",
						(point) -> ((ObjectNode) point.path("properties")).put("recoveryPointTime", "today")),
				of("the recovery points cannot be read", "").refused(503, "*app-01/recoveryPoints"));
	}

	private static List<BrokenMachine> rehearsal() {
		return List.of(
				of("Azure expects the failover to fail", "E", "failover-healthy")
					.item((item) -> item.put("failoverHealth", "Critical")),
				of("Azure expects trouble and does not say which", "E", "failover-healthy")
					.item((item) -> item.put("failoverHealth", "Warning")),
				of("Azure expects trouble besides that nobody has drilled", "E", "failover-healthy").item((item) -> {
					error(item.put("failoverHealth", "Warning"), "161011", "No test failover was done.");
					item.withArray("healthErrors")
						.addObject()
						.put("errorCode", "28170")
						.put("errorMessage", "No such size.");
				}), of("nobody has drilled it", "E", "drilled-lately").item((item) -> {
					error(item.put("failoverHealth", "Warning"), "161011", "No test failover was done.");
					item.remove("lastSuccessfulTestFailoverTime");
				}),
				of("it was drilled 200 days ago", "E", "drilled-lately")
					.item((item) -> item.put("lastSuccessfulTestFailoverTime", ago(200 * 86_400))),
				of("it was drilled in the year 1", "E", "drilled-lately")
					.item((item) -> item.put("lastSuccessfulTestFailoverTime", "0001-01-01T00:00:00")));
	}

	private static List<BrokenMachine> offers() {
		return List.of(
				of("a drill waits to be cleaned up", "E", "no-drill-running")
					.item((item) -> item.put("testFailoverState", "WaitingForCompletion")
						.putArray("allowedOperations")
						.add("TestFailoverCleanup")),
				of("a drill is in a state that nobody knows", "E", "no-drill-running")
					.item((item) -> item.put("testFailoverState", "Rehearsing")),
				of("Azure offers everything but the failover", "", "offered-by-azure")
					.item((item) -> item.putArray("allowedOperations").add("DisableProtection").add("TestFailover")),
				of("Azure offers nothing", "", "offered-by-azure").item((item) -> item.putArray("allowedOperations")),
				of("Azure does not say what it offers", "", "offered-by-azure")
					.item((item) -> item.remove("allowedOperations")),
				of("somebody has it do something", "", "offered-by-azure").item((item) -> {
					item.putArray("allowedOperations");
					((ObjectNode) item.path("currentScenario")).put("scenarioName", "EnableProtection")
						.put("jobId", Fleet.VAULT + "/replicationJobs/11111111-2222-3333-4444-555555555555");
				}),
				of("it is still being seeded", "", "offered-by-azure")
					.item((item) -> item.put("protectionState", "InitialReplicationInProgress")
						.put("protectionStateDescription", "Initial replication is in progress")
						.putArray("allowedOperations")
						.add("DisableProtection")),
				of("it is in a group that somebody made", "", "not-bound-to-a-group")
					.details((details) -> details.put("multiVmGroupCreateOption", "UserSpecified")
						.put("multiVmGroupName", "shop")),
				of("it cannot be read", "").refused(503, "*/replicationProtectedItems*"),
				of("it is not protected any more", "").refused(404, "*/replicationProtectedItems/app-01")
					.list("dr-vault/replicationProtectedItems", (items) -> items.remove(0)));
	}

	private static List<BrokenMachine> disks() {
		return List.of(
				of("a disk is not replicated", "E", "disks-replicated")
					.details((details) -> details.putArray("unprotectedDisks").addObject().put("diskLunId", 3)),
				of("a disk has to be copied anew", "E", "disks-replicated")
					.disk((disk) -> disk.put("resyncRequired", true)),
				of("a disk was added lately", "E", "disks-replicated")
					.details((details) -> details.withArray("protectedManagedDisks")
						.addObject()
						.put("diskName", "data-2")
						.put("diskState", "InitialReplicationPending")),
				of("Azure shows no disks", "E", "disks-replicated")
					.details((details) -> details.putArray("protectedManagedDisks")));
	}

	private static List<BrokenMachine> agent() {
		return List.of(
				of("the agent has expired", "E", "agent-current")
					.details((details) -> details.put("agentExpiryDate", ago(60))),
				of("the agent expires in a week", "E", "agent-current")
					.details((details) -> details.put("agentExpiryDate", in(7))),
				of("the agent has expired, in a zone that nobody says", "E", "agent-current")
					.details((details) -> details.put("agentExpiryDate", "2026-02-01T00:00:00.0000000")),
				of("the agent's certificate expires in a week", "E", "agent-current")
					.details((details) -> details.put("agentCertificateExpiryDate", in(7))),
				of("the agent wants an update", "E", "agent-current")
					.details((details) -> details.put("isReplicationAgentUpdateRequired", true)),
				of("the agent's certificate wants an update", "E", "agent-current")
					.details((details) -> details.put("isReplicationAgentCertificateUpdateRequired", true)));
	}

}
