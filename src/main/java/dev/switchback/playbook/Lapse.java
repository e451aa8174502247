package dev.switchback.playbook;

import java.time.Duration;

/// What follows by itself if nobody has decided, and only as long as something is seen to be so when the time has come.
///
/// @param after how long after the question was asked
/// @param decision whose way is gone then
/// @param provided what has to be so; not to be able to see it is no reason to go on
public record Lapse(Duration after, Decision decision, Condition provided) {
}
