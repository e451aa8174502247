/// Drains one circuit of a maximum-resiliency pair, proves that the other carries everything, brings it back, and proves
/// that too.
@NullMarked
package dev.switchback.catalog.peeringfailover;

import org.jspecify.annotations.NullMarked;
