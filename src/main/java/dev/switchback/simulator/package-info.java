/// An Azure Resource Manager that behaves like the real one, for rehearsals and tests: [ArmSimulator] in-process,
/// [SimulatorServer] over HTTPS. An island: it imports nothing else of ours.
@NullMarked
package dev.switchback.simulator;

import org.jspecify.annotations.NullMarked;
