/// What is known of circuits, gateways and what is declared about them: one JSON document, of which every value knows
/// where in it it stands and how old it is.
@NullMarked
package dev.switchback.readiness.snapshot;

import org.jspecify.annotations.NullMarked;
