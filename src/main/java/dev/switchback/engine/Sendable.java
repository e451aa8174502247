package dev.switchback.engine;

import dev.switchback.playbook.Urgency;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Preparation;

/// A changing call that may have to be sent.
///
/// @param origin what it is sent for
/// @param urgency before what it goes
/// @param withheld what follows if it cannot be prepared
record Sendable(String origin, Supplier<Urgency> urgency, Supplier<Preparation> prepare, Supplier<Effect> effect,
		Function<Preparation, Move> withheld) {
}
