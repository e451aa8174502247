package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;

/// The last look before a peering is switched off. Every rule is judged anew, and never both paths: unless the survivor is
/// seen enabled right now, no call is built.
final class DisableGuard {

	/// What the peerings' states may take after the tables took what they wanted.
	private static final Duration STATES = Duration.ofSeconds(15);

	private final Reads reads;

	private final DeclaredCircuit drained;

	private final DeclaredCircuit survivor;

	private final Drain drain;

	DisableGuard(Reads reads, Disabled.Terms terms) {
		this.reads = reads;
		this.drained = terms.drained();
		this.survivor = terms.survivor();
		this.drain = terms.drain();
	}

	/// Reads tables and gateways first, because that takes longest, then both peerings, the survivor's last.
	///
	/// @param ready builds the call from the drained peering
	Preparation prepare(Look look, Baseline baseline, Function<PeeringSeen, Preparation> ready) {
		var arm = this.reads.arm();
		var tablesFrom = arm.nanos();
		var seen = new PairReads(this.reads, this.drained, this.survivor, this.drain)
			.read(arm.deadline(patience(look, look.patience().minus(STATES))));
		var deadline = arm.deadline(patience(look, STATES));
		var statesFrom = arm.nanos();
		var drained = this.reads.peerings().peering(this.drained, deadline);
		var survivor = this.reads.peerings().peering(this.survivor, deadline);
		var now = seen.with(drained, survivor, this.reads.openOn(this.survivor));
		if (drained instanceof Failed<PeeringSeen>(var problem, var _)) {
			return unseen(problem, this.drained);
		}
		if (survivor instanceof Failed<PeeringSeen>(var problem, var _)) {
			return unseen(problem, this.survivor);
		}
		var preparation = judge(now, (Value<PeeringSeen>) drained, (Value<PeeringSeen>) survivor, baseline, ready);
		return (preparation instanceof Preparation.Ready && stale(tablesFrom, statesFrom))
				? new Preparation.Unseen("reading both peerings took too long to rely on it", Duration.ofSeconds(1))
				: preparation;
	}

	private static Look patience(Look look, Duration patience) {
		return look.within(patience.isPositive() ? patience : look.patience());
	}

	private boolean stale(long tablesFrom, long statesFrom) {
		var now = this.reads.arm().nanos();
		return now - tablesFrom > this.reads.settings().tableAge().toNanos()
				|| now - statesFrom > this.reads.settings().stateAge().toNanos();
	}

	private Preparation judge(StandIn seen, Value<PeeringSeen> drained, Value<PeeringSeen> survivor, Baseline baseline,
			Function<PeeringSeen, Preparation> ready) {
		for (var changing : waitedFor(drained.value(), survivor.value())) {
			if (changing.changing()) {
				return new Preparation.Busy("a change of %s is under way".formatted(changing.id()),
						this.reads.settings().lookAgain());
			}
		}
		var rules = new ArrayList<>(new Overriding(this.drain, seen).again(CanStandIn.judge(seen)));
		rules.add(unchanged(drained, baseline));
		var notes = new Notes().state(this.drained, drained.value(), drained.at())
			.state(this.survivor, survivor.value(), survivor.at());
		seen.survivor().seenPath().forEach((path) -> notes.sessions(this.survivor, path.sessions()));
		var evidence = notes.evidence(rules);
		var failing = evidence.violations(this.drain.purpose());
		if (failing.stream().anyMatch((rule) -> rule.verdict() == Verdict.FAIL)) {
			return new Preparation.Withheld(
					failing.stream().map(RuleVerdict::sentence).collect(Collectors.joining("; ")), evidence);
		}
		return failing.isEmpty() ? ready.apply(drained.value())
				: new Preparation.Unseen(failing.getFirst().sentence(), Duration.ofSeconds(5));
	}

	/// Azure takes no second write to the circuit to be drained. What is under way on the survivor only advises in an
	/// emergency: it may be stuck there for ever, and that it is enabled was read just now.
	private List<PeeringSeen> waitedFor(PeeringSeen drained, PeeringSeen survivor) {
		return (this.drain.purpose() == Purpose.EMERGENCY) ? List.of(drained) : List.of(drained, survivor);
	}

	private RuleVerdict unchanged(Value<PeeringSeen> drained, Baseline baseline) {
		var rule = new Rule(SafetyRule.DRAINED_AS_RECORDED, this.drained.name(), "etag as in the baseline",
				drained.at());
		return drained.value().etag().equals(baseline.found().etag())
				? rule.pass("unmoved",
						"nobody wrote to %s since its baseline was recorded".formatted(this.drained.name()))
				: rule.fail("moved",
						"somebody wrote to %s since its baseline was recorded, so the way back is not known any more; start again"
							.formatted(this.drained.spoken()));
	}

	private static Preparation unseen(ArmProblem problem, DeclaredCircuit circuit) {
		return new Preparation.Unseen(problem.sentence("the peering of " + circuit.name()), problem.lookAgainIn());
	}

}
