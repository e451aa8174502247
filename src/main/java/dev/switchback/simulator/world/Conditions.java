package dev.switchback.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.estate.Link;

/// What the ordered faults make of links and convergence at a moment.
final class Conditions {

	/// What a link is like.
	enum Signal {

		UP, FLAPPING, DOWN

	}

	private record Spell(Fault fault, Effect.Convergence effect) {
	}

	private final List<Spell> spells;

	Conditions(Collection<Fault> faults) {
		this.spells = faults.stream().flatMap(Conditions::spell).toList();
	}

	private static Stream<Spell> spell(Fault fault) {
		return (fault.effect() instanceof Effect.Convergence effect) ? Stream.of(new Spell(fault, effect))
				: Stream.empty();
	}

	private Stream<Spell> on(String circuit, Instant moment) {
		return this.spells.stream().filter((spell) -> spell.effect().concerns(circuit) && spell.fault().during(moment));
	}

	Signal signal(String circuit, Link link, Instant moment) {
		if (this.spells.isEmpty()) {
			return Signal.UP;
		}
		if (on(circuit, moment).anyMatch((spell) -> spell.effect().linksDown().contains(link))) {
			return Signal.DOWN;
		}
		return on(circuit, moment).anyMatch((spell) -> flapsDown(spell, link, moment)) ? Signal.FLAPPING : Signal.UP;
	}

	/// Whether a family has no sessions.
	boolean familyDown(String circuit, Family family, Instant moment) {
		return on(circuit, moment).anyMatch((spell) -> spell.effect().familyDown() == family);
	}

	private static boolean flapsDown(Spell spell, Link link, Instant moment) {
		var flap = spell.effect().flap();
		if (flap == null || flap.link() != link) {
			return false;
		}
		var age = Duration.between(spell.fault().from(), moment).toMillis();
		return age % flap.every().toMillis() < flap.down().toMillis();
	}

	/// How many times slower than usual things move.
	double factor(String circuit, Instant moment) {
		return on(circuit, moment).mapToDouble((spell) -> spell.effect().factor()).reduce(1, (a, b) -> a * b);
	}

	/// Whether prefixes do not move at all.
	boolean frozen(String circuit, Instant moment) {
		return on(circuit, moment).anyMatch((spell) -> spell.effect().never());
	}

	Set<String> missing(String circuit, Instant moment) {
		var prefixes = new HashSet<String>();
		on(circuit, moment).forEach((spell) -> prefixes.addAll(spell.effect().missing()));
		return prefixes;
	}

	boolean countersFlow(String circuit, Instant moment) {
		return on(circuit, moment).anyMatch((spell) -> spell.effect().countersFlow());
	}

	/// The next moment after the given one at which any of this changes.
	Optional<Instant> nextEdge(Instant after) {
		return this.spells.stream().flatMap((spell) -> edges(spell, after)).min(Instant::compareTo);
	}

	private static Stream<Instant> edges(Spell spell, Instant after) {
		var fault = spell.fault();
		Stream<@Nullable Instant> ends = Stream.of(fault.from(), fault.until());
		return Stream.concat(ends, flaps(spell, after))
			.flatMap((edge) -> Optional.ofNullable(edge).stream())
			.filter((edge) -> edge.isAfter(after) && (fault.until() == null || !edge.isAfter(fault.until())));
	}

	private static Stream<Instant> flaps(Spell spell, Instant after) {
		var flap = spell.effect().flap();
		var from = spell.fault().from();
		if (flap == null || after.isBefore(from)) {
			return Stream.empty();
		}
		var start = from.plus(flap.every().multipliedBy(Duration.between(from, after).dividedBy(flap.every())));
		return Stream.of(start.plus(flap.down()), start.plus(flap.every()));
	}

}
