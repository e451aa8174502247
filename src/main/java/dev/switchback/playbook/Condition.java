package dev.switchback.playbook;

import java.util.List;

/// A fact about the world that can be looked at, any number of times.
public interface Condition {

	/// Looks. May block for up to [Look#patience()]; never throws for what the world does
	/// (that is a
	/// [Sighting.Blind] or [Sighting.Refused]); an exception is a bug of ours.
	Sighting look(Look look);

	/// All of several conditions. What is learned of more than one is [LearnedTogether].
	static Condition all(List<? extends Condition> conditions) {
		return (conditions.size() == 1) ? conditions.getFirst() : new Together(List.copyOf(conditions));
	}

}
