package dev.switchback.catalog.vmfailover;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.switchback.azure.siterecovery.ItemRef;
import dev.switchback.azure.siterecovery.ReprotectWish;
import dev.switchback.catalog.request.Faults;
import dev.switchback.catalog.request.Machines;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
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

	private static final int MOST_DISKS = 64;

	private final Machines machines;

	Planning(ProtectedVms machines) {
		this.machines = new Machines(machines);
	}

	/// @throws dev.switchback.playbook.InvalidRequest naming everything that is wrong
	Plan plan(Mandate mandate, Request request) {
		var faults = new Faults();
		var parameters = Objects.requireNonNullElse(request.parameters(), Request.Parameters.NONE);
		var asked = parameters.recoveryPoint();
		var point = (asked != null) ? Machines.point(asked.strategy(), asked.id(), faults) : Machines.USUAL_POINT;
		only("/parameters/commit/mode", mode(parameters.commit()), "UNTIL_DECISION", faults);
		only("/parameters/failBack/mode", mode(parameters.failBack()), "UNTIL_DECISION", faults);
		var reprotect = reprotect(parameters.reprotect(), faults);
		Machines.noOverrides(mandate, faults);
		var item = item(request.target(), mandate.purpose(), faults);
		if (faults.any() || item == null) {
			throw faults.invalid();
		}
		return new Plan(mandate.purpose(), item, !Boolean.FALSE.equals(parameters.shutDownSource()), point, reprotect,
				Map.of());
	}

	private @Nullable ItemRef item(Request.@Nullable Machine target, Purpose purpose, Faults faults) {
		if (target != null && target.recoveryPlanId() != null) {
			faults.add("/target/recoveryPlanId",
					"Consistency groups are not failed over by their recovery plan yet. Name one machine as protectedItemId.");
			return null;
		}
		return this.machines.item((target != null) ? target.protectedItemId() : null, purpose, faults);
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
		var pointer = "/parameters/reprotect";
		only(pointer + "/mode", reprotect.mode(), "AUTOMATIC", faults);
		var sets = new TreeMap<String, String>();
		var named = reprotect.diskEncryptionSets();
		if (named != null) {
			named.properties().stream().limit(MOST_DISKS).forEach((disk) -> {
				var id = disk.getValue().asString("");
				var at = "%s/diskEncryptionSets/%s".formatted(pointer, disk.getKey().replaceAll("[^\\w.-]", "?"));
				if (Machines.resource(at, id, "Microsoft.Compute", "diskEncryptionSets", faults)) {
					sets.put(disk.getKey(), id);
				}
			});
		}
		var cache = reprotect.cacheStorageAccountId();
		var known = cache != null && Machines.resource(pointer + "/cacheStorageAccountId", cache, "Microsoft.Storage",
				"storageAccounts", faults);
		return new ReprotectWish(known ? List.of(cache) : List.of(), sets);
	}

}
