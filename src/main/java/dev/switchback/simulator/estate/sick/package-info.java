/// Pairs with one condition each: what networks are like when somebody needs a failover.
@NullMarked
package dev.switchback.simulator.estate.sick;

import org.jspecify.annotations.NullMarked;
