package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;

/// A copy of a machine is made in a network of its own. With the intent the promise is made to clean up after it. The network
/// is judged once more right before the call.
///
/// @param network ARM id
/// @param point `null` while steps are only listed
/// @param promise key of the promise
/// @param within when cleaning up is due, from the intent on
record TestFailOver(Reads reads, ItemRef item, String network, @Nullable PointChosen point, String promise,
		Duration within) implements Deed {

	private static final String MAKING = "make a test failover of ";

	@Override
	public String title() {
		return title(this.item.vm(), this.network);
	}

	/// Stored with each call, so it stays: by it a call is known for what it is.
	///
	/// @param name of what is copied
	static String title(String name, String network) {
		return "%s%s into %s".formatted(MAKING, name, ArmId.tail(network));
	}

	/// Whether a call is to make a test failover, of whatever.
	static boolean makes(Mutation call) {
		return call.title().startsWith(MAKING);
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
	public Optional<Sighting> told(ItemSeen seen, Look look, @Nullable JobSeen job, Deadline deadline) {
		if (!seen.drilling() || !seen.offers("TestFailoverCleanup")) {
			return Optional.empty();
		}
		if (job != null && seen.job().filter((id) -> !id.same(job.id())).isEmpty()) {
			return Optional.of(new Sighting.Met("the test failover of %s is there".formatted(seen.vm()), Evidence.NONE,
					new DrillBegun(job.id().toString())));
		}
		return (job == null) ? perhapsOurs(this.reads, look, seen.vm(), strangers(seen)) : Optional.of(strangers(seen));
	}

	private static Sighting strangers(ItemSeen seen) {
		return new Sighting.Refused("a test failover of %s is there that is not ours".formatted(seen.vm()),
				Evidence.NONE);
	}

	@Override
	public Preparation prepare(ItemSeen seen, Look look, Deadline deadline) {
		var chosen = Objects.requireNonNull(this.point, "nothing is drilled before its point is chosen");
		var judged = new DrillNetwork(this.reads, seen, ArmId.parse(this.network), look.at()).judge(deadline);
		if (judged.verdict() != Verdict.PASS) {
			return new Preparation.Withheld(judged.sentence(), Evidence.ofRules(List.of(judged)));
		}
		var promised = promise(this.item, seen, this.promise, this.within);
		return new Preparation.Ready(
				new Call("POST", seen.id().toString(), title(), null, Bodies.drill(this.network, chosen.id())),
				List.of(promised));
	}

	/// The promise to clean up after a test failover.
	///
	/// @param key of the promise
	static Promise promise(ItemRef item, ItemSeen seen, String key, Duration within) {
		return new Promise(key, CleanUpDrill.KIND, seen.id().toString(),
				"clean up after the test failover of %s".formatted(seen.vm()), within,
				DrillPayload.of(item, seen).json());
	}

}
