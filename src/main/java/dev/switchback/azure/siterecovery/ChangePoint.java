package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sighting;

/// A machine that is failed over runs from the recovery point that was chosen.
///
/// @param point `null` while steps are only listed
record ChangePoint(ItemRef item, @Nullable PointChosen point) implements Deed {

	@Override
	public String title() {
		return "bring %s back to %s".formatted(this.item.vm(), (this.point != null) ? this.point.words() : "a point");
	}

	@Override
	public String action() {
		return "applyRecoveryPoint";
	}

	@Override
	public String offered() {
		return "ChangePit";
	}

	@Override
	public Optional<Sighting> told(ItemSeen seen, Look look, @Nullable JobSeen job, Deadline deadline) {
		var wanted = wanted();
		if (seen.job().isPresent()) {
			return Optional.empty();
		}
		if (wanted == null) {
			return Optional
				.of(Sighting.met("%s runs from the point that its failover used".formatted(seen.vm()), Evidence.NONE));
		}
		if (seen.failoverPoint().filter((id) -> ArmId.tail(id).equalsIgnoreCase(ArmId.tail(wanted))).isPresent()) {
			return Optional.of(Sighting.met(
					"%s runs from %s".formatted(seen.vm(), Objects.requireNonNull(this.point).words()), Evidence.NONE));
		}
		return seen.committed() ? Optional.of(new Sighting.Refused(
				"the failover of %s is committed, so it can no longer be brought to another point".formatted(seen.vm()),
				Evidence.NONE)) : Optional.empty();
	}

	@Override
	public Preparation prepare(ItemSeen seen, Look look, Deadline deadline) {
		var call = new Call("POST", seen.id().toString(), title(), null,
				Bodies.point(Objects.requireNonNull(wanted(), "no point was chosen")));
		return new Preparation.Ready(call, List.of());
	}

	private @Nullable String wanted() {
		return (this.point != null) ? this.point.id() : null;
	}

}
