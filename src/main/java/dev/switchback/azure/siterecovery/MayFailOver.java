package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;

/// A machine may be failed over now: all rules. Learns [LegFacts]. A machine that somebody failed over already is taken on
/// from there.
///
/// @param leg which one begins
/// @param home whether it goes back to where it came from: nobody has drilled that since, and it is no reason to stay
record MayFailOver(Reads reads, ItemRef item, String leg, Purpose purpose, boolean home) implements Condition {

	private static final String OPERATION = "UnplannedFailover";

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		return switch (this.reads.vault().item(this.item, deadline)) {
			case Failed<ItemSeen>(var problem, var _) -> this.item.unseen(problem);
			case Value<ItemSeen>(var seen, var _) when seen.failedOver() && seen.job().isEmpty() -> adopted(seen, look);
			case Value<ItemSeen>(var seen, var at) -> judge(seen, at, deadline);
		};
	}

	private Sighting adopted(ItemSeen seen, Look look) {
		var facts = LegFacts.of(this.leg, seen);
		var since = seen.lastFailover().map((at) -> " at " + at).orElse("");
		return new Sighting.Met(
				"%s was failed over %s already%s, by somebody else: this goes on from there, and undoes nothing that it did not do"
					.formatted(seen.vm(), facts.way(), since),
				new Notes().item(seen, look.at()).evidence(), facts);
	}

	private Sighting judge(ItemSeen seen, Instant at, Deadline deadline) {
		var rules = new ArrayList<RuleVerdict>();
		var judge = new ItemRules(seen, at, this.reads.settings());
		var group = new GroupRule(this.reads, seen, at, deadline).judge();
		rules.add(judge.offered(OPERATION, this.purpose == Purpose.EMERGENCY));
		rules.add(group);
		rules.add(judge.drilling());
		rules.add(judge.replication());
		rules.add(judge.failover());
		rules.add(judge.loss());
		if (!this.home) {
			rules.add(judge.drilled());
		}
		rules.add(reverse(seen, at, deadline));
		var facts = LegFacts.of(this.leg, seen);
		var evidence = new Notes().item(seen, at)
			.note("way", seen.vm(), facts.way(), at)
			.note("cannot be undone", seen.vm(),
					"the failover itself: going back is commit, reprotect and another failover; the commit deletes all recovery points",
					at)
			.evidence(rules);
		var violations = evidence.violations(this.purpose);
		if (violations.isEmpty()) {
			return new Sighting.Met("%s can be failed over %s".formatted(seen.vm(), facts.way()), evidence, facts);
		}
		return busyOnly(seen, violations) ? new Sighting.Converging(new Busy(this.reads, deadline).sentence(seen),
				evidence, this.reads.lookAgain()) : new Sighting.Refused(sentence(violations), evidence);
	}

	/// Nothing but what somebody is doing right now stands in the way.
	private static boolean busyOnly(ItemSeen seen, List<RuleVerdict> violations) {
		return violations.size() == 1 && violations.getFirst().rule().equals(VmRule.OFFERED_BY_AZURE.code())
				&& seen.offers().isEmpty();
	}

	static String sentence(List<RuleVerdict> violations) {
		return String.join("; ", violations.stream().map(RuleVerdict::sentence).toList());
	}

	private RuleVerdict reverse(ItemSeen seen, Instant at, Deadline deadline) {
		var judging = new Judging(VmRule.REVERSE_MAPPED, seen.vm(), "container and network mapped back", at);
		return switch (Mappings.of(this.reads, seen.vault(), deadline)) {
			case Failed<Mappings>(var problem, var _) -> judging.unseen(problem, "the mappings of the vault");
			case Value<Mappings>(var mappings, var _) -> new Reverse(seen, mappings).lacking()
				.map((sentence) -> judging.fail("not mapped back", sentence))
				.orElseGet(() -> judging.pass("mapped back", "%s can be protected back".formatted(seen.vm())));
		};
	}

}
