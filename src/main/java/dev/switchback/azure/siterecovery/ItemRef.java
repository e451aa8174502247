package dev.switchback.azure.siterecovery;

import java.util.Locale;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Sighting;

/// A protected item, by what stays when it is moved to another container: a reprotect gives it another id.
///
/// @param vault ARM id of the vault
/// @param lifecycleId Azure's id of the protection of this machine; survives reprotects
/// @param id ARM id at which it was last known
/// @param vm what people call the machine
public record ItemRef(String vault, String lifecycleId, String id, String vm) {

	ArmId vaultId() {
		return ArmId.parse(this.vault);
	}

	ArmId itemId() {
		return ArmId.parse(this.id);
	}

	/// Whether it is this machine's. While it is being seeded it has no lifecycle id, but the name that it keeps.
	boolean is(ItemSeen seen) {
		return seen.lifecycleId().isEmpty() ? seen.id().name().equalsIgnoreCase(itemId().name())
				: seen.lifecycleId().equalsIgnoreCase(this.lifecycleId);
	}

	/// What is read of it, as sentences call it.
	String spoken() {
		return "the protection of " + this.vm;
	}

	/// What a look says that cannot read it. That it is gone is no blindness: it will not come back by looking again.
	Sighting unseen(ArmProblem problem) {
		return (problem instanceof ArmProblem.NotFound)
				? new Sighting.Refused(problem.sentence(spoken()), Evidence.NONE)
				: problem.blind(spoken(), Evidence.NONE);
	}

	/// What an operation claims: the same for every spelling, and for as long as the machine is protected.
	public String claim() {
		return "%s/protecteditems/%s".formatted(vaultId().normal(), this.lifecycleId.toLowerCase(Locale.ROOT));
	}

}
