/// The state of the simulated world and how it moves with time: immutable values, a pure function that advances them, and
/// a journal that makes them durable. Nothing here knows HTTP.
@NullMarked
package dev.switchback.simulator.world;

import org.jspecify.annotations.NullMarked;
