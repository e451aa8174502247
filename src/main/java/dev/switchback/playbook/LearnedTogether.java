package dev.switchback.playbook;

import java.util.List;
import java.util.stream.Collectors;

/// Several things that one look found out.
public record LearnedTogether(List<Learned> all) implements Learned {

	public LearnedTogether {
		all = List.copyOf(all);
	}

	@Override
	public String sentence() {
		return this.all.stream().map(Learned::sentence).distinct().collect(Collectors.joining("; "));
	}

}
