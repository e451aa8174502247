package dev.switchback.engine;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;

/// Why something cannot be told: because it was not seen, or because what was seen does not settle it.
///
/// @param words the whole sighting
/// @param seen whether everything was seen
/// @param settlesNothing what was seen of the rules that stand in the way
/// @param missing what was not seen of them
record Untold(String words, boolean seen, List<RuleVerdict> settlesNothing, List<RuleVerdict> missing) {

	/// @param sighting [Sighting.Blind] or [Sighting.Unsettled]
	static Untold of(Sighting sighting, Purpose purpose) {
		var rules = sighting.evidence().violations(purpose);
		return new Untold(sighting.sentence(), sighting instanceof Sighting.Unsettled,
				rules.stream().filter((rule) -> !rule.unseen()).toList(),
				rules.stream().filter(RuleVerdict::unseen).toList());
	}

	/// @param since when it could last be seen, or was looked at first
	String sentence(Instant since) {
		if (this.seen) {
			return "what is seen does not settle it: %s"
				.formatted(this.settlesNothing.isEmpty() ? this.words : words(this.settlesNothing));
		}
		return this.settlesNothing.isEmpty() ? "nothing could be seen since %s: %s".formatted(since, this.words)
				: "what is seen does not settle it: %s; and not seen since %s: %s".formatted(words(this.settlesNothing),
						since, words(this.missing));
	}

	private static String words(List<RuleVerdict> rules) {
		return rules.stream().map(RuleVerdict::sentence).collect(Collectors.joining("; "));
	}

}
