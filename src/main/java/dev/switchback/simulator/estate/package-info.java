/// What stands in the simulated subscription before anybody changes it, and what lies behind it on-premises: plans, never
/// state. A pair with a new condition is a few lines here.
@NullMarked
package dev.switchback.simulator.estate;

import org.jspecify.annotations.NullMarked;
