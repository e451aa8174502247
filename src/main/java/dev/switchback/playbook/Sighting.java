package dev.switchback.playbook;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// What one look saw of a condition. Every sighting says so in a sentence for people.
public sealed interface Sighting {

	/// One sentence without a full stop at its end, naming what it is about.
	String sentence();

	Evidence evidence();

	static Met met(String sentence, Evidence evidence) {
		return new Met(sentence, evidence, null);
	}

	/// The same, with what was noted before it.
	default Sighting after(Evidence noted) {
		var both = noted.and(evidence());
		return switch (this) {
			case Met(var sentence, var _, var learned) -> new Met(sentence, both, learned);
			case Unmet(var sentence, var _, var untraced) -> new Unmet(sentence, both, untraced);
			case Converging(var sentence, var _, var again) -> new Converging(sentence, both, again);
			case Blind(var sentence, var _, var again) -> new Blind(sentence, both, again);
			case Unsettled(var sentence, var _, var again) -> new Unsettled(sentence, both, again);
			case Refused(var sentence, var _) -> new Refused(sentence, both);
		};
	}

	/// The condition holds.
	///
	/// @param learned what the plan is to be revised by, if anything
	record Met(String sentence, Evidence evidence, @Nullable Learned learned) implements Sighting {
	}

	/// The condition does not hold, and nothing is under way that would change that.
	///
	/// @param untraced whether there is a call that Azure took of which nothing shows any more what became: it may yet be at work
	record Unmet(String sentence, Evidence evidence, boolean untraced) implements Sighting {

		public Unmet(String sentence, Evidence evidence) {
			this(sentence, evidence, false);
		}

	}

	/// The condition does not hold yet, but the world moves towards it.
	///
	/// @param lookAgainIn when a further look is worth its cost
	record Converging(String sentence, Evidence evidence, Duration lookAgainIn) implements Sighting {
	}

	/// The look could not see. That is not bad news: nothing is sent and nothing turns
	/// back because of it.
	///
	/// @param lookAgainIn when a further look is worth its cost
	record Blind(String sentence, Evidence evidence, Duration lookAgainIn) implements Sighting {
	}

	/// All there is to see was seen, and does not settle whether the condition holds. It is waited for as long as blindness
	/// is, and like that it sends nothing and turns nothing back; but nobody is told that nothing could be seen.
	///
	/// @param lookAgainIn when a further look is worth its cost
	record Unsettled(String sentence, Evidence evidence, Duration lookAgainIn) implements Sighting {
	}

	/// The condition does not hold, and looking or trying again will not help.
	record Refused(String sentence, Evidence evidence) implements Sighting {
	}

}
