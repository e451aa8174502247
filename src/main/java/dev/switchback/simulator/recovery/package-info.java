/// Microsoft.RecoveryServices as far as Site Recovery between Azure's regions needs it: addresses, bodies, refusals.
@NullMarked
package dev.switchback.simulator.recovery;

import org.jspecify.annotations.NullMarked;
