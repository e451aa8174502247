package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;

/// A machine may be failed over now: all rules. Learns [LegFacts]. A machine that somebody failed over already is taken on
/// from there.
///
/// @param leg which one begins
/// @param home whether it goes back to where it came from: nobody has drilled that since, and it is no reason to stay
/// @param together whether it goes with the group that it is bound to
/// @param shutDown whether Azure is to try to shut the source down first
/// @param wish what the reprotect that follows is to use
record MayFailOver(Reads reads, ItemRef item, String leg, Purpose purpose, boolean home, boolean together,
		boolean shutDown, ReprotectWish wish) implements Condition {

	/// How long what is on either side may take to be read.
	private static final Duration PLACES = Duration.ofSeconds(15);

	private static final String OPERATION = "UnplannedFailover";

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		return switch (this.reads.vault().item(this.item, age(look), deadline)) {
			case Failed<ItemSeen>(var problem, var _) -> this.item.unseen(problem);
			case Value<ItemSeen>(var seen, var _) when seen.failedOver() && seen.job().isEmpty() -> adopted(seen, look);
			case Value<ItemSeen>(var seen, var at) -> judge(seen, at, deadline);
		};
	}

	/// Who goes home was told a moment ago, perhaps by another replica, that it is protected.
	private Duration age(Look look) {
		return this.home ? this.reads.since(look) : this.reads.settings().sharedFor();
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
		rules.add(judge.offered(OPERATION, this.purpose == Purpose.EMERGENCY));
		if (!this.together) {
			rules.add(new GroupRule(this.reads, seen, at, deadline).judge());
		}
		rules.add(judge.drilling());
		rules.add(judge.replication());
		rules.add(judge.failover());
		rules.add(judge.loss());
		if (!this.home) {
			rules.add(judge.drilled());
		}
		rules.add(judge.disks());
		rules.add(judge.agent());
		var soon = deadline.atMost(PLACES);
		var back = new WayBack(this.reads, seen, this.wish, at, soon);
		rules.addAll(places(seen, at, back, soon));
		var facts = LegFacts.of(this.leg, seen);
		var notes = new Notes().item(seen, at).note("way", seen.vm(), facts.way(), at);
		if (this.purpose == Purpose.EMERGENCY && seen.drilling()) {
			notes.note("cleaned up first", seen.vm(), "the test failover that is in the way: some 5 min more", at);
		}
		new Outlook(this.reads, seen, back, this.shutDown, at).note(notes, deadline);
		var evidence = notes.evidence(rules);
		var violations = evidence.violations(this.purpose);
		if (violations.isEmpty()) {
			return new Sighting.Met("%s can be failed over %s".formatted(seen.vm(), facts.way()), evidence, facts);
		}
		return busyOnly(seen, violations) ? new Sighting.Converging(new Busy(this.reads, deadline).sentence(seen),
				evidence, this.reads.lookAgain()) : violated(violations, evidence, this.reads.lookAgain());
	}

	/// What is on either side, as far as it can be seen soon: a region that does not answer is a reason to go.
	private List<RuleVerdict> places(ItemSeen seen, Instant at, WayBack back, Deadline soon) {
		var places = new PlaceRules(this.reads, seen, at, soon);
		return List.of(places.quota(), places.network(), back.cache(), back.mapped(), back.keys(), places.locks());
	}

	/// What could not be seen may be seen yet.
	static Sighting violated(List<RuleVerdict> violations, Evidence evidence, Duration lookAgain) {
		return violations.stream().allMatch(RuleVerdict::unseen)
				? new Sighting.Blind(sentence(violations), evidence, lookAgain)
				: new Sighting.Refused(sentence(violations), evidence);
	}

	/// Nothing but what somebody is doing right now stands in the way.
	private static boolean busyOnly(ItemSeen seen, List<RuleVerdict> violations) {
		return violations.size() == 1 && violations.getFirst().rule().equals(VmRule.OFFERED_BY_AZURE.code())
				&& seen.offers().isEmpty();
	}

	static String sentence(List<RuleVerdict> violations) {
		return String.join("; ", violations.stream().map(RuleVerdict::sentence).toList());
	}

}
