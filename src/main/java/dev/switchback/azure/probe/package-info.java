/// Probes: whether what runs on a machine, or behind a pair of circuits, answers.
@NullMarked
package dev.switchback.azure.probe;

import org.jspecify.annotations.NullMarked;
