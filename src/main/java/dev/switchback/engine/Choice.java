package dev.switchback.engine;

import dev.switchback.playbook.Decision;

/// A decision that may be taken now.
///
/// @param title what to write on the button
/// @param consequence what follows from it, as a whole sentence
/// @param answers whether it answers the question asked now and has to name it
/// @param overrides whether it may answer for rules that stand in the way
public record Choice(Decision decision, String title, String consequence, boolean answers, boolean overrides) {
}
