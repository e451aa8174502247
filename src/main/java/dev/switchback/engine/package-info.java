/// Carries operations out: loads one, looks, decides, appends, and sends at most one call at a time. [Decider] is the only
/// policy.
@NullMarked
package dev.switchback.engine;

import org.jspecify.annotations.NullMarked;
