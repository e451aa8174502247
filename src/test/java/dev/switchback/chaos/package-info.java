/// Real processes, real faults, at random: what becomes of everything that was asked for (docs/chaos.md).
@NullMarked
package dev.switchback.chaos;

import org.jspecify.annotations.NullMarked;
