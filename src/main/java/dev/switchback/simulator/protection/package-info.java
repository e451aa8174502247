/// What Site Recovery does to protected machines, as a function of time: items, their jobs, the machines they make.
@NullMarked
package dev.switchback.simulator.protection;

import org.jspecify.annotations.NullMarked;
