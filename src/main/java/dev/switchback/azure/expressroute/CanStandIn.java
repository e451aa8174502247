package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;

/// Whether one circuit can stand in for another: every rule judged at once, from one look.
record CanStandIn(Reads reads, DeclaredCircuit drained, DeclaredCircuit survivor, Drain drain) implements Condition {

	@Override
	public Sighting look(Look look) {
		var seen = see(look);
		var overriding = new Overriding(this.drain, seen);
		var rules = this.drain.overruled().known() ? overriding.second(judge(seen)) : overriding.first(judge(seen));
		var notes = new Notes();
		Stream.of(seen.drained(), seen.survivor())
			.forEach((side) -> side.seenPath()
				.forEach((path) -> notes.state(side.declared(), path.peering(), side.peering().at())
					.sessions(side.declared(), path.sessions())
					.prefixes(side.declared(), path)));
		BlastRadius.note(seen, notes);
		new Remembering(this.reads.healthy()).remember(seen);
		return sighting(rules, overriding, notes, seen.mayBeSeenYet());
	}

	StandIn see(Look look) {
		return new PairReads(this.reads, this.drained, this.survivor, this.drain).read(this.reads.deadline(look));
	}

	/// Every rule there is, whoever overrides it.
	static List<RuleVerdict> judge(StandIn seen) {
		return Stream
			.of(SurvivorRules.judge(seen), List.of(RedundancyRule.judge(seen)), DrainedRules.judge(seen),
					PairRules.judge(seen), AzureTestRules.judge(seen), OutlookRules.judge(seen))
			.flatMap(List::stream)
			.toList();
	}

	/// What nobody lets us read is as settled as it gets: waiting for it would keep people waiting.
	private Sighting sighting(List<RuleVerdict> rules, Overriding overriding, Notes notes, boolean waitingHelps) {
		var evidence = notes.evidence(rules);
		var violations = evidence.violations(this.drain.purpose());
		if (violations.isEmpty()) {
			var overrulings = overriding.overrulings(rules);
			return new Sighting.Met(kept(rules), evidence, overrulings.rules().isEmpty() ? null : overrulings);
		}
		var sentence = violations.stream().map(RuleVerdict::sentence).distinct().collect(Collectors.joining("; "));
		if (violations.stream().anyMatch((rule) -> rule.verdict() == Verdict.FAIL)) {
			return new Sighting.Refused(sentence, evidence);
		}
		var again = this.reads.settings().lookAgain().multipliedBy(5);
		return waitingHelps && violations.stream().anyMatch(RuleVerdict::unseen)
				? new Sighting.Blind(sentence, evidence, again) : new Sighting.Unsettled(sentence, evidence, again);
	}

	private static String butFor(List<RuleVerdict> rules) {
		var overridden = rules.stream()
			.filter((rule) -> rule.override() != null)
			.map((rule) -> "%s of %s by %s".formatted(rule.rule(), rule.subject(), rule.override().by()))
			.collect(Collectors.joining(", "));
		return overridden.isEmpty() ? "" : ", but for what is overridden: " + overridden;
	}

	/// What is not kept and yet does not block is named, so that nobody overlooks it.
	private String kept(List<RuleVerdict> rules) {
		var kept = (int) rules.stream().filter((rule) -> rule.verdict() == Verdict.PASS).count();
		var text = new StringBuilder("%s can carry everything%s; %s kept".formatted(this.survivor.spoken(),
				butFor(rules), Words.count(kept, "rule is", "rules are")));
		rules.forEach((rule) -> {
			if (rule.verdict() == Verdict.FAIL && rule.override() == null) {
				text.append("; to be noted: ").append(rule.sentence());
			}
		});
		return text.toString();
	}

}
