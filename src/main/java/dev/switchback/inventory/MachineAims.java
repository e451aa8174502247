package dev.switchback.inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.siterecovery.ProtectedVm;
import dev.switchback.inventory.Workload.Aims;
import org.jspecify.annotations.Nullable;

/// How much of machines may be lost and for how long they may be away, by the workloads that are declared of them. Of several
/// aims the strictest counts.
public final class MachineAims {

	private final Designs designs;

	private final InstantSource clock;

	public MachineAims(Designs designs, InstantSource clock) {
		this.designs = designs;
		this.clock = clock;
	}

	/// What is aimed at for machines that go together, as it is declared now.
	public Aims of(Collection<ProtectedVm> machines) {
		var now = this.clock.instant();
		var aims = this.designs.workloads()
			.stream()
			.map(Attested::what)
			.filter((workload) -> counts(workload.until(), now))
			.filter((workload) -> machines.stream().anyMatch((machine) -> isOf(workload, machine)))
			.map(Workload::objectives)
			.toList();
		return new Aims(strictest(aims, Aims::recoveryPoint), strictest(aims, Aims::recoveryTime),
				strictest(aims, Aims::drillEvery));
	}

	private static boolean counts(@Nullable Instant until, Instant now) {
		return until == null || until.isAfter(now);
	}

	private static boolean isOf(Workload workload, ProtectedVm machine) {
		return workload.machines()
			.stream()
			.anyMatch((id) -> machine.machines().stream().anyMatch(id::equalsIgnoreCase)
					|| isItem(ArmId.parse(id), ArmId.parse(machine.ref().id())));
	}

	/// A protected item keeps its vault and its name when a reprotect moves it.
	private static boolean isItem(ArmId named, ArmId item) {
		return named.parts().getLast().type().equalsIgnoreCase(item.parts().getLast().type())
				&& named.name().equalsIgnoreCase(item.name())
				&& named.subscription().equalsIgnoreCase(item.subscription())
				&& named.resourceGroup().equalsIgnoreCase(item.resourceGroup())
				&& named.parts().getFirst().equals(item.parts().getFirst());
	}

	private static @Nullable Duration strictest(List<Aims> aims, Function<Aims, @Nullable Duration> aim) {
		return aims.stream()
			.map(aim)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.min(Comparator.naturalOrder())
			.orElse(null);
	}

}
