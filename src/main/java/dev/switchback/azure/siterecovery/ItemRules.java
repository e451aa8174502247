package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Spoken;

/// Judges what a protected item itself tells.
///
/// @param at when it was read
record ItemRules(ItemSeen item, Instant at, SiteRecoverySettings settings) {

	/// @param cleanedFirst whether a drill in the way is cleaned up first
	RuleVerdict offered(String operation, boolean cleanedFirst) {
		var offers = this.item.offers().isEmpty() ? "nothing" : String.join(", ", this.item.offers());
		var judging = judging(VmRule.OFFERED_BY_AZURE, operation);
		if (this.item.offers(operation)) {
			return judging.pass(offers, "Azure offers %s for %s".formatted(operation, vm()));
		}
		if (cleanedFirst && this.item.drilling()) {
			return judging.pass(offers,
					"the test failover of %s is cleaned up first; that takes some minutes".formatted(vm()));
		}
		return judging.fail(offers,
				"Azure does not offer %s for %s, which is %s".formatted(operation, vm(), this.item.words()));
	}

	RuleVerdict drilling() {
		var judging = judging(VmRule.NO_DRILL_RUNNING, "None");
		var state = this.item.testFailoverState();
		return this.item.drilling()
				? judging.fail(state, "a test failover of %s is there; clean it up first".formatted(vm()))
				: judging.pass(state, "no test failover of %s is there".formatted(vm()));
	}

	RuleVerdict replication() {
		var health = this.item.replicationHealth();
		var judging = judging(VmRule.REPLICATION_HEALTHY, "Normal");
		if (health.equalsIgnoreCase("Normal")) {
			return judging.pass(health, "the replication of %s is healthy".formatted(vm()));
		}
		return judging.fail(health.isEmpty() ? "not shown" : health,
				"the replication of %s is not healthy%s".formatted(vm(), errors(this.item.healthErrors())));
	}

	RuleVerdict failover() {
		var errors = this.item.healthErrors().stream().filter((error) -> !error.neverDrilled()).toList();
		var health = this.item.failoverHealth();
		var judging = judging(VmRule.FAILOVER_HEALTHY, "Normal, or nothing but that no drill was done");
		var rehearsalOnly = health.equalsIgnoreCase("Warning") && errors.isEmpty()
				&& !this.item.healthErrors().isEmpty();
		if (health.equalsIgnoreCase("Normal") || rehearsalOnly) {
			return judging.pass(health, "nothing is known that keeps a failover of %s from working".formatted(vm()));
		}
		return judging.fail(health.isEmpty() ? "not shown" : health,
				"Azure expects trouble with a failover of %s%s".formatted(vm(), errors(errors)));
	}

	private static String errors(List<HealthError> errors) {
		return errors.isEmpty() ? ""
				: ": " + errors.stream().limit(5).map(HealthError::words).collect(Collectors.joining("; "));
	}

	/// What was measured long ago is more by now.
	RuleVerdict loss() {
		var most = this.settings.rpo();
		var judging = judging(VmRule.DATA_LOSS_BOUNDED, "at most " + Spoken.of(most));
		var measured = this.item.rpo();
		if (measured.isEmpty()) {
			return judging.unclear("not shown", "Azure does not say how much of %s would be lost".formatted(vm()));
		}
		var since = this.item.rpoAt().map((then) -> Duration.between(then, this.at)).orElse(Duration.ZERO);
		var now = measured.get().plus(since.isNegative() ? Duration.ZERO : since);
		var sentence = "%s of %s would be lost, measured %s ago".formatted(Spoken.of(measured.get()), vm(),
				Spoken.of(since.isNegative() ? Duration.ZERO : since));
		return (now.compareTo(most) <= 0) ? judging.pass(Spoken.of(now), sentence)
				: judging.fail(Spoken.of(now), sentence);
	}

	RuleVerdict drilled() {
		var most = this.settings.drillAge();
		var judging = judging(VmRule.DRILLED_LATELY, "within " + Spoken.of(most));
		return this.item.lastDrill().map((drill) -> {
			var age = Duration.between(drill, this.at);
			var sentence = "the last successful test failover of %s was at %s".formatted(vm(), drill);
			return (age.compareTo(most) <= 0) ? judging.pass(Spoken.of(age) + " ago", sentence)
					: judging.fail(Spoken.of(age) + " ago", sentence + "; run a VM_TEST_FAILOVER");
		})
			.orElseGet(() -> judging.fail("never",
					"no test failover of %s has succeeded yet; run a VM_TEST_FAILOVER".formatted(vm())));
	}

	RuleVerdict disks() {
		var judging = judging(VmRule.DISKS_REPLICATED, "all");
		var behind = new Upkeep(this.item.details()).disksBehind();
		if (this.item.disks().isEmpty()) {
			return judging.unclear("not shown", "Azure shows no disks of %s".formatted(vm()));
		}
		return behind.isEmpty()
				? judging.pass("%d of %d".formatted(this.item.disks().size(), this.item.disks().size()),
						"every disk of %s is replicated".formatted(vm()))
				: judging.fail(String.join(", ", behind),
						"not all of %s would arrive: %s".formatted(vm(), String.join(", ", behind)));
	}

	RuleVerdict agent() {
		var life = this.settings.agentLife();
		var judging = judging(VmRule.AGENT_CURRENT, "good for " + Spoken.of(life));
		var upkeep = new Upkeep(this.item.details());
		var until = upkeep.agentEnds();
		var words = until.map(Instant::toString).map("until "::concat).orElse("without end");
		if (until.filter((end) -> end.isBefore(this.at.plus(life))).isPresent()) {
			return judging.fail(words, "the replication agent of %s, or its certificate, is good %s; have it renewed"
				.formatted(vm(), words));
		}
		return upkeep.agentWantsUpdate()
				? judging.fail("wants an update",
						"the replication agent of %s, or its certificate, wants an update".formatted(vm()))
				: judging.pass(words, "the replication agent of %s is good %s".formatted(vm(), words));
	}

	private String vm() {
		return this.item.vm();
	}

	private Judging judging(VmRule rule, String threshold) {
		return new Judging(rule, vm(), threshold, this.at);
	}

}
