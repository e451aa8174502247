package dev.switchback.readiness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.push;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.Fixture.Series.of;
import static dev.switchback.readiness.rule.Judgement.FAIL;
import static dev.switchback.readiness.rule.Judgement.UNKNOWN;

/// Protected machines, beside a healthy estate.
final class MachineFixtures {

	private static final String ITEM = "/vaults/0/items/0";

	private static final String PROPS = ITEM + "/body/properties";

	private static final String DETAILS = PROPS + "/providerSpecificDetails";

	private static final String DISK = DETAILS + "/protectedManagedDisks/0";

	private static final String THERE = ITEM + "/encryptionSets/1";

	private static final String APP = "app-01";

	private static final String GROUPS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups";

	private static final String APP_ID = GROUPS
			+ "/dr-rg/providers/Microsoft.RecoveryServices/vaults/dr-vault/replicationFabrics/west/replicationProtectionContainers/west-c/replicationProtectedItems/app-01";

	private static final Edit UNREAD = set(ITEM + "/problem", "'Azure did not answer'");

	private MachineFixtures() {
	}

	/// With a vault that protects three machines, and a workload that one of them belongs to.
	static Edit machines() {
		return (document) -> {
			try {
				var more = (ObjectNode) Edit.MAPPER
					.readTree(Files.readString(Path.of("src/test/resources/readiness/machines.json")));
				document.set("vaults", more.path("vaults"));
				document.withArray("/declarations/workloads").add(more.path("workload"));
				document.set("recoveries", more.path("recoveries"));
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		};
	}

	static Stream<Fixture> all() {
		return Stream
			.of(replication(), failover(), loss(), points(), drilled(), network(), returns(), locks(), keys(), quota(),
					agent(), whole(), group(), plan(), time())
			.flatMap(List::stream)
			.map((fixture) -> fixture.in(machines()));
	}

	private static List<Fixture> replication() {
		return of("VM-01", APP).pass("protected, and normal")
			.fail("critical", set(PROPS + "/replicationHealth", "'Critical'"))
			.fail("it is still being seeded", set(PROPS + "/protectionState", "'InitialReplicationInProgress'"))
			.unknown("no health is shown", drop(PROPS + "/replicationHealth"))
			.unknown("it could not be read", UNREAD)
			.unknown("an answer that is no item", set(ITEM + "/body", "{}"))
			.tempting(FAIL, "healthy since it was failed over and committed",
					set(PROPS + "/protectionState", "'UnplannedFailoverCommitted'"))
			.tempting(UNKNOWN, "it was healthy a month ago", set(ITEM + "/readAt", "'2026-02-01T09:00:00Z'"))
			.all();
	}

	private static List<Fixture> failover() {
		return of("VM-02", APP).pass("normal")
			.fail("a warning that is not about drills", set(PROPS + "/failoverHealth", "'Warning'"),
					set(PROPS + "/healthErrors", "[{'errorCode':'150097','errorLevel':'Warning'}]"))
			.unknown("Azure says none", set(PROPS + "/failoverHealth", "'None'"))
			.tempting(FAIL, "a warning without a reason", set(PROPS + "/failoverHealth", "'Warning'"))
			.tempting(UNKNOWN, "it does not say", drop(PROPS + "/failoverHealth"))
			.all();
	}

	private static List<Fixture> loss() {
		return of("VM-03", APP).pass("less than is bearable")
			.fail("more than is declared, and less than is usual", set(DETAILS + "/rpoInSeconds", "1200"))
			.unknown("it is not shown", drop(DETAILS + "/rpoInSeconds"))
			.unknown("it is negative", set(DETAILS + "/rpoInSeconds", "-1"))
			.tempting(FAIL, "little, measured long ago",
					set(DETAILS + "/lastRpoCalculatedTime", "'2026-03-02T08:00:00Z'"))
			.tempting(UNKNOWN, "little, and nobody knows when", drop(DETAILS + "/lastRpoCalculatedTime"))
			.tempting(UNKNOWN, "measured tomorrow", set(DETAILS + "/lastRpoCalculatedTime", "'2026-03-03T08:00:00Z'"))
			.tempting(FAIL, "more than is usual, and the declaration is over",
					set("/declarations/workloads/1/until", "'2026-03-01T00:00:00Z'"),
					set(DETAILS + "/rpoInSeconds", "1900"))
			.all();
	}

	private static List<Fixture> points() {
		var latest = ITEM + "/points/value/%d/properties/recoveryPointTime";
		return of("VM-04", APP).pass("several, and a young one")
			.fail("none", set(ITEM + "/points/value", "[]"))
			.fail("only one", drop(ITEM + "/points/value/2"), drop(ITEM + "/points/value/1"))
			.fail("the latest is hours old", drop(ITEM + "/points/value/1"), drop(ITEM + "/points/value/0"),
					push(ITEM + "/points/value", "{'properties':{'recoveryPointTime':'2026-03-02T07:59:00Z'}}"))
			.unknown("they could not be read", set(ITEM + "/points", "{'problem':'too many requests'}"))
			.tempting(FAIL, "the list is not in order, and all are old",
					set(latest.formatted(0), "'2026-03-02T01:00:00Z'"),
					set(latest.formatted(1), "'2026-03-02T06:00:00Z'"))
			.tempting(UNKNOWN, "one is of the future", set(latest.formatted(1), "'2026-03-02T19:00:00Z'"))
			.tempting(UNKNOWN, "one without a time", drop(latest.formatted(2)))
			.all();
	}

	private static List<Fixture> drilled() {
		var drill = PROPS + "/lastSuccessfulTestFailoverTime";
		return of("VM-05", APP).pass("a month ago")
			.fail("never", drop(drill))
			.fail("longer ago than is declared", set(drill, "'2025-11-20T00:00:00Z'"))
			.unknown("it could not be read", UNREAD)
			.tempting(UNKNOWN, "next week", set(drill, "'2026-03-09T00:00:00Z'"))
			.tempting(UNKNOWN, "Azure's word for never", set(drill, "'1753-01-01T01:01:01Z'"))
			.all();
	}

	private static List<Fixture> time() {
		var took = "/recoveries/0/recoveryTime";
		var other = "{'item':'%s','leg':'%s','at':'%s','complete':true,'operation':'SB-7F3K9R','recoveryTime':'%s'}";
		return of("VM-15", APP).pass("less than is bearable")
			.pass("measured before a reprotect moved the item", set("/recoveries/0/item", "'%s'".formatted(
					APP_ID.toUpperCase(Locale.ROOT).replace("/WEST/", "/NORTH/").replace("/WEST-C/", "/NORTH-C/"))))
			.fail("more than is bearable", set(took, "'PT2H0.001S'"))
			.fail("more than is bearable, and its application never answered", set(took, "'PT3H'"),
					set("/recoveries/0/complete", "false"))
			.fail("the strictest of two workloads counts", push("/declarations/workloads",
					"{'name':'till','by':'ben','at':'2026-01-10T09:00:00Z','machines':['%s'],'objectives':{'recoveryTime':'PT30M'}}"
						.formatted(APP_ID)))
			.unknown("none was measured", set("/recoveries", "[]"))
			.unknown("failovers were not looked at", drop("/recoveries"))
			.unknown("how long it took is not known", drop(took))
			.none("no objective is declared", drop("/declarations/workloads/1/objectives/recoveryTime"))
			.none("the declaration is over", set("/declarations/workloads/1/until", "'2026-03-01T00:00:00Z'"))
			.tempting(UNKNOWN, "another machine's was quick", set("/recoveries/0/item", "'%s'".formatted(APP_ID + "1")))
			.tempting(UNKNOWN, "a machine of that name in another vault",
					set("/recoveries/0/item", "'%s'".formatted(APP_ID.replace("/dr-vault/", "/other-vault/"))))
			.tempting(UNKNOWN, "only the way home was quick", set("/recoveries/0/leg", "'back'"))
			.tempting(UNKNOWN, "quick, and its application never answered", set("/recoveries/0/complete", "false"))
			.tempting(UNKNOWN, "quick, and nobody says whether it answered", drop("/recoveries/0/complete"))
			.tempting(UNKNOWN, "quick, longer ago than it is to be drilled",
					set("/recoveries/0/at", "'2025-11-20T00:00:00Z'"))
			.tempting(UNKNOWN, "quick, next week", set("/recoveries/0/at", "'2026-03-09T00:00:00Z'"))
			.tempting(UNKNOWN, "quick, and of another one nobody knows when",
					push("/recoveries", other.formatted(APP_ID, "out", "lately", "PT3H")))
			.tempting(FAIL, "an earlier one was quick",
					push("/recoveries", other.formatted(APP_ID, "out", "2026-02-20T00:00:00Z", "PT3H")))
			.tempting(FAIL, "the way home was quick, and later", set(took, "'PT3H'"),
					push("/recoveries", other.formatted(APP_ID, "back", "2026-02-20T00:00:00Z", "PT1M")))
			.all();
	}

	private static List<Fixture> network() {
		var nic = DETAILS + "/vmNics/0/recoveryVMNetworkId";
		return of("VM-06", APP).pass("a network in the other region")
			.fail("an interface without a network", drop(nic))
			.fail("a network that is elsewhere", set(ITEM + "/network/body/location", "'westeurope'"))
			.fail("a subnet that the network does not have",
					set(ITEM + "/network/body/properties/subnets/0/name", "'other'"))
			.unknown("the network is gone, or hidden", set(ITEM + "/network/problem", "'the network is not there'"))
			.unknown("interfaces are not shown", drop(DETAILS + "/vmNics"))
			.tempting(UNKNOWN, "no interface at all", set(DETAILS + "/vmNics", "[]"))
			.tempting(UNKNOWN, "another network than the one that was read", set(nic,
					"'/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/x/providers/Microsoft.Network/virtualNetworks/other'"))
			.tempting(FAIL, "one interface of two has none", push(DETAILS + "/vmNics", "{'nicId':'second'}"))
			.all();
	}

	private static List<Fixture> returns() {
		var back = "/vaults/0/containerMappings/value/1";
		return of("VM-07", APP).pass("both are mapped back")
			.fail("the container is not mapped back", drop(back))
			.fail("no network is mapped back", set("/vaults/0/networkMappings/value", "[]"))
			.unknown("the mappings could not be read", set("/vaults/0/containerMappings", "{'problem':'forbidden'}"))
			.tempting(FAIL, "a mapping that is being made", set(back + "/properties/state", "'PairingInProgress'"))
			.tempting(FAIL, "mapped back to another container", set(back + "/properties/targetProtectionContainerId",
					"'/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/dr-rg/providers/Microsoft.RecoveryServices/vaults/dr-vault/replicationFabrics/west/replicationProtectionContainers/other'"))
			.all();
	}

	private static List<Fixture> locks() {
		return of("VM-08", APP).pass("none")
			.fail("a lock against deleting",
					push(ITEM + "/locks/value", "{'id':'/x/locks/keep','properties':{'level':'CanNotDelete'}}"))
			.fail("one on the group it comes from", push(ITEM + "/locks/value",
					"{'id':'%s/app-rg/providers/Microsoft.Authorization/locks/keep','properties':{'level':'CanNotDelete'}}"
						.formatted(GROUPS)))
			.fail("one that lets nothing be made where it goes", push(ITEM + "/targetLocks/value",
					"{'id':'%s/app-rg-asr/providers/Microsoft.Authorization/locks/keep','properties':{'level':'ReadOnly'}}"
						.formatted(GROUPS)))
			.pass("one that only forbids to delete where it goes", push(ITEM + "/targetLocks/value",
					"{'id':'%s/app-rg-asr/providers/Microsoft.Authorization/locks/keep','properties':{'level':'CanNotDelete'}}"
						.formatted(GROUPS)))
			.unknown("they are not shown", drop(ITEM + "/locks"))
			.unknown("those where it goes are not shown", drop(ITEM + "/targetLocks"))
			.tempting(UNKNOWN, "those where it goes could not be read",
					set(ITEM + "/targetLocks", "{'problem':'forbidden'}"))
			.tempting(UNKNOWN, "they could not be read", set(ITEM + "/locks", "{'problem':'forbidden','value':[]}"))
			.tempting(FAIL, "a lock of a level that is not known", push(ITEM + "/locks/value", "{'id':'/x/locks/odd'}"))
			.all();
	}

	private static List<Fixture> keys() {
		return of("VM-09", APP).pass("on both sides")
			.pass("the region is written otherwise", set(THERE + "/body/location", "'North Europe'"))
			.fail("only on this side", drop(DISK + "/recoveryDiskEncryptionSetId"))
			.fail("only on the other side", drop(DISK + "/primaryDiskEncryptionSetId"))
			.unknown("disks are not shown", drop(DETAILS + "/protectedManagedDisks"))
			.none("no customer's keys", drop(DISK + "/primaryDiskEncryptionSetId"),
					drop(DISK + "/recoveryDiskEncryptionSetId"))
			.tempting(FAIL, "the other side is empty text", set(DISK + "/recoveryDiskEncryptionSetId", "''"))
			.tempting(UNKNOWN, "no disk is shown", set(DETAILS + "/protectedManagedDisks", "[]"))
			.all();
	}

	private static List<Fixture> quota() {
		var family = ITEM + "/usages/value/1";
		return of("VM-10", APP).pass("ten cores are left")
			.fail("one core is left", set(family + "/currentValue", "19"))
			.fail("the region has none left", set(ITEM + "/usages/value/0/currentValue", "1999"))
			.unknown("it could not be read", set(ITEM + "/usages", "{'problem':'forbidden'}"))
			.unknown("the size is not known", set(DETAILS + "/recoveryAzureVMSize", "'Basic'"))
			.tempting(UNKNOWN, "only another family has cores", set(family + "/name/value", "'standardFSv2Family'"))
			.tempting(UNKNOWN, "no limit is shown", drop(family + "/limit"))
			.all();
	}

	private static List<Fixture> agent() {
		return of("VM-11", APP).pass("good for long")
			.fail("its certificate runs out in a week",
					set(DETAILS + "/agentCertificateExpiryDate", "'2026-03-09T00:00:00Z'"))
			.fail("Azure wants it updated", set(DETAILS + "/isReplicationAgentUpdateRequired", "true"))
			.unknown("no certificate is shown", drop(DETAILS + "/agentCertificateExpiryDate"))
			.unknown("nothing is shown", drop(DETAILS + "/isReplicationAgentUpdateRequired"))
			.tempting(FAIL, "Azure wants no update of what ran out yesterday",
					set(DETAILS + "/agentExpiryDate", "'2026-03-01T00:00:00'"))
			.tempting(UNKNOWN, "a date that is none", set(DETAILS + "/agentExpiryDate", "'soon'"))
			.all();
	}

	private static List<Fixture> whole() {
		var storage = ITEM + "/vm/body/properties/storageProfile";
		var added = push(storage + "/dataDisks",
				"{'managedDisk':{'id':'/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/app-rg/providers/Microsoft.Compute/disks/new'}}");
		return of("VM-12", APP).pass("both disks, in another letter case")
			.fail("a disk was added later", added)
			.fail("Azure says so itself", set(DETAILS + "/unprotectedDisks", "[{'diskLunId':3}]"), added)
			.unknown("the machine could not be read", set(ITEM + "/vm", "{'problem':'forbidden'}"))
			.tempting(UNKNOWN, "data disks are not shown", drop(storage + "/dataDisks"))
			.tempting(FAIL, "a disk that is not managed", push(storage + "/dataDisks", "{'name':'old'}"))
			.tempting(FAIL, "nothing is replicated", set(DETAILS + "/protectedManagedDisks", "[]"))
			.all();
	}

	private static List<Fixture> group() {
		var other = "/vaults/0/items/2/body/properties";
		return of("VM-13", "db-01").pass("both are replicated")
			.fail("the other one is not", set(other + "/replicationHealth", "'Critical'"))
			.fail("the other one was failed over", set(other + "/protectionState", "'UnplannedFailoverCommitted'"))
			.unknown("the other one does not say", drop(other + "/protectionState"))
			.none("a group that Azure made",
					set("/vaults/0/items/1/body/properties/providerSpecificDetails/multiVmGroupCreateOption",
							"'AutoCreated'"))
			.tempting(FAIL, "the other one runs the other way",
					set(other + "/providerSpecificDetails/primaryFabricLocation", "'northeurope'"))
			.tempting(UNKNOWN, "it is not said which group",
					drop("/vaults/0/items/1/body/properties/providerSpecificDetails/multiVmGroupId"))
			.all();
	}

	private static List<Fixture> plan() {
		var plan = "/vaults/0/plans/value/0";
		var boot = plan + "/body/properties/groups/2/replicationProtectedItems";
		return of("VM-14", "db-01").pass("a plan of both")
			.pass("another plan has none of them",
					push("/vaults/0/plans/value", "{'id':'x','body':{'id':'x','properties':{'groups':[]}}}"))
			.fail("the plan lacks the other one", drop(boot + "/1"))
			.fail("no plan has it", drop(boot + "/0"))
			.fail("there is no plan", set("/vaults/0/plans/value", "[]"))
			.fail("the plan has somebody else, too", push(boot, "{'id':'%s'}".formatted(APP_ID)))
			.unknown("plans may not be read", set("/vaults/0/plans", "{'problem':'forbidden'}"))
			.unknown("plans were not asked for", drop("/vaults/0/plans"))
			.none("a group that Azure made",
					set("/vaults/0/items/1/body/properties/providerSpecificDetails/multiVmGroupCreateOption",
							"'AutoCreated'"))
			.tempting(UNKNOWN, "a plan whose machines could not be read", set(plan, "{'id':'x','problem':'forbidden'}"))
			.tempting(FAIL, "a plan as a list shows it", set(plan + "/body/properties/groups", "[]"))
			.all();
	}

}
