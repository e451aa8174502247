package dev.switchback.catalog.vmfailover;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

import dev.switchback.azure.siterecovery.ReprotectWish;
import dev.switchback.catalog.request.Faults;
import dev.switchback.catalog.request.Machines;
import dev.switchback.inventory.DeclaredMachines;
import dev.switchback.inventory.MachineAims;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.RecoveryPointWish;
import org.jspecify.annotations.Nullable;

/// Makes a plan of a request, with every default.
///
/// | parameter | default | |
/// |---|---|---|
/// | `recoveryPoint` | `LATEST_PROCESSED` | the other strategies; `CUSTOM` with an id |
/// | `shutDownSource` | true | |
/// | `commit.mode` | `UNTIL_DECISION` | `AFTER_PROBE` with `after`, in drills and maintenance of what has probes |
/// | `reprotect.mode` | `AUTOMATIC` | nothing else; a cache account and disk encryption sets may be named |
/// | `failBack.mode` | `UNTIL_DECISION` | the same |
final class Planning {

	private static final int MOST_DISKS = 64;

	private final Targets targets;

	Planning(ProtectedVms machines, DeclaredMachines declared, MachineAims aims) {
		this.targets = new Targets(machines, declared, aims);
	}

	/// @throws dev.switchback.playbook.InvalidRequest naming everything that is wrong
	Plan plan(Mandate mandate, Request request) {
		var faults = new Faults();
		var parameters = Objects.requireNonNullElse(request.parameters(), Request.Parameters.NONE);
		var asked = parameters.recoveryPoint();
		var point = (asked != null) ? Machines.point(asked.strategy(), asked.id(), faults) : Machines.USUAL_POINT;
		var timing = new Timing(mandate.purpose(), faults);
		var timers = new Timers(timing.after("/parameters/commit", parameters.commit()),
				timing.after("/parameters/failBack", parameters.failBack()));
		var reprotect = reprotect(parameters.reprotect(), faults);
		Machines.noOverrides(mandate, faults);
		var target = this.targets.of(request.target(), mandate.purpose(), faults);
		if (faults.any() || target == null) {
			throw faults.invalid();
		}
		if (target.group() != null && point.strategy() == RecoveryPointWish.Strategy.CUSTOM) {
			faults.add("/parameters/recoveryPoint/strategy",
					"A recovery plan goes to a kind of point, and to none that is named: leave CUSTOM to single machines.");
		}
		var plan = new Plan(mandate.purpose(), target.members(), target.group(),
				!Boolean.FALSE.equals(parameters.shutDownSource()), point, reprotect, timers, target.aims());
		timing.check(plan);
		if (faults.any()) {
			throw faults.invalid();
		}
		return plan;
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
