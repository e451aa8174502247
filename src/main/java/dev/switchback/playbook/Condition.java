package dev.switchback.playbook;

/// A fact about the world that can be looked at, any number of times.
public interface Condition {

	/// Looks. May block for up to [Look#patience()]; never throws for what the world does
	/// (that is a
	/// [Sighting.Blind] or [Sighting.Refused]); an exception is a bug of ours.
	Sighting look(Look look);

}
