package dev.switchback.playbook;

import java.time.Duration;

/// What is looked at while people are asked. What is seen is told; once it is so, the question is out of date.
///
/// @param every how often it is looked at
/// @param then key of the step that is visited again once it is so
public record Watch(Condition condition, Duration every, String then) {
}
