package dev.switchback.azure.siterecovery;

import java.util.ArrayList;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;

/// The machine that a test failover made runs. Learns [DrillMade], so that it is known later what has to be gone.
///
/// @param begun `null` while steps are only listed
record DrillRuns(Reads reads, ItemRef item, @Nullable DrillBegun begun) implements Condition {

	@Override
	public Sighting look(Look look) {
		return switch (this.reads.vault().item(this.item, this.reads.since(look), this.reads.deadline(look))) {
			case Failed<ItemSeen>(var problem, var _) -> problem.blind(this.item.spoken(), Evidence.NONE);
			case Value<ItemSeen>(var seen, var at) when !seen.drilling() -> new Sighting.Refused(
					"the test failover of %s is gone: somebody else cleaned it up".formatted(seen.vm()),
					new Notes().item(seen, at).evidence());
			case Value<ItemSeen>(var seen, var at) -> seen.drillVm()
				.map((vm) -> machine(vm, new Notes().item(seen, at), look))
				.orElseGet(() -> new Sighting.Converging("Azure does not say yet which machine it made",
						new Notes().item(seen, at).evidence(), this.reads.lookAgain()));
		};
	}

	private Sighting machine(ArmId vm, Notes notes, Look look) {
		return switch (this.reads.vault()
			.machines()
			.running(vm, this.reads.settings().sharedFor(), this.reads.since(look), this.reads.deadline(look))) {
			case Failed<VmSeen>(ArmProblem.NotFound _, var _) ->
				new Sighting.Unmet("the test machine %s does not exist".formatted(vm.name()), notes.evidence());
			case Failed<VmSeen>(var problem, var _) -> problem.blind("the test machine " + vm.name(), notes.evidence());
			case Value<VmSeen>(var seen, var at) -> {
				notes.note("test machine", vm.name(), seen.words(), at);
				if (seen.running() && seen.provisioned()) {
					yield new Sighting.Met("the test machine %s runs in %s".formatted(vm.name(), seen.place()),
							notes.evidence(), made(seen));
				}
				yield seen.provisionedBadly()
						? new Sighting.Refused(
								"the test machine %s was not made well: %s".formatted(vm.name(), seen.words()),
								notes.evidence())
						: new Sighting.Converging(
								"the test machine %s does not run yet: %s".formatted(vm.name(), seen.words()),
								notes.evidence(), this.reads.lookAgain());
			}
		};
	}

	private DrillMade made(VmSeen seen) {
		var resources = new ArrayList<String>();
		resources.add(seen.id().toString());
		seen.disks().forEach((disk) -> resources.add(disk.id().toString()));
		seen.interfaces().forEach((nic) -> resources.add(nic.toString()));
		return new DrillMade(Objects.requireNonNull(this.begun, "no drill has begun").job(), resources);
	}

}
