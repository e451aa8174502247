package dev.switchback.azure.siterecovery;

import java.util.List;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Sighting;

/// A test failover of a machine may be made into a network: all rules.
///
/// @param network ARM id
record MayDrill(Reads reads, ItemRef item, String network, Purpose purpose) implements Condition {

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		return switch (this.reads.vault().item(this.item, deadline)) {
			case Failed<ItemSeen>(var problem, var _) -> this.item.unseen(problem);
			case Value<ItemSeen>(var seen, var at) -> {
				var judge = new ItemRules(seen, at, this.reads.settings());
				var rules = List.of(judge.offered("TestFailover", false), judge.drilling(), judge.replication(),
						judge.loss(), judge.disks(), judge.agent(),
						new PlaceRules(this.reads, seen, at, deadline).quota(),
						new DrillNetwork(this.reads, seen, ArmId.parse(this.network), at).judge(deadline));
				var evidence = new Notes().item(seen, at)
					.note("is billed meanwhile", seen.vm(), "one more machine with its disks, in " + seen.recovery(),
							at)
					.evidence(rules);
				var violations = evidence.violations(this.purpose);
				yield violations.isEmpty()
						? Sighting.met("a test failover of %s can be made".formatted(seen.vm()), evidence)
						: new Sighting.Refused(MayFailOver.sentence(violations), evidence);
			}
		};
	}

}
