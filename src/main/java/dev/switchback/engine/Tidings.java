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

/// What is new about the keeping of one obligation: each is told once, whatever is told of others in between. Of what is kept
/// although its operation is over it is only told what hinders it.
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
		var about = (obligation != null) ? obligation.id() : null;
		return switch (operation.phase()) {
			case Phase.Restoring _ -> Move.rest(rest, new Event.Hindered(sentence, about));
			case Phase.Ended _ when about != null -> Move.rest(rest, new Event.Hindered(sentence, about));
			case Phase.Ended _,Phase.Forward _,Phase.Parked _ -> Move.rest(rest);
		};
	}

	/// What stood in the way of this one does so no more; what stands in the way of others still does.
	static Event[] freed(Operation operation, Obligation obligation, Event then) {
		if (operation.keeping(obligation.id()).hindrance() != null) {
			return new Event[] { new Event.Hindered(null, obligation.id()), then };
		}
		if (!(operation.phase() instanceof Phase.Restoring restoring) || restoring.hindrance() == null) {
			return new Event[] { then };
		}
		var others = restoring.keeping().values().stream().map(Keeping::hindrance).anyMatch(Objects::nonNull);
		return others ? new Event[] { then } : new Event[] { new Event.Hindered(null), then };
	}

	/// Whether that was told already of what it is about.
	static boolean told(Operation operation, Event.Hindered hindered) {
		var known = (hindered.obligation() != null) ? operation.keeping(hindered.obligation()).hindrance()
				: (operation.phase() instanceof Phase.Restoring restoring) ? restoring.hindrance() : null;
		return Objects.equals(hindered.sentence(), known);
	}

}
