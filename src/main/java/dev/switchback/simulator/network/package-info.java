/// Microsoft.Network as far as ExpressRoute needs it: circuits, peerings, their tables and counters, gateways and their
/// routes, connections.
@NullMarked
package dev.switchback.simulator.network;

import org.jspecify.annotations.NullMarked;
