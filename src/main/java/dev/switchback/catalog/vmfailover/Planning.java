package dev.switchback.catalog.vmfailover;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.siterecovery.ItemRef;
import dev.switchback.azure.siterecovery.ProtectedVm;
import dev.switchback.azure.siterecovery.ReprotectWish;
import dev.switchback.catalog.Faults;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import org.jspecify.annotations.Nullable;

/// Makes a plan of a request, with every default.
///
/// | parameter | default | |
/// |---|---|---|
/// | `recoveryPoint` | `LATEST_PROCESSED` | the other strategies; `CUSTOM` with an id |
/// | `shutDownSource` | true | |
/// | `commit.mode` | `UNTIL_DECISION` | nothing else |
/// | `reprotect.mode` | `AUTOMATIC` | nothing else; a cache account and disk encryption sets may be named |
/// | `failBack.mode` | `UNTIL_DECISION` | nothing else |
final class Planning {

	static final RecoveryPointWish USUAL_POINT = new RecoveryPointWish(RecoveryPointWish.Strategy.LATEST_PROCESSED,
			null);

	private static final int LONGEST_ID = 500;

	private static final int MOST_DISKS = 64;

	private final ProtectedVms machines;

	Planning(ProtectedVms machines) {
		this.machines = machines;
	}

	Plan plan(Mandate mandate, Request request) {
		var faults = new Faults();
		var parameters = Objects.requireNonNullElse(request.parameters(), Request.Parameters.NONE);
		var point = point(parameters.recoveryPoint(), faults);
		only("/parameters/commit/mode", mode(parameters.commit()), "UNTIL_DECISION", faults);
		only("/parameters/failBack/mode", mode(parameters.failBack()), "UNTIL_DECISION", faults);
		var reprotect = reprotect(parameters.reprotect(), faults);
		noOverrides(mandate, faults);
		var item = item(request.target(), mandate.purpose(), faults);
		if (faults.any() || item == null) {
			throw faults.invalid();
		}
		return new Plan(mandate.purpose(), item.ref(), !Boolean.FALSE.equals(parameters.shutDownSource()), point,
				reprotect, Map.of());
	}

	private @Nullable ProtectedVm item(Request.@Nullable Machine target, Purpose purpose, Faults faults) {
		if (target != null && target.recoveryPlanId() != null) {
			faults.add("/target/recoveryPlanId",
					"Consistency groups are not failed over by their recovery plan yet. Name one machine as protectedItemId.");
			return null;
		}
		if (target == null || target.protectedItemId() == null) {
			faults.add("/target/protectedItemId",
					"Name a machine by its ARM id or its lifecycle id. GET /v1/protected-items lists them.");
			return null;
		}
		if (faults.any()) {
			return null;
		}
		return this.machines.resolve("/target/protectedItemId", target.protectedItemId(), purpose);
	}

	private static RecoveryPointWish point(Request.@Nullable Point point, Faults faults) {
		if (point == null) {
			return USUAL_POINT;
		}
		var strategy = faults.word("/parameters/recoveryPoint/strategy", point.strategy(),
				RecoveryPointWish.Strategy.class, RecoveryPointWish.Strategy.LATEST_PROCESSED);
		var custom = strategy == RecoveryPointWish.Strategy.CUSTOM;
		if (custom != (point.id() != null) || (point.id() != null && point.id().length() > LONGEST_ID)) {
			faults.add("/parameters/recoveryPoint/id",
					"Name a point with CUSTOM, and with nothing else. GET /v1/recovery-points lists them.");
		}
		return new RecoveryPointWish(strategy, custom ? point.id() : null);
	}

	private static @Nullable String mode(Request.@Nullable Mode mode) {
		return (mode != null) ? mode.mode() : null;
	}

	private static void only(String pointer, @Nullable String mode, String known, Faults faults) {
		if (mode != null && !mode.equals(known)) {
			faults.add(pointer, "Only %s is known yet. Use it, or leave this out.".formatted(known));
		}
	}

	private static ReprotectWish reprotect(Request.@Nullable Reprotect reprotect, Faults faults) {
		if (reprotect == null) {
			return ReprotectWish.NONE;
		}
		only("/parameters/reprotect/mode", reprotect.mode(), "AUTOMATIC", faults);
		var pointer = "/parameters/reprotect";
		var sets = new TreeMap<String, String>();
		var named = reprotect.diskEncryptionSets();
		if (named != null) {
			named.properties().stream().limit(MOST_DISKS).forEach((disk) -> {
				var id = disk.getValue().asString("");
				if (resource("%s/diskEncryptionSets/%s".formatted(pointer, disk.getKey().replaceAll("[^\\w.-]", "?")),
						id, "Microsoft.Compute", "diskEncryptionSets", faults)) {
					sets.put(disk.getKey(), id);
				}
			});
		}
		var cache = reprotect.cacheStorageAccountId();
		var known = cache != null
				&& resource(pointer + "/cacheStorageAccountId", cache, "Microsoft.Storage", "storageAccounts", faults);
		return new ReprotectWish(known ? cache : null, sets);
	}

	private static boolean resource(String pointer, String id, String provider, String type, Faults faults) {
		try {
			if (id.length() <= LONGEST_ID && ArmId.parse(id).is(provider, type)) {
				return true;
			}
		}
		catch (ArmId.NotAnArmId _) {
			// Said below.
		}
		faults.add(pointer, "This is not the ARM id of one of %s/%s.".formatted(provider, type));
		return false;
	}

	static void noOverrides(Mandate mandate, Faults faults) {
		if (!mandate.overrides().isEmpty()) {
			faults.add("/overrides",
					"No rule of a machine can be overridden: some hold for everybody, and the others do not block an EMERGENCY. Leave this out.");
		}
	}

	static List<String> claims(ItemRef item) {
		return List.of(item.claim());
	}

}
