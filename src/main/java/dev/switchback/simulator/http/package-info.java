/// HTTPS for the simulator: a certificate authority of its own, and the JDK's server with limits.
@NullMarked
package dev.switchback.simulator.http;

import org.jspecify.annotations.NullMarked;
