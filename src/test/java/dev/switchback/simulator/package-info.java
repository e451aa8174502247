/// Tests of the simulator: its core in virtual time, its server over real HTTPS.
@NullMarked
package dev.switchback.simulator;

import org.jspecify.annotations.NullMarked;
