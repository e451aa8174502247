package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.switchback.azure.expressroute.Overrulings.Overruled;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;

/// Puts overrides beside the rules that they speak of. Whoever overrides answers for the value that was seen: what is
/// worse is not covered, and what does not fail needs nobody to answer for it.
record Overriding(Drain drain, StandIn seen) {

	/// What cannot be judged while the survivor's tables are blind.
	private static final Set<SafetyRule> BLIND = EnumSet.of(SafetyRule.SURVIVOR_BOTH_LINKS, SafetyRule.PREFIXES_COVERED,
			SafetyRule.SURVIVOR_NOT_IN_MAINTENANCE);

	/// At the first check: overrides that do not fit fail a rule of their own.
	List<RuleVerdict> first(List<RuleVerdict> rules) {
		if (this.drain.overrides().isEmpty()) {
			return rules;
		}
		var misfits = this.drain.overrides().stream().flatMap((it) -> misfit(it, rules).stream()).toList();
		var judged = new ArrayList<RuleVerdict>();
		rules.forEach((rule) -> judged.add(answered(rule, rules).filter((it) -> misfit(it, rules).isEmpty())
			.map((it) -> overridden(rule, it))
			.orElse(rule)));
		judged.addAll(misfits.isEmpty() ? List.of(allFit()) : misfits);
		return judged;
	}

	RuleVerdict allFit() {
		return fitting("the write").pass(Words.count(this.drain.overrides().size(), "override", "overrides"),
				"every override names a rule that fails");
	}

	/// At the check of a circuit after it was looked whether the overrides fit: what speaks of the other circuit is left
	/// alone.
	List<RuleVerdict> second(List<RuleVerdict> rules) {
		return rules.stream()
			.map((rule) -> answered(rule, rules).filter((it) -> misfit(it, rules).isEmpty())
				.map((it) -> this.drain.overruled().known() ? again(rule, it) : overridden(rule, it))
				.orElse(rule))
			.toList();
	}

	/// Right before the write: in maintenance an override has lapsed if the value is worse than it was.
	List<RuleVerdict> again(List<RuleVerdict> rules) {
		return rules.stream().map((rule) -> answered(rule, rules).map((it) -> again(rule, it)).orElse(rule)).toList();
	}

	private RuleVerdict again(RuleVerdict rule, RuleOverride override) {
		var then = this.drain.overruled().of(SafetyRule.of(override.rule()).orElseThrow(), override.subject());
		var lapsed = this.drain.purpose() == Purpose.MAINTENANCE && override.names(rule)
				&& then.map((it) -> it.worse(rule.verdict(), Lacking.of(rule, this.seen))).orElse(true);
		if (!lapsed) {
			return rule.overridden(override.seen(then.map(Overruled::measured).orElse(rule.measured())));
		}
		return new RuleVerdict(rule.rule(), rule.subject(), rule.measured(), rule.threshold(), rule.observedAt(),
				rule.force(), rule.verdict(), "%s; the override by %s has lapsed, because it was %s then"
					.formatted(rule.sentence(), override.by(), then.map(Overruled::measured).orElse("no failure")),
				null, rule.alternatives());
	}

	/// Whoever named no value answers for the one that is seen now.
	private static RuleVerdict overridden(RuleVerdict rule, RuleOverride override) {
		return rule.overridden(override.seen(rule.measured()));
	}

	/// What was overridden, as it is now. In maintenance nobody answers for more than what was seen first.
	Overrulings overrulings(List<RuleVerdict> judged) {
		var then = this.drain.overruled();
		return (then.known() && this.drain.purpose() == Purpose.MAINTENANCE) ? then : now(judged).over(then);
	}

	private Overrulings now(List<RuleVerdict> judged) {
		var rules = judged.stream()
			.filter((rule) -> rule.override() != null)
			.map((rule) -> new Overruled(rule.rule(), rule.subject(), rule.verdict(), rule.measured(),
					List.copyOf(Lacking.of(rule, this.seen))))
			.toList();
		return new Overrulings(this.seen.drained().declared().id().toString(), rules);
	}

	/// Who answers for a rule that fails.
	private Optional<RuleOverride> answered(RuleVerdict rule, List<RuleVerdict> all) {
		if (rule.verdict() == Verdict.PASS || !rule.force().overridable(this.drain.purpose())) {
			return Optional.empty();
		}
		return this.drain.overrides()
			.stream()
			.filter((override) -> override.names(rule))
			.findFirst()
			.or(() -> forBlindness(rule, all));
	}

	private Optional<RuleOverride> forBlindness(RuleVerdict rule, List<RuleVerdict> all) {
		if (rule.verdict() != Verdict.INCONCLUSIVE || !rule.measured().contains("not seen")
				|| SafetyRule.of(rule.rule()).filter(BLIND::contains).isEmpty()) {
			return Optional.empty();
		}
		return all.stream()
			.filter((other) -> other.rule().equals(SafetyRule.SURVIVOR_TABLES_SEEN.code())
					&& other.subject().equals(rule.subject()) && other.verdict() != Verdict.PASS)
			.findFirst()
			.flatMap((blind) -> this.drain.overrides()
				.stream()
				.filter((it) -> it.names(blind))
				.map((it) -> it.seen(blind.measured()))
				.findFirst());
	}

	/// Why an override does not fit; empty if it does.
	Optional<RuleVerdict> misfit(RuleOverride override, List<RuleVerdict> rules) {
		var subject = "%s of %s".formatted(override.rule(), override.subject());
		var named = rules.stream().filter(override::names).findFirst();
		if (named.isEmpty()) {
			return Optional.of(fitting(subject).fail("not judged",
					"%s is not judged here, so there is nothing to override; leave it out".formatted(subject)));
		}
		var rule = named.get();
		if (rule.verdict() == Verdict.PASS || !rule.force().blocks(this.drain.purpose())) {
			return Optional.of(fitting(subject).fail(rule.measured(),
					"%s stands in nobody's way, so there is nothing to override; leave it out".formatted(subject)));
		}
		var measured = override.measured();
		if (measured != null && SeenValue.worse(measured, rule.measured(), Lacking.of(rule, this.seen))) {
			return Optional.of(fitting(subject).fail(rule.measured(),
					"%s is worse than what the override speaks of: %s; look at it, and override it anew"
						.formatted(subject, rule.measured())));
		}
		return Optional.empty();
	}

	private Rule fitting(String subject) {
		return new Rule(SafetyRule.OVERRIDE_FITTING, subject, "a failing rule, no worse than it was seen", at());
	}

	private Instant at() {
		return this.seen.at();
	}

}
