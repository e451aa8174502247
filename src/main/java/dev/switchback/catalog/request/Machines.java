package dev.switchback.catalog.request;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.siterecovery.ItemRef;
import dev.switchback.azure.siterecovery.ProtectedVm;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import org.jspecify.annotations.Nullable;

/// What requests about machines have in common.
public final class Machines {

	/// The point that is taken where nobody says which.
	public static final RecoveryPointWish USUAL_POINT = new RecoveryPointWish(
			RecoveryPointWish.Strategy.LATEST_PROCESSED, null);

	private static final int LONGEST_ID = 500;

	private static final String POINT = "/parameters/recoveryPoint";

	private final ProtectedVms machines;

	public Machines(ProtectedVms machines) {
		this.machines = machines;
	}

	/// The machine that is meant; `null` if anything is wrong with the request, which the faults say.
	///
	/// @param id ARM id or lifecycle id, as it came
	public @Nullable ItemRef item(@Nullable String id, Purpose purpose, Faults faults) {
		var machine = machine(id, purpose, faults);
		return (machine != null) ? machine.ref() : null;
	}

	/// The same, as it was read.
	public @Nullable ProtectedVm machine(@Nullable String id, Purpose purpose, Faults faults) {
		var pointer = "/target/protectedItemId";
		if (id == null) {
			faults.add(pointer,
					"Name a machine by its ARM id or its lifecycle id. GET /v1/protected-items lists them.");
		}
		return (id == null || faults.any()) ? null : this.machines.resolve(pointer, id, purpose);
	}

	/// The point that is wanted.
	public static RecoveryPointWish point(@Nullable String strategy, @Nullable String id, Faults faults) {
		var known = faults.word(POINT + "/strategy", strategy, RecoveryPointWish.Strategy.class,
				RecoveryPointWish.Strategy.LATEST_PROCESSED);
		var custom = known == RecoveryPointWish.Strategy.CUSTOM;
		if (custom != (id != null) || (id != null && id.length() > LONGEST_ID)) {
			faults.add(POINT + "/id",
					"Name a point with CUSTOM, and with nothing else. GET /v1/recovery-points lists them.");
		}
		return new RecoveryPointWish(known, custom ? id : null);
	}

	/// Whether it is the id of such a resource; if not, the faults say so.
	public static boolean resource(String pointer, String id, String provider, String type, Faults faults) {
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

	/// Nobody can answer for a rule of a machine.
	public static void noOverrides(Mandate mandate, Faults faults) {
		if (!mandate.overrides().isEmpty()) {
			faults.add("/overrides",
					"No rule of a machine can be overridden: some hold for everybody, and the others do not block an EMERGENCY. Leave this out.");
		}
	}

}
