/// What stands in Compute, Network and Storage because of protected machines: the machines, their surroundings, quota and
/// locks.
@NullMarked
package dev.switchback.simulator.machines;

import org.jspecify.annotations.NullMarked;
