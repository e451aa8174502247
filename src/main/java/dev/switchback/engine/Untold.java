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
/// @param settlesNothing what was seen of the rules that stand in the way
/// @param missing what was not seen of them
record Untold(String words, List<RuleVerdict> settlesNothing, List<RuleVerdict> missing) {

	static Untold of(Sighting.Blind blind, Purpose purpose) {
		var rules = blind.evidence().violations(purpose);
		return new Untold(blind.sentence(), rules.stream().filter((rule) -> !rule.unseen()).toList(),
				rules.stream().filter(RuleVerdict::unseen).toList());
	}

	/// Whether everything was seen.
	boolean seen() {
		return !this.settlesNothing.isEmpty() && this.missing.isEmpty();
	}

	/// @param since when it could last be told, or was looked at first
	String sentence(Instant since) {
		if (this.settlesNothing.isEmpty()) {
			return "nothing could be seen since %s: %s".formatted(since, this.words);
		}
		var seen = "what is seen does not settle it: %s".formatted(words(this.settlesNothing));
		return this.missing.isEmpty() ? seen
				: "%s; and not seen since %s: %s".formatted(seen, since, words(this.missing));
	}

	private static String words(List<RuleVerdict> rules) {
		return rules.stream().map(RuleVerdict::sentence).collect(Collectors.joining("; "));
	}

}
