package dev.switchback.readiness;

import java.util.List;
import java.util.stream.Stream;

import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.Fixture.Series.of;
import static dev.switchback.readiness.rule.Judgement.FAIL;
import static dev.switchback.readiness.rule.Judgement.UNKNOWN;

/// Machines that look better than they are.
final class TemptingMachineFixtures {

	private static final String ITEM = "/vaults/0/items/0";

	private static final String PROPS = ITEM + "/body/properties";

	private static final String DETAILS = PROPS + "/providerSpecificDetails";

	private static final String DISK = DETAILS + "/protectedManagedDisks/0";

	private static final String SETS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/%s/providers/Microsoft.Compute/diskEncryptionSets/keys";

	private static final String APP = "app-01";

	private TemptingMachineFixtures() {
	}

	static Stream<Fixture> all() {
		return Stream.of(replication(), failover(), points(), keys(), quota(), whole(), group(), time())
			.flatMap(List::stream)
			.map((fixture) -> fixture.in(MachineFixtures.machines()));
	}

	private static List<Fixture> replication() {
		return of("VM-01", APP)
			.tempting(FAIL, "normal, and a disk has to be synchronized anew", set(DISK + "/resyncRequired", "true"))
			.all();
	}

	private static List<Fixture> failover() {
		return of("VM-02", APP)
			.tempting(FAIL, "normal, and a drill was not cleaned up",
					set(PROPS + "/allowedOperations", "['TestFailoverCleanup']"))
			.tempting(UNKNOWN, "normal, and something is under way", set(PROPS + "/allowedOperations", "[]"))
			.tempting(UNKNOWN, "normal, and Azure does not say what it allows", drop(PROPS + "/allowedOperations"))
			.all();
	}

	private static List<Fixture> points() {
		var latest = ITEM + "/points/value/%d/properties/recoveryPointTime";
		return of("VM-04", APP)
			.tempting(FAIL, "one point, listed three times", set(latest.formatted(1), "'2026-03-02T08:50:00Z'"),
					set(latest.formatted(2), "'2026-03-02T08:50:00Z'"))
			.all();
	}

	/// A set is chosen on either side, and is of no use.
	private static List<Fixture> keys() {
		var here = ITEM + "/encryptionSets/0";
		var there = ITEM + "/encryptionSets/1";
		var gone = "{'id':'%s','readAt':'2026-03-02T08:55:00Z','problem':'Azure does not know it','code':'%s'}";
		return of("VM-09", APP).tempting(FAIL, "the set of this side stands for the other one", set(
				DISK + "/recoveryDiskEncryptionSetId",
				"'/subscriptions/00000000-0000-0000-0000-000000000001/RESOURCEGROUPS/app-rg/providers/Microsoft.Compute/diskEncryptionSets/keys'"))
			.tempting(FAIL, "the set of the other side is of a third region",
					set(there + "/body/location", "'uksouth'"))
			.tempting(FAIL, "the set of the other side is gone",
					set(there, gone.formatted(SETS.formatted("app-rg-asr"), "ResourceNotFound")))
			.tempting(FAIL, "the set of this side is gone",
					set(here, gone.formatted(SETS.formatted("app-rg"), "ResourceGroupNotFound")))
			.tempting(FAIL, "the set of the other side has no key", drop(there + "/body/properties/activeKey"))
			.tempting(FAIL, "the key of the other side is empty text",
					set(there + "/body/properties/activeKey", "{'keyUrl':''}"))
			.tempting(FAIL, "the set of the other side was not made",
					set(there + "/body/properties/provisioningState", "'Failed'"))
			.tempting(FAIL, "a key is chosen on the other side only, and its set is gone",
					drop(DISK + "/primaryDiskEncryptionSetId"),
					set(there, gone.formatted(SETS.formatted("app-rg-asr"), "ResourceNotFound")))
			.tempting(UNKNOWN, "the set of the other side is in a subscription that is not shown",
					set(there, gone.formatted(SETS.formatted("app-rg-asr"), "SubscriptionNotFound")))
			.tempting(UNKNOWN, "the set of the other side may not be read",
					set(there,
							"{'id':'%s','problem':'Azure does not let us read it'}"
								.formatted(SETS.formatted("app-rg-asr"))))
			.tempting(UNKNOWN, "nobody looked for the sets", drop(ITEM + "/encryptionSets"))
			.tempting(UNKNOWN, "the set of the other side is there and shows nothing", set(there + "/body", "{}"))
			.tempting(UNKNOWN, "the set of this side is being removed",
					set(here + "/body/properties/provisioningState", "'Deleting'"))
			.tempting(UNKNOWN, "the set could not be turned to the latest version of its key",
					set(there + "/body/properties/autoKeyRotationError", "{'code':'KeyVaultAccessForbidden'}"))
			.tempting(UNKNOWN, "it is not said where the machine goes", drop(DETAILS + "/recoveryFabricLocation"))
			.all();
	}

	private static List<Fixture> quota() {
		return of("VM-10", APP)
			.tempting(FAIL, "enough for each machine, and not for all of them",
					set(ITEM + "/usages/value/1/currentValue", "17"))
			.tempting(UNKNOWN, "enough for those whose size is known", set(ITEM + "/usages/value/0/limit", "17"),
					set("/vaults/0/items/1/body/properties/providerSpecificDetails/recoveryAzureVMSize", "'Basic'"))
			.all();
	}

	private static List<Fixture> whole() {
		return of("VM-12", APP)
			.tempting(FAIL, "a disk that is yet to be replicated",
					set(DISK + "/diskState", "'InitialReplicationPending'"))
			.all();
	}

	private static List<Fixture> group() {
		var other = "/vaults/0/items/2/body/properties/providerSpecificDetails";
		return of("VM-13", "db-01")
			.tempting(FAIL, "the other one goes to another region", set(other + "/recoveryFabricLocation", "'uksouth'"))
			.tempting(UNKNOWN, "it is not said where the other one goes", drop(other + "/recoveryFabricLocation"))
			.all();
	}

	private static List<Fixture> time() {
		return of("VM-15", APP)
			.tempting(UNKNOWN, "it took less than nothing", set("/recoveries/0/recoveryTime", "'PT-5M'"))
			.all();
	}

}
