package dev.switchback.playbook;

import java.util.List;

/// Several things that one look found out.
public record LearnedTogether(List<Learned> all) implements Learned {

	public LearnedTogether {
		all = List.copyOf(all);
	}

}
