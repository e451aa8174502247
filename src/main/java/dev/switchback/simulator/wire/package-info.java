/// What goes in and out of the simulator: requests, responses, and how a response reaches its client.
@NullMarked
package dev.switchback.simulator.wire;

import org.jspecify.annotations.NullMarked;
