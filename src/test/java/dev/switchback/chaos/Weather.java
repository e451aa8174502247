package dev.switchback.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// When what could not be had, so that nobody is blamed for what could not be done then.
final class Weather {

	/// What makes waiting excusable.
	enum Want {

		/// Azure could not be reached, or refused everybody.
		AZURE,

		/// The database could not be reached.
		DATABASE,

		/// No replica was there.
		REPLICA

	}

	record Spell(Instant from, Instant to) {

		boolean holds(Instant moment) {
			return !moment.isBefore(this.from) && moment.isBefore(this.to);
		}

	}

	private final InstantSource time;

	private final Map<Want, Integer> wanting = new TreeMap<>();

	private final Map<Want, List<Spell>> spells = new TreeMap<>();

	private final Map<Want, Instant> since = new TreeMap<>();

	Weather(InstantSource time) {
		this.time = time;
	}

	/// Something is not there from now on; several reasons may overlap.
	synchronized void begin(Want want) {
		if (this.wanting.merge(want, 1, Integer::sum) == 1) {
			this.since.put(want, this.time.instant());
		}
	}

	/// One of the reasons is gone.
	synchronized void end(Want want) {
		if (this.wanting.merge(want, -1, Integer::sum) == 0) {
			this.spells.computeIfAbsent(want, (_) -> new ArrayList<>())
				.add(new Spell(this.since.remove(want), this.time.instant()));
		}
	}

	/// How much of a time all that is wanted was there.
	///
	/// @param excused what else does not count
	Duration calm(Instant from, Instant to, Set<Want> wants, List<Spell> excused) {
		var calm = Duration.ZERO;
		var all = new ArrayList<>(all(wants));
		all.addAll(excused);
		var edges = all.stream()
			.flatMap((spell) -> List.of(spell.from(), spell.to()).stream())
			.filter((edge) -> edge.isAfter(from) && edge.isBefore(to))
			.collect(Collectors.toCollection(java.util.TreeSet::new));
		edges.add(to);
		var begin = from;
		for (var end : edges) {
			var moment = begin;
			if (all.stream().noneMatch((spell) -> spell.holds(moment)) && end.isAfter(begin)) {
				calm = calm.plus(Duration.between(begin, end));
			}
			begin = end;
		}
		return calm;
	}

	private synchronized List<Spell> all(Set<Want> wants) {
		var all = new ArrayList<Spell>();
		for (var want : wants) {
			all.addAll(this.spells.getOrDefault(want, List.of()));
			Optional.ofNullable(this.since.get(want)).ifPresent((since) -> all.add(new Spell(since, Instant.MAX)));
		}
		return all;
	}

}
