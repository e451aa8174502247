package dev.switchback.engine;

import java.util.List;
import java.util.Optional;

import dev.switchback.operation.Event;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Sentences;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.ManualCard.Kind;
import dev.switchback.playbook.ManualCard.Section;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// What people are told while something cannot be brought back: why, and how that is which has to do alone meanwhile. If that
/// is lost too, it stands on the manual card as well: this is the moment for which there is one.
final class Hindering {

	private final Registry registry;

	private final Timekeeper time;

	Hindering(Registry registry, Timekeeper time) {
		this.registry = registry;
		this.time = time;
	}

	/// Why something cannot be brought back; empty if the move says nothing of it.
	static Optional<Event.Hindered> hindrance(Move move) {
		return move.events()
			.stream()
			.filter(Event.Hindered.class::isInstance)
			.map(Event.Hindered.class::cast)
			.filter((hindered) -> hindered.sentence() != null)
			.findFirst();
	}

	/// The same move, saying what is not known yet of both.
	///
	/// @param meanwhile how that is which has to do alone; `null` if nothing is known of it
	Move saying(Operation operation, Move move, @Nullable Sighting meanwhile) {
		var hindrance = hindrance(move).orElse(null);
		if (hindrance == null || hindrance.sentence() == null) {
			return move;
		}
		var why = Sentences.part(hindrance.sentence());
		var said = new Event.Hindered(why + words(meanwhile), hindrance.obligation());
		if (Tidings.told(operation, said)) {
			return new Move(List.of(), move.then());
		}
		return new Move(List.of(said), move.then(),
				card(operation, meanwhile, "It could not be brought back then: %s.".formatted(why)));
	}

	/// The same move, with a manual card that says so if nothing is left.
	///
	/// @param meanwhile how that is which has to do alone
	Move carded(Operation operation, Phase.Parked parked, Move move, Sighting meanwhile) {
		return new Move(move.events(), move.then(), card(operation, meanwhile,
				"Since %s this was asked: %s".formatted(parked.since(), parked.question().text())));
	}

	private static String words(@Nullable Sighting meanwhile) {
		return switch (meanwhile) {
			case Sighting.Unmet lost -> "; meanwhile " + lost.sentence();
			case Sighting.Refused lost -> "; meanwhile " + lost.sentence();
			case Sighting.Blind _,Sighting.Unsettled _ -> "; how the other path is meanwhile cannot be told";
			case Sighting.Met stands -> "; meanwhile " + stands.sentence();
			case Sighting.Converging _ -> "";
			case null -> "";
		};
	}

	/// A bug in the playbook's code must not keep anybody from bringing back.
	///
	/// @return without a caution once it stands again; `null` if nothing is known of it
	private @Nullable ManualCard card(Operation operation, @Nullable Sighting meanwhile, String why) {
		if (!(meanwhile instanceof Sighting.Unmet) && !(meanwhile instanceof Sighting.Met)) {
			return null;
		}
		try {
			var card = this.registry.script(operation).card();
			if (!(meanwhile instanceof Sighting.Unmet lost)) {
				return card;
			}
			return (card != null) ? card.beginning(new Section("What was seen last", Kind.CAUTION,
					List.of("At %s: %s.".formatted(this.time.instant(), lost.sentence()), why))) : null;
		}
		catch (RuntimeException _) {
			return null;
		}
	}

}
