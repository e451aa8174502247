package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;
import tools.jackson.databind.JsonNode;

/// The last look before a peering is switched off. Never both paths: unless the survivor is seen enabled and carrying right
/// now, no call is built.
final class DisableGuard {

	private final Reads reads;

	private final DeclaredCircuit drained;

	private final DeclaredCircuit survivor;

	DisableGuard(Reads reads, Disabled.Terms terms) {
		this.reads = reads;
		this.drained = terms.drained();
		this.survivor = terms.survivor();
	}

	/// Reads the survivor's sessions first, because that takes longest, then both
	/// peerings, the survivor's last.
	///
	/// @param ready builds the call from the drained peering
	Preparation prepare(Look look, Baseline baseline, Function<PeeringSeen, Preparation> ready) {
		var deadline = this.reads.deadline(look);
		var arm = this.reads.arm();
		var tablesFrom = arm.nanos();
		var answers = arm.ask(PeeringReads.asks(this.survivor, false), deadline);
		var statesFrom = arm.nanos();
		var drained = this.reads.peerings().peering(this.drained, deadline);
		var survivor = this.reads.peerings().peering(this.survivor, deadline);
		var open = this.reads.openOn(this.survivor);
		if (drained instanceof Failed<PeeringSeen>(var problem, var _)) {
			return unseen(problem, this.drained);
		}
		if (survivor instanceof Failed<PeeringSeen>(var problem, var _)) {
			return unseen(problem, this.survivor);
		}
		var seen = new Both((Value<PeeringSeen>) drained, (Value<PeeringSeen>) survivor, answers, open);
		var preparation = judge(seen, baseline, ready);
		return (preparation instanceof Preparation.Ready && stale(tablesFrom, statesFrom))
				? new Preparation.Unseen("reading both peerings took too long to rely on it", Duration.ofSeconds(1))
				: preparation;
	}

	/// Both peerings, and the survivor's sessions.
	private record Both(Value<PeeringSeen> drained, Value<PeeringSeen> survivor, List<Fetched<JsonNode>> answers,
			List<String> open) {

		List<SessionSeen> sessions() {
			return SessionSeen.of(this.survivor.value(), this.answers);
		}

	}

	private boolean stale(long tablesFrom, long statesFrom) {
		var now = this.reads.arm().nanos();
		return now - tablesFrom > this.reads.settings().tableAge().toNanos()
				|| now - statesFrom > this.reads.settings().stateAge().toNanos();
	}

	private Preparation judge(Both seen, Baseline baseline, Function<PeeringSeen, Preparation> ready) {
		var drained = seen.drained().value();
		var survivor = seen.survivor().value();
		for (var changing : List.of(drained, survivor)) {
			if (changing.changing()) {
				return new Preparation.Busy("a change of %s is under way".formatted(changing.id()),
						this.reads.settings().lookAgain());
			}
		}
		var rules = rules(seen, baseline);
		var evidence = new Notes().state(this.drained, drained, seen.drained().at())
			.state(this.survivor, survivor, seen.survivor().at())
			.sessions(this.survivor, seen.sessions())
			.evidence(rules);
		var failing = rules.stream().filter((rule) -> rule.verdict() != Verdict.PASS).toList();
		if (failing.stream().anyMatch((rule) -> rule.verdict() == Verdict.FAIL)) {
			return new Preparation.Withheld(
					failing.stream().map(RuleVerdict::sentence).collect(Collectors.joining("; ")), evidence);
		}
		return failing.isEmpty() ? ready.apply(drained)
				: new Preparation.Unseen(failing.getFirst().sentence(), Duration.ofSeconds(5));
	}

	private List<RuleVerdict> rules(Both seen, Baseline baseline) {
		var drained = seen.drained().value();
		var survivor = seen.survivor().value();
		var sessions = seen.sessions();
		var rules = new ArrayList<RuleVerdict>();
		rules.add(SurvivorRules.enabled(SurvivorRules.enabledRule(this.survivor.name(), seen.survivor().at()),
				this.survivor, survivor, drained.families()));
		rules.add(survivor.settled()
				? overridable("survivor-settled", "provisioning state Succeeded", seen)
					.pass(survivor.provisioningState(), "no change is under way")
				: overridable("survivor-settled", "provisioning state Succeeded", seen).fail(
						survivor.provisioningState(),
						"the last change of %s did not succeed".formatted(this.survivor.spoken())));
		rules.add(SurvivorRules.notDown(rule("survivor-not-down", "not seen down on both links", seen), this.survivor,
				sessions));
		rules.add(
				SurvivorRules.bothLinks(overridable("survivor-both-links", "both links up and bringing prefixes", seen),
						this.survivor, sessions));
		rules.add(SurvivorRules.notOurs(this.survivor.name(), seen.open(), seen.survivor().at()));
		rules.add(preserved(seen, drained));
		rules.add(unchanged(seen, drained, baseline));
		return rules;
	}

	private RuleVerdict preserved(Both seen, PeeringSeen drained) {
		var rule = new Rule("write-preserves-everything", Force.NEVER_OVERRIDABLE, this.drained.name(),
				"nothing but the switch would change", seen.drained().at());
		return PeeringBody.obstacle(drained, this.drained.md5())
			.map((obstacle) -> rule.fail("not possible",
					"%s cannot be written back as it is: %s".formatted(this.drained.spoken(), obstacle)))
			.orElseGet(() -> rule.pass("everything kept", "a write would keep everything else as it is"));
	}

	private RuleVerdict unchanged(Both seen, PeeringSeen drained, Baseline baseline) {
		var rule = new Rule("drained-as-recorded", Force.NEVER_OVERRIDABLE, this.drained.name(),
				"etag as in the baseline", seen.drained().at());
		return drained.etag().equals(baseline.found().etag())
				? rule.pass("unmoved",
						"nobody wrote to %s since its baseline was recorded".formatted(this.drained.name()))
				: rule.fail("moved",
						"somebody wrote to %s since its baseline was recorded, so the way back is not known any more; start again"
							.formatted(this.drained.spoken()));
	}

	private Rule overridable(String name, String threshold, Both seen) {
		return new Rule(name, Force.OVERRIDABLE_IN_EMERGENCY, this.survivor.name(), threshold, seen.survivor().at());
	}

	private Rule rule(String name, String threshold, Both seen) {
		return new Rule(name, Force.NEVER_OVERRIDABLE, this.survivor.name(), threshold, seen.survivor().at());
	}

	private static Preparation unseen(ArmProblem problem, DeclaredCircuit circuit) {
		return new Preparation.Unseen(problem.sentence("the peering of " + circuit.name()), problem.lookAgainIn());
	}

}
