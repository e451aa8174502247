package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.LearnedTogether;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;

/// Copies of all machines of a group are made in a network of their own, by one call to their recovery plan. With the intent
/// the promises are made to clean up after each of them, machine by machine: what is left of one is cleaned up whatever
/// became of the others. The network is judged once more right before the call.
///
/// @param network ARM id
/// @param within when cleaning up is due, from the intent on
record TestFailOverGroup(Reads reads, GroupRef group, List<GroupCopy> copies, String network, RecoveryPointWish wish,
		Duration within) implements GroupDeed {

	@Override
	public String title() {
		return TestFailOver.title(this.group.name(), this.network);
	}

	/// A drill is not begun a second time.
	@Override
	public String untracedThen() {
		return "";
	}

	@Override
	public String action() {
		return "testFailover";
	}

	@Override
	public String offered() {
		return "TestFailover";
	}

	@Override
	public Optional<Sighting> told(GroupSeen seen, Look look, @Nullable JobSeen job, Deadline deadline) {
		if (!seen.all((item) -> item.drilling() && item.offers("TestFailoverCleanup"))) {
			return Optional.empty();
		}
		if (job == null) {
			return perhapsOurs(this.reads, look, this.group.name(), strangers());
		}
		var learned = new ArrayList<Learned>();
		for (var i = 0; i < this.copies.size(); i++) {
			var item = seen.items().get(i);
			var child = job.childOf(item.vm()).orElse(null);
			if (child == null || item.job().filter((id) -> !id.same(child)).isPresent()) {
				return Optional.of(strangers());
			}
			learned.add(new CopyBegun(this.copies.get(i).promise(), child.toString()));
		}
		return Optional.of(new Sighting.Met("the test failover of %s is there".formatted(this.group.name()),
				Evidence.NONE, new LearnedTogether(learned)));
	}

	private Sighting strangers() {
		return new Sighting.Refused(
				"a test failover of machines of %s is there that is not ours".formatted(this.group.name()),
				Evidence.NONE);
	}

	@Override
	public Preparation prepare(GroupSeen seen, Look look, Deadline deadline) {
		var judged = seen.items()
			.stream()
			.map((item) -> new DrillNetwork(this.reads, item, ArmId.parse(this.network), look.at()).judge(deadline))
			.toList();
		var failing = judged.stream().filter((rule) -> rule.verdict() != Verdict.PASS).map(RuleVerdict::sentence);
		var first = failing.findFirst();
		if (first.isPresent()) {
			return new Preparation.Withheld(first.get(), Evidence.ofRules(judged));
		}
		var promises = new ArrayList<Promise>();
		for (var i = 0; i < this.copies.size(); i++) {
			promises.add(TestFailOver.promise(this.copies.get(i).item(), seen.items().get(i),
					this.copies.get(i).promise(), this.within));
		}
		return new Preparation.Ready(new Call("POST", seen.plan().id().toString(), title(), null,
				Bodies.groupDrill(this.network, Bodies.kind(this.wish))), promises);
	}

}
