/// Tells whether a failover would work, before somebody needs it: assesses circuits, pairs and gateways against the rules
/// of good design. What of it concerns virtual machines comes beside it.
@NullMarked
package dev.switchback.readiness;

import org.jspecify.annotations.NullMarked;
