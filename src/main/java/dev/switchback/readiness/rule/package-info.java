/// The rules of good design, one class each, and what they find.
@NullMarked
package dev.switchback.readiness.rule;

import org.jspecify.annotations.NullMarked;
