package dev.switchback.azure.siterecovery;

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

/// The machine that a failover made runs where it should. What Azure's job says of that counts for nothing: the machine is
/// read.
///
/// @param facts `null` while steps are only listed
record Runs(Reads reads, ItemRef item, @Nullable LegFacts facts) implements Condition {

	@Override
	public Sighting look(Look look) {
		return switch (this.reads.vault()
			.item(this.item, this.reads.settings().sharedFor(), this.reads.deadline(look))) {
			case Failed<ItemSeen>(var problem, var _) -> problem.blind(this.item.spoken(), Evidence.NONE);
			case Value<ItemSeen>(var seen, var at) -> {
				var notes = new Notes().item(seen, at);
				var wentOn = seen.wentOn(to());
				if (!wentOn && !seen.failedOver()) {
					yield new Sighting.Unmet("%s is not failed over: it is %s".formatted(seen.vm(), seen.words()),
							notes.evidence());
				}
				if (!wentOn && seen.job().isPresent()) {
					yield new Sighting.Converging(new Busy(this.reads, this.reads.deadline(look)).sentence(seen),
							notes.evidence(), this.reads.lookAgain());
				}
				yield (wentOn ? seen.sourceVm() : seen.recoveryVm()).map((vm) -> machine(seen, vm, notes, look))
					.orElseGet(() -> new Sighting.Converging(
							"Azure does not say yet which machine %s became".formatted(seen.vm()), notes.evidence(),
							this.reads.lookAgain()));
			}
		};
	}

	private Sighting machine(ItemSeen item, ArmId vm, Notes notes, Look look) {
		var to = to();
		return switch (this.reads.vault()
			.machines()
			.running(vm, this.reads.settings().sharedFor(), this.reads.since(look), this.reads.deadline(look))) {
			case Failed<VmSeen>(ArmProblem.NotFound _, var _) -> new Sighting.Unmet(
					"the machine that %s became (%s) does not exist".formatted(item.vm(), vm.name()), notes.evidence());
			case Failed<VmSeen>(var problem, var _) -> problem.blind("the machine " + vm.name(), notes.evidence());
			case Value<VmSeen>(var seen, var at) -> {
				notes.note("machine", vm.name(), seen.words(), at);
				notes.note("machine is in", vm.name(), seen.place().toString(), at);
				yield judge(seen, to, notes);
			}
		};
	}

	private Place to() {
		return Objects.requireNonNull(this.facts, "a leg is not gone before it has begun").to();
	}

	private Sighting judge(VmSeen seen, Place to, Notes notes) {
		var name = seen.id().name();
		if (!seen.place().location().equalsIgnoreCase(to.location())
				|| (!to.zone().isEmpty() && !seen.place().same(to))) {
			return new Sighting.Refused("the machine %s is in %s and not in %s".formatted(name, seen.place(), to),
					notes.evidence());
		}
		if (seen.running() && seen.provisioned()) {
			return Sighting.met("%s runs in %s".formatted(name, seen.place()), notes.evidence());
		}
		if (seen.provisionedBadly()) {
			return new Sighting.Refused(
					"the machine %s in %s was not made well: %s".formatted(name, seen.place(), seen.words()),
					notes.evidence());
		}
		return new Sighting.Converging(
				"the machine %s in %s does not run yet: %s".formatted(name, seen.place(), seen.words()),
				notes.evidence(), this.reads.lookAgain());
	}

}
