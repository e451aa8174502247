package dev.switchback.playbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// Several conditions of which all have to hold. What is not so is told of all of them at once; the worst decides.
record Together(List<Condition> conditions) implements Condition {

	Together {
		conditions = List.copyOf(conditions);
	}

	@Override
	public Sighting look(Look look) {
		var all = this.conditions.stream().map((condition) -> condition.look(look)).toList();
		var evidence = all.stream().map(Sighting::evidence).reduce(Evidence.NONE, Evidence::and);
		var refused = sentences(all, Sighting.Refused.class);
		if (!refused.isEmpty()) {
			return new Sighting.Refused(refused, evidence);
		}
		var unmet = sentences(all, Sighting.Unmet.class);
		if (!unmet.isEmpty()) {
			return new Sighting.Unmet(unmet, evidence);
		}
		var blind = sentences(all, Sighting.Blind.class);
		if (!blind.isEmpty()) {
			return new Sighting.Blind(blind, evidence, again(all));
		}
		var unsettled = sentences(all, Sighting.Unsettled.class);
		if (!unsettled.isEmpty()) {
			return new Sighting.Unsettled(unsettled, evidence, again(all));
		}
		var converging = sentences(all, Sighting.Converging.class);
		if (!converging.isEmpty()) {
			return new Sighting.Converging(converging, evidence, again(all));
		}
		return new Sighting.Met(sentences(all, Sighting.Met.class), evidence, learned(all));
	}

	private static String sentences(List<Sighting> all, Class<? extends Sighting> kind) {
		return all.stream()
			.filter(kind::isInstance)
			.map(Sighting::sentence)
			.distinct()
			.collect(Collectors.joining("; "));
	}

	/// As soon as one of them is worth looking at again.
	private static Duration again(List<Sighting> all) {
		var soonest = new ArrayList<Duration>();
		for (var sighting : all) {
			switch (sighting) {
				case Sighting.Blind blind -> soonest.add(blind.lookAgainIn());
				case Sighting.Unsettled unsettled -> soonest.add(unsettled.lookAgainIn());
				case Sighting.Converging converging -> soonest.add(converging.lookAgainIn());
				case Sighting.Met _,Sighting.Unmet _,Sighting.Refused _ -> {
				}
			}
		}
		return soonest.stream().min(Comparator.naturalOrder()).orElse(Duration.ZERO);
	}

	private static @Nullable LearnedTogether learned(List<Sighting> all) {
		var learned = new ArrayList<Learned>();
		for (var sighting : all) {
			if (sighting instanceof Sighting.Met met && met.learned() != null) {
				learned.add(met.learned());
			}
		}
		return learned.isEmpty() ? null : new LearnedTogether(learned);
	}

}
