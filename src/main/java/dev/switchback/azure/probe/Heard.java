package dev.switchback.azure.probe;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// What was heard of a probe since it answered last.
///
/// @param at when it was last asked
/// @param asking whether what comes of that is still awaited
/// @param words of what came last
/// @param unanswered rounds in a row without an answer, whatever came of them
/// @param lost those of them in which no way to it was found
/// @param silent those of them in which it was asked and did not answer
record Heard(Instant at, boolean asking, String words, Rounds unanswered, Rounds lost, Rounds silent) {

	/// One question may get lost.
	private static final int ENOUGH = 3;

	/// @param since when the first was; `null` if there was none
	record Rounds(int count, @Nullable Instant since) {

		static final Rounds NONE = new Rounds(0, null);

		Rounds and(Instant at) {
			return new Rounds(this.count + 1, (this.since != null) ? this.since : at);
		}

		boolean enough() {
			return this.count >= ENOUGH;
		}

		boolean lasted(Duration duration, Instant now) {
			return enough() && this.since != null && !now.isBefore(this.since.plus(duration));
		}

	}

	/// Nothing yet.
	static Heard nothing(Instant at) {
		return new Heard(at, false, "", Rounds.NONE, Rounds.NONE, Rounds.NONE);
	}

	/// What never came of the time before is taken for a way that was not found: nothing else takes so long.
	Heard asked(Instant now) {
		var before = this.asking ? heard(Round.LATE, this.at) : this;
		return new Heard(now, true, before.words, before.unanswered, before.lost, before.silent);
	}

	/// An answer ends all silence, however late it comes. Of what was given up already nothing else counts but that it was
	/// silent.
	Heard heard(Answered answered, Instant asked) {
		var current = !asked.isBefore(this.at);
		var awaited = this.asking && !current;
		var latest = current ? asked : this.at;
		return switch (answered.verdict()) {
			case PASS -> new Heard(latest, awaited, answered.words(), Rounds.NONE, Rounds.NONE, Rounds.NONE);
			case FAIL -> new Heard(latest, awaited, answered.words(),
					current ? this.unanswered.and(asked) : this.unanswered, this.lost, this.silent.and(asked));
			case INCONCLUSIVE -> current ? new Heard(latest, awaited, answered.words(), this.unanswered.and(asked),
					answered.lost() ? this.lost.and(asked) : this.lost, this.silent) : this;
		};
	}

	/// Whether what came last was an answer.
	boolean answering() {
		return !this.words.isEmpty() && this.unanswered.count() == 0 && this.silent.count() == 0;
	}

	/// Whether it was without an answer for so long, several times in a row. What could not be asked proves no silence by
	/// itself, and interrupts none. Where it answered here before, one silence tells enough of what else was not answered; and
	/// that no way is found any more is a silence as well.
	///
	/// @param here whether it answered this process before
	boolean silentFor(Duration duration, boolean here, Instant now) {
		return this.silent.lasted(duration, now)
				|| (here && this.unanswered.lasted(duration, now) && (this.silent.count() > 0 || this.lost.enough()));
	}

}
