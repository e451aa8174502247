package dev.switchback.engine;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Keeping;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// What is new about the keeping of one obligation: each is told once, whatever is told of others in between. Of what is over
/// nothing is told.
final class Tidings {

	private Tidings() {
	}

	static Move seen(Operation operation, Obligation obligation, Sighting sighting, Duration rest) {
		var seeing = Phase.Seeing.of(sighting);
		var news = operation.phase() instanceof Phase.Restoring
				&& !operation.keeping(obligation.id()).as(seeing, sighting.sentence());
		return news ? Move.rest(rest, new Event.Seen(seeing, sighting.sentence(), sighting.evidence(), obligation.id()))
				: Move.rest(rest);
	}

	/// @param obligation `null` if it is about none alone
	static Move hindered(Operation operation, @Nullable Obligation obligation, String sentence, Duration rest) {
		return (operation.phase() instanceof Phase.Restoring)
				? Move.rest(rest, new Event.Hindered(sentence, (obligation != null) ? obligation.id() : null))
				: Move.rest(rest);
	}

	/// What stood in the way of this one does so no more; what stands in the way of others still does.
	static Event[] freed(Operation operation, Obligation obligation, Event then) {
		if (!(operation.phase() instanceof Phase.Restoring restoring) || restoring.hindrance() == null) {
			return new Event[] { then };
		}
		if (operation.keeping(obligation.id()).hindrance() != null) {
			return new Event[] { new Event.Hindered(null, obligation.id()), then };
		}
		var others = restoring.keeping().values().stream().map(Keeping::hindrance).anyMatch(Objects::nonNull);
		return others ? new Event[] { then } : new Event[] { new Event.Hindered(null), then };
	}

	/// Whether that was told already of what it is about.
	static boolean told(Operation operation, Event.Hindered hindered) {
		if (!(operation.phase() instanceof Phase.Restoring restoring)) {
			return false;
		}
		var known = (hindered.obligation() != null) ? restoring.keeping(hindered.obligation()).hindrance()
				: restoring.hindrance();
		return Objects.equals(hindered.sentence(), known);
	}

}
