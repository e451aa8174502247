package dev.switchback.engine;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;

/// Why something cannot be told: because it was not seen, or because what was seen does not settle it.
///
/// @param words the whole sighting
/// @param seen whether everything was seen that may be
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
			return "what is seen does not settle it: %s".formatted(all().isEmpty() ? this.words : words(all()));
		}
		if (this.settlesNothing.isEmpty()) {
			return this.missing.isEmpty() ? "nothing could be seen since %s: %s".formatted(since, this.words)
					: "not seen since %s: %s".formatted(since, words(this.missing));
		}
		return "what is seen does not settle it: %s; and not seen since %s: %s".formatted(words(this.settlesNothing),
				since, words(this.missing));
	}

	/// The rules that stand in the way, if a person may answer for all of them in an emergency; else none.
	List<RuleVerdict> answerable() {
		return all().stream().allMatch((rule) -> rule.force().overridable(Purpose.EMERGENCY)) ? all() : List.of();
	}

	private List<RuleVerdict> all() {
		return Stream.concat(this.settlesNothing.stream(), this.missing.stream()).toList();
	}

	private static String words(List<RuleVerdict> rules) {
		return rules.stream().map(RuleVerdict::sentence).collect(Collectors.joining("; "));
	}

}
