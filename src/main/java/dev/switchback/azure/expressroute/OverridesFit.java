package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;

/// If both circuits of a pair are to be drained, one after the other: each override speaks of a rule that fails for one
/// of them. Whether everything else is as it should be is judged for each circuit in its turn.
record OverridesFit(CanStandIn first, CanStandIn second) implements Condition {

	/// One circuit's rules, and who answers for them.
	private record Judged(Overriding overriding, List<RuleVerdict> rules) {

		static Judged of(CanStandIn side, Look look) {
			var seen = side.see(look);
			return new Judged(new Overriding(side.drain(), seen), CanStandIn.judge(seen));
		}

		/// Where it is not judged at all, what the other circuit's rules say counts.
		boolean judges(RuleOverride override) {
			return this.rules.stream().anyMatch(override::names);
		}

		Optional<RuleVerdict> misfit(RuleOverride override) {
			return this.overriding.misfit(override, this.rules);
		}

		List<RuleVerdict> answered() {
			return this.overriding.second(this.rules);
		}

		Overrulings overrulings() {
			return this.overriding.overrulings(answered());
		}

	}

	@Override
	public Sighting look(Look look) {
		var one = Judged.of(this.first, look);
		var other = Judged.of(this.second, look);
		var misfits = this.first.drain()
			.overrides()
			.stream()
			.flatMap((override) -> misfit(override, one, other).stream())
			.toList();
		if (misfits.isEmpty()) {
			var fit = one.overriding().allFit();
			return new Sighting.Met(fit.sentence(), Evidence.ofRules(List.of(fit)),
					new Overrulings.OfBoth(one.overrulings(), other.overrulings()));
		}
		var rules = new ArrayList<>(misfits);
		Stream.of(one, other).flatMap((judged) -> judged.answered().stream()).forEach(rules::add);
		var sentence = misfits.stream().map(RuleVerdict::sentence).collect(Collectors.joining("; "));
		return new Sighting.Refused(sentence, Evidence.ofRules(rules));
	}

	private static Optional<RuleVerdict> misfit(RuleOverride override, Judged one, Judged other) {
		var misfit = one.misfit(override);
		if (misfit.isEmpty() || other.misfit(override).isEmpty()) {
			return Optional.empty();
		}
		return one.judges(override) ? misfit : other.misfit(override);
	}

}
