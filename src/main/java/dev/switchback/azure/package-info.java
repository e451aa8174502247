/// Conditions and effects over Azure.
@NullMarked
package dev.switchback.azure;

import org.jspecify.annotations.NullMarked;
