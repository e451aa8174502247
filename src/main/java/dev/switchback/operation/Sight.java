package dev.switchback.operation;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// How well it could be told since some moment how things are. Patience counts only the time in which it could. It could not
/// while the world was not seen, nor while what was seen settled nothing; one may pass into the other within one spell.
///
/// @param blindFor the spells that are over, added up
/// @param blindSince since when the world is not seen; `null` while it is
/// @param untoldSince when the present spell began; `null` while it can be told. Where it is stored alone, as before the two
/// were told apart, `blindSince` stands for both
public record Sight(Duration blindFor, @Nullable Instant blindSince, @Nullable Instant untoldSince) {

	/// Nothing was missed yet.
	public static final Sight CLEAR = new Sight(Duration.ZERO, null, null);

	public Sight {
		untoldSince = (untoldSince != null) ? untoldSince : blindSince;
	}

	/// Since when everything is seen and settles nothing, or could not be seen before it was; `null` if it is not so.
	public @Nullable Instant unsettledSince() {
		return (this.blindSince == null) ? this.untoldSince : null;
	}

	/// The time between two moments in which it could be told.
	public Duration sighted(Instant since, Instant now) {
		return Duration.between(since, now).minus(blind(now));
	}

	/// All spells up to now.
	public Duration blind(Instant now) {
		return (this.untoldSince != null) ? this.blindFor.plus(Duration.between(this.untoldSince, now)) : this.blindFor;
	}

	/// The same after a time in which nobody looked.
	Sight missed(Duration missed) {
		return (this.untoldSince != null) ? this : new Sight(this.blindFor.plus(missed), null, null);
	}

	/// Nothing is seen.
	Sight lost(Instant at) {
		return (this.blindSince != null) ? this
				: new Sight(this.blindFor, at, (this.untoldSince != null) ? this.untoldSince : at);
	}

	/// Everything is seen, and settles nothing.
	Sight unsettled(Instant at) {
		return new Sight(this.blindFor, null, (this.untoldSince != null) ? this.untoldSince : at);
	}

	/// It can be told.
	Sight regained(Instant at) {
		return (this.untoldSince != null) ? new Sight(blind(at), null, null) : this;
	}

	Sight after(Phase.Seeing seeing, Instant at) {
		return switch (seeing) {
			case MET, UNMET, CONVERGING, REFUSED -> regained(at);
			case BLIND -> lost(at);
			case UNSETTLED -> unsettled(at);
		};
	}

	/// Whether it is as well seen as in a look before.
	public boolean as(Phase.Seeing seeing) {
		return switch (seeing) {
			case MET, UNMET, CONVERGING, REFUSED -> this.untoldSince == null;
			case BLIND -> this.blindSince != null;
			case UNSETTLED -> this.untoldSince != null && this.blindSince == null;
		};
	}

}
